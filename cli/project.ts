import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, extname, join, relative, resolve } from "node:path";
import { strayProviderKey, strayTwinKey } from "../components/vip-cluster/stack/config-keys";
import {
  type FileProblem,
  nearestProjectFile,
  type ProjectFile,
  projectFileIn,
  readFileText,
  readProjectFile,
  readStackConfig,
  renderProblem,
  type StackConfigText,
  StackFileError,
} from "../engine/stack-files";
import { suggest } from "../model/settings/suggest";
import { UserError } from "../model/user-error";

/** A Pulumi project on disk, and one of its stacks, read without the engine and by its rules. */
export interface StackFiles extends Pick<StackConfigText, "config" | "secretKeys" | "secretPaths"> {
  readonly folder: string;
  readonly project: string;
  /** The stack's own name, without organisation and project. */
  readonly stack: string;
  /** The organisation: of a qualified stack name, else what the engine calls it where there is none. */
  readonly organization: string;
  /** The runtime that Pulumi.yaml names, such as `nodejs`. */
  readonly runtime: string;
  /** The stack's file, which may not be there: the project's config is all the stack has then. */
  readonly configFile: string;
  /** Where the program is: a file, or a folder that has one. */
  readonly entry: string;
  /** What opens the stack's encrypted values; `service` when there are some and its file does not say. */
  readonly encryption: StackConfigText["encryption"];
  /** What the user should know of the files and what stops nothing: one line each. */
  readonly notes: readonly string[];
  /** Whether the stack takes values from a Pulumi ESC environment, which only the service can open. */
  readonly hasEnvironment: boolean;
  /** Where a key stands, or the deepest part of a path into its value that is written down: the file below the folder, and the line. */
  readonly locate: StackConfigText["locate"];
}

/** The folder of the nearest Pulumi.yaml, from `start` upwards. Throws UserError where there is none. */
export function findProject(start: string): string {
  const file = nearestProjectFile(start);
  if (file !== undefined) return dirname(file);
  throw new UserError(`no Pulumi.yaml in ${start} or above it; run this in a Pulumi project's folder`);
}

interface Project extends ProjectFile {
  readonly folder: string;
  /** `.yaml`, `.yml` or `.json`: the stacks' files end as the project's does. */
  readonly extension: string;
  readonly configFolder: string;
}

function readProject(folder: string): Project {
  const file = projectFileIn(folder);
  if (file === undefined) throw new UserError(`no Pulumi.yaml in ${folder}`);
  const project = asUserError(() => readProjectFile(relative(folder, file), readFileSync(file)));
  const { stackConfigDir } = project;
  // The engine joins the two, so that what looks absolute is below the project's folder too.
  const configFolder = join(folder, stackConfigDir ?? ".");
  if (!existsSync(configFolder)) {
    const line = renderProblem({
      file: project.read.file,
      line: lineOfOption(project, "stackConfigDir"),
      text: `stackConfigDir: there is no folder ${configFolder}; the engine would read no stack's file; name a folder below the project's`,
    });
    throw new UserError(line);
  }
  return { ...project, folder, extension: extname(file), configFolder };
}

function lineOfOption({ read }: ProjectFile, name: string): number | undefined {
  const { value, problems } = read;
  const offset =
    value !== null && typeof value === "object" && "entry" in value ? value.entry(name)?.offset : undefined;
  return offset === undefined ? undefined : problems.lineAt(offset);
}

function asUserError<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof StackFileError ? new UserError(error.message) : error;
  }
}

/** The names of the project's stacks: its Pulumi.<stack>.yaml files, sorted. */
export const listStacks = (folder: string): string[] => stacksOf(readProject(folder));

/** `Pulumi.<stack>.deploy.yaml` holds a stack's deployment settings. */
function stacksOf({ configFolder, extension }: Project): string[] {
  return readdirSync(configFolder)
    .filter((name) => name.startsWith("Pulumi.") && name.endsWith(extension))
    .map((name) => name.slice("Pulumi.".length, -extension.length))
    .filter((name) => name !== "" && !name.endsWith(".deploy"))
    .sort();
}

/**
 * Reads one stack's files, as the engine reads them.
 * @param name `stack`, `organization/stack` or `organization/project/stack`
 * @throws UserError with everything that is wrong in them, and for a stack that the project does not have
 */
export function readStack(folder: string, name: string): StackFiles {
  const project = readProject(folder);
  const { stack, organization } = parseStackName(name, project);
  const configFile = join(project.configFolder, `Pulumi.${stack}${project.extension}`);
  const file = relative(folder, configFile);
  const bytes = existsSync(configFile) ? readFileSync(configFile) : undefined;
  if (bytes === undefined) refuseMissing(project, stack, file);
  const { notes, config, secretKeys, secretPaths, encryption, hasEnvironment, locate } = asUserError(() =>
    readStackConfig(project, bytes === undefined ? undefined : readFileText(file, bytes)),
  );
  const missing: FileProblem = {
    file,
    line: undefined,
    text: `is not there; the stack has ${project.read.file}'s config only`,
  };
  return {
    folder,
    project: project.name,
    stack,
    organization,
    runtime: project.runtime,
    configFile,
    config,
    secretKeys,
    secretPaths,
    encryption,
    hasEnvironment,
    notes: [...(bytes === undefined ? [missing, ...notes] : notes), ...strayKeys(config, locate)].map(renderProblem),
    locate,
    entry: resolve(folder, project.main ?? "."),
  };
}

const strayKeys = (config: StackFiles["config"], locate: StackFiles["locate"]): FileProblem[] =>
  Object.keys(config).flatMap((key) => {
    const problem = strayProviderKey(key) ?? (config["vipkit:cluster"] === undefined ? strayTwinKey(key) : undefined);
    return problem === undefined ? [] : [{ ...locate(key), text: `${key}: ${problem}` }];
  });

/** What the engine calls the organisation where a backend has none. */
const noOrganization = "organization";

function parseStackName(name: string, project: Project) {
  const parts = name.split("/");
  const stack = parts.at(-1) ?? "";
  const [organization, inProject] = parts.length > 1 ? parts : [noOrganization];
  if (parts.length > 3 || parts.some((part) => !/^(?!\.+$)[\w.-]{1,100}$/.test(part))) {
    throw new UserError(
      `${JSON.stringify(name)} is no stack's name; write <stack>, <organization>/<stack> or <organization>/<project>/<stack>, of letters, digits, dots, dashes and underscores`,
      2,
    );
  }
  if (parts.length === 3 && inProject !== project.name) {
    throw new UserError(
      `stack "${name}" is of project ${inProject}, and ${project.read.file} here says name: ${project.name}`,
    );
  }
  return { stack, organization: organization ?? noOrganization };
}

/** A stack without a file is right where the project says it all; elsewhere the name is misspelt more often than meant. */
function refuseMissing(project: Project, stack: string, file: string): void {
  const stacks = stacksOf(project);
  const near = suggest(stack, stacks);
  const other = [".yaml", ".yml", ".json"]
    .map((extension) => join(project.configFolder, `Pulumi.${stack}${extension}`))
    .find((candidate) => existsSync(candidate));
  if (other !== undefined) {
    const name = relative(project.folder, other);
    throw new UserError(`no ${file}: the engine looks for the ending of ${project.read.file}; rename ${name}`);
  }
  if (near === undefined && (stacks.length === 0 || project.config.length > 0)) return;
  throw new UserError(
    `no stack "${stack}" in this project; it has ${stacks.join(", ") || "none"}${near === undefined ? "" : `; did you mean ${near}`}`,
  );
}
