import { statSync } from "node:fs";
import { resolve } from "node:path";
import { projectFileIn } from "../../engine/stack-files";
import { commandLine } from "../../model/command-line";
import { UserError } from "../../model/user-error";
import { findProject, listStacks, readStack, type StackFiles } from "../project";
import { isKubernetesStack } from "../stack-values";
import { isTwinStack } from "../twin-stack";
import type { SharedInput } from "./define";

type Request = Pick<SharedInput, "call" | "takes" | "among" | "named" | "project">;

/** The folder of the project that a command is about. Throws UserError where there is none. */
export function projectFolder({ project }: Pick<Request, "project">): string {
  if (project === undefined) return findProject(process.cwd());
  const folder = resolve(project);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UserError(`--project ${project}: no such folder`, 2);
  // Not one above it: a wrong folder must not find another project.
  if (projectFileIn(folder) === undefined)
    throw new UserError(`--project ${project}: no Pulumi.yaml in this folder`, 2);
  return folder;
}

/** The one stack that a command is about. Throws UserError, with exit code 2 and the stacks there are, where that is open. */
export function chooseStack(request: Request): StackFiles {
  const { folder, names } = chooseStacks(request);
  const [only = ""] = names;
  return readStack(folder, only);
}

/** The names of stacks that a command is about, and the project's folder. Throws UserError as {@link chooseStack} does. */
export function chooseStacks(request: Request): { readonly folder: string; readonly names: readonly string[] } {
  const { takes, named } = request;
  const folder = projectFolder(request);
  const names = named.length > 0 ? distinct(request, folder) : candidates(request, folder);
  if (takes === "many" || names.length === counts[takes]) return { folder, names };
  if (names.length > counts[takes] && named.length > 0)
    throw new UserError(`${names.join(", ")}: ${request.call} takes one stack`, 2);
  return refuseChoice(request, candidates(request, folder));
}

const counts = { none: 0, one: 1, two: 2 } as const;

/** A wrong name is said before the other stacks are planned. One stack may be named by several spellings. */
function distinct({ takes, named }: Request, folder: string): readonly string[] {
  const names = takes === "one" ? named : named.map((name) => readStack(folder, name).stack);
  return [...new Set(names)];
}

/** The stacks that can be meant. */
function candidates({ among, call }: Request, folder: string): readonly string[] {
  const all = listStacks(folder);
  if (all.length === 0)
    throw new UserError(
      `this project has no Pulumi.<stack>.yaml: there is nothing to ${call}; name a stack, if its Pulumi.yaml has all of its config`,
    );
  if (among === "all") return all;
  const local = all.filter((name) => isLocal(folder, name));
  // A first start on Kubernetes builds for twenty minutes: it is asked for by name where there is another one.
  const quick = local.filter((name) => !isKubernetesStack(readStack(folder, name)));
  if (quick.length > 0) return quick;
  if (local.length > 0) return local;
  // Where one cannot be read, it is the one that was meant more often than not.
  for (const name of all) readStack(folder, name);
  throw new UserError(
    `no stack of this project is for this machine: of ${all.join(", ")} none has provider: twin in its vipkit:cluster, or vipkit:twin`,
  );
}

/** A file that cannot be read is no reason to leave the others alone. */
function isLocal(folder: string, name: string): boolean {
  try {
    return isTwinStack(readStack(folder, name));
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

/** Asks for a choice: what every command says where it cannot know which stack is meant. Exit code 2. */
export function refuseChoice({ takes, call }: Request, names: readonly string[]): never {
  const [first = "", second = first] = names;
  const question = takes === "two" ? "which two stacks" : "which stack";
  const example = commandLine(`${call} ${takes === "two" ? `${first} ${second}` : first}`, process.env);
  throw new UserError(`${question}? ${names.join(", ")}; such as: ${example}`, 2);
}
