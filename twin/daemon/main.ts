import { parseArgs } from "node:util";
import { createNullDataPlane } from "../contract/data-plane";
import { ModelRegistry } from "../control/registry";
import { services } from "../control/services/index";
import { createDataPlane } from "../data";
import { appendLog, Daemon } from "./daemon";

/** Seconds: a `pulumi destroy` leaves no process behind for longer than this. */
const idleTimeout = 60;

/** Serves one stack until it is told to stop: `main.js --folder <twin folder> --region <region>`. */
async function main(folder: string, region: string): Promise<void> {
  // Keys, state and logs are for their owner alone. Nodes get the usual mask back.
  process.umask(0o077);
  process.on("unhandledRejection", (error) => appendLog(folder, `unexpected: ${describe(error)}`));
  const daemon = await Daemon.start({
    folder,
    region,
    idleTimeout,
    // Whatever a library has left open must not keep the process.
    onStopped: () => process.exit(0),
    registry: new ModelRegistry(services),
    // Tests of the control plane need neither HAProxy nor nodes.
    createDataPlane: process.env.VIPKIT_TWIN_DATA === "none" ? createNullDataPlane : createDataPlane,
  });
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => void daemon.stop());
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const { folder, region } = parseArgs({ options: { folder: { type: "string" }, region: { type: "string" } } }).values;
if (folder === undefined || region === undefined) {
  process.stderr.write("usage: main.js --folder <twin folder> --region <region>\n");
  process.exitCode = 2;
} else {
  main(folder, region).catch((error: unknown) => {
    appendLog(folder, `cannot start: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  });
}
