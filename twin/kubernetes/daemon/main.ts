import { parseArgs } from "node:util";
import { appendLog } from "../../daemon/daemon";
import { KubernetesDaemon, parsePrograms } from "./daemon";

/** Serves one stack until it is told to stop: `main.js --folder <twin folder> --programs <JSON> [--images <JSON>]`. */
async function main(folder: string, programs: string, images: string): Promise<void> {
  // Keys, state and logs are for their owner alone.
  process.umask(0o077);
  process.on("unhandledRejection", (error) => appendLog(folder, `unexpected: ${describe(error)}`));
  const daemon = await KubernetesDaemon.start({
    folder,
    workingDirectory: process.cwd(),
    programs: parsePrograms(programs),
    images: imagesOf(images),
    // Whatever a library has left open must not keep the process.
    onStopped: () => process.exit(0),
  });
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => void daemon.stop());
}

function imagesOf(text: string): Readonly<Record<string, readonly string[]>> {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== "object" || parsed === null) return {};
  const commands = Object.entries(parsed).map(
    ([image, words]: [string, unknown]) => [image, Array.isArray(words) ? words.map(String) : []] as const,
  );
  return Object.fromEntries(commands);
}

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

const { folder, programs, images } = parseArgs({
  options: { folder: { type: "string" }, programs: { type: "string" }, images: { type: "string" } },
}).values;
if (folder === undefined || programs === undefined) {
  process.stderr.write("usage: main.js --folder <twin folder> --programs <JSON> [--images <JSON>]\n");
  process.exitCode = 2;
} else {
  main(folder, programs, images ?? "{}").catch((error: unknown) => {
    appendLog(folder, `cannot start: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  });
}
