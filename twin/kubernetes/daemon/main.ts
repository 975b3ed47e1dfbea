import { parseArgs } from "node:util";
import { appendLog } from "../../daemon/daemon";
import { imagesOf } from "../nodes/images";
import { KubernetesDaemon, parsePrograms } from "./daemon";

interface Arguments {
  readonly folder: string;
  readonly directory: string;
  readonly programs: string;
  readonly images: string;
}

/** Serves one stack until it is told to stop: `main.js --folder <twin folder> --directory <project> --programs <JSON> [--images <JSON>]`. */
async function main({ folder, directory, programs, images }: Arguments): Promise<void> {
  // Keys, state and logs are for their owner alone.
  process.umask(0o077);
  process.on("unhandledRejection", (error) => appendLog(folder, `unexpected: ${describe(error)}`));
  const daemon = await KubernetesDaemon.start({
    folder,
    workingDirectory: directory,
    programs: parsePrograms(programs),
    images: imagesOf(JSON.parse(images)),
    // Whatever a library has left open must not keep the process.
    onStopped: () => process.exit(0),
  });
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => void daemon.stop());
}

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

const {
  folder,
  directory,
  programs,
  images = "{}",
} = parseArgs({
  options: {
    folder: { type: "string" },
    directory: { type: "string" },
    programs: { type: "string" },
    images: { type: "string" },
  },
}).values;
if (folder === undefined || directory === undefined || programs === undefined) {
  process.stderr.write(
    "usage: main.js --folder <twin folder> --directory <project> --programs <JSON> [--images <JSON>]\n",
  );
  process.exitCode = 2;
} else {
  main({ folder, directory, programs, images }).catch((error: unknown) => {
    appendLog(folder, `cannot start: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  });
}
