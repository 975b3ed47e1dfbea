import { join } from "node:path";

/** What runs in place of an image: words of a command. A key is the whole reference, or the reference without its tag or digest. */
export type ImageCommands = Readonly<Record<string, readonly string[]>>;

/** A program of this machine in place of an image. */
export interface ImageCommand {
  readonly words: readonly string[];
  /** Whether the user has named it: then it is told the container's `args`, and what the container's probes and hooks run runs too. */
  readonly isMapped: boolean;
}

const exampleServer = [process.execPath, join(__dirname, "..", "..", "example-node", "server.js")];

/** The words that an image is mapped to, by its own entry or that of its repository; undefined where it is not named. Empty: the example server. */
export function mappedWords(image: string, commands: ImageCommands): readonly string[] | undefined {
  const repository = image.replace(/@.*$/, "").replace(/:[^/:]*$/, "");
  return [image, repository].flatMap((key) => (Object.hasOwn(commands, key) ? [commands[key] ?? []] : []))[0];
}

/** The command of an image: what it is mapped to, or the example server. */
export function commandFor(image: string, commands: ImageCommands): ImageCommand {
  const words = mappedWords(image, commands) ?? [];
  return words.length === 0 ? { words: exampleServer, isMapped: false } : { words, isMapped: true };
}

/** As they are handed from one process to another. */
export function imagesOf(value: unknown): ImageCommands {
  if (typeof value !== "object" || value === null) return {};
  const commands = Object.entries(value).map(
    ([image, words]: [string, unknown]) => [image, Array.isArray(words) ? words.map(String) : []] as const,
  );
  return Object.fromEntries(commands);
}
