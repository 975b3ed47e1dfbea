import { existsSync } from "node:fs";
import { commandLine } from "../model/command-line";
import { UserError } from "../model/user-error";
import { CloudError } from "../twin/contract/resources";
import { DaemonClient, findDaemon } from "../twin/daemon/client";
import { refuseNotLocal } from "./not-local";
import type { StackFiles } from "./project";
import { twinFolder } from "./twin-folder";

/** Asks the daemon of a local stack. Throws UserError when there is none to ask, or with what it refuses. */
export async function askDaemon<T>(files: StackFiles, question: (daemon: DaemonClient) => Promise<T>): Promise<T> {
  const { stack } = files;
  const folder = twinFolder(files);
  try {
    const daemon = await findDaemon(folder);
    if (daemon) return await question(daemon);
  } catch (error) {
    if (error instanceof CloudError) throw new UserError(await new DaemonClient(folder).whyRefused(error));
    throw error;
  }
  refuseNotLocal(files);
  const again = commandLine(`start ${stack}`, process.env);
  throw new UserError(
    existsSync(folder)
      ? `stack "${stack}" is not running: its daemon is gone, its store is kept; bring it back with: ${again}`
      : `stack "${stack}" is not up; bring it up with: ${again}`,
  );
}
