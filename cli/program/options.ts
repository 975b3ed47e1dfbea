import { z } from "zod";
import { UserError } from "../../model/user-error";
import { texts } from "../command/parameters";
import type { StackFiles } from "../project";
import { readStackOutputs, type StackOutputs } from "./stack-references";

/** What stands in for what only the engine knows, as the command line gives it. */
export interface StandInOptions {
  readonly stackOutputs?: readonly string[];
  readonly config?: readonly string[];
}

/** The same, read. Plain data: it goes to the processes that judge stacks side by side. */
export interface StandIns {
  /** What other stacks put out. */
  readonly stackOutputs: StackOutputs;
  /** Config values by key, in place of what the stack's file says. */
  readonly config: Readonly<Record<string, string>>;
}

export const noStandIns: StandIns = { stackOutputs: {}, config: {} };

/** The options that every command takes which runs a program offline. */
export const standInOptions = {
  stackOutputs: texts(
    "[stack=]file",
    "outputs of other stacks, as `pulumi stack output --json` writes them, for stack references; repeatable; unknown otherwise",
  ),
  config: texts(
    "key=value",
    "a stand-in for a config value, such as an encrypted one; repeatable; a key without a namespace is the project's",
  ),
} as const;

/** @throws UserError for a file that cannot be read, or a config value without its key */
export function readStandIns({ stackOutputs = [], config = [] }: StandInOptions): StandIns {
  return { stackOutputs: readStackOutputs(stackOutputs), config: Object.fromEntries(config.map(keyAndValue)) };
}

function keyAndValue(option: string): readonly [string, string] {
  const at = option.indexOf("=");
  if (at < 1) throw new UserError(`--config ${option}: expected key=value, such as --config app:port=8080`, 2);
  return [option.slice(0, at), option.slice(at + 1)];
}

/** The stack's files with the stand-ins in place of what they say: such a value is known, and no secret. */
export function withConfig(files: StackFiles, { config }: StandIns): StackFiles {
  const own = Object.fromEntries(
    Object.entries(config).map(([key, value]) => [key.includes(":") ? key : `${files.project}:${key}`, value]),
  );
  const isOpen = (key: string) => own[key] === undefined;
  return {
    ...files,
    config: { ...files.config, ...own },
    secretKeys: files.secretKeys.filter(isOpen),
    secretPaths: Object.fromEntries(Object.entries(files.secretPaths).filter(([key]) => isOpen(key))),
  };
}

const standIns = z.custom<StandIns>((value) => z.looseObject({ config: z.looseObject({}) }).safeParse(value).success);

/** What another process of ours has written. */
export const parseStandIns = (text: string): StandIns => standIns.parse(JSON.parse(text));
