import { existsSync } from "node:fs";
import { commandLine } from "../model/command-line";
import { UserError } from "../model/user-error";
import type { StackFiles } from "./project";
import { settingPlace } from "./setting-place";
import { twinFolder } from "./twin-folder";
import { isTwinStack } from "./twin-stack";

/** Why a stack is not for this machine, with the place that says so. */
const notLocal = (files: StackFiles): string => `stack "${files.stack}" is not for this machine: ${whyNotLocal(files)}`;

/** The same for one who wants to bring it up. */
export const notLocalToStart = (files: StackFiles): string =>
  `${notLocal(files)}
To see what it would create:     ${commandLine(`plan ${files.stack}`, process.env)}
To create it in your account:    pulumi up --stack ${files.stack}`;

/** Throws UserError for a stack that can't be up here. One that was, before its file was changed, still is. */
export function refuseNotLocal(files: StackFiles): void {
  if (!isTwinStack(files) && !existsSync(twinFolder(files))) throw new UserError(notLocal(files));
}

const isEncrypted = ({ secretPaths }: StackFiles): boolean =>
  secretPaths["vipkit:cluster"]?.some((path) => path.length === 0 || path[0] === "provider") ?? false;

function whyNotLocal(files: StackFiles): string {
  const key = "vipkit:cluster";
  if (isEncrypted(files))
    return `${settingPlace(files, key)}: encrypted, so that its provider cannot be read; set it in clear, as provider: twin`;
  if (files.config[key] !== undefined) return `${settingPlace(files, key, ["provider"])}: not twin`;
  return `${files.configFile} has neither a ${key} with provider: twin nor vipkit:twin`;
}
