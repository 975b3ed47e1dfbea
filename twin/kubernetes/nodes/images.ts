import { join } from "node:path";

/** What runs in place of an image: words of a command. A key is the whole reference, or the reference without its tag or digest. */
export type ImageCommands = Readonly<Record<string, readonly string[]>>;

const exampleServer = [process.execPath, join(__dirname, "..", "..", "example-node", "server.js")];

/** The command of an image: its own entry, that of its repository, or the example server. */
export function commandFor(image: string, commands: ImageCommands): readonly string[] {
  const repository = image.replace(/@.*$/, "").replace(/:[^/:]*$/, "");
  const chosen = commands[image] ?? commands[repository];
  return chosen === undefined || chosen.length === 0 ? exampleServer : chosen;
}
