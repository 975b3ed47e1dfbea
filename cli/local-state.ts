import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";
import { commandLine } from "../model/command-line";
import { UserError } from "../model/user-error";
import { identify, isRunning } from "../tools/setup/process-table";
import { endEngine, isOrphan } from "./engine-guard";

/** Where the engine keeps one local stack, in the layout of its own file backend, version 1. */
export interface StateFiles {
  /** The backend's folder: `.vipkit/state` in the project. */
  readonly backend: string;
  readonly checkpoint: string;
  readonly locks: string;
  readonly history: string;
  readonly backups: string;
}

export function stateFiles(folder: string, project: string, stack: string): StateFiles {
  const backend = join(folder, ".vipkit", "state");
  const files = join(backend, ".pulumi");
  return {
    backend,
    checkpoint: join(files, "stacks", project, `${stack}.json`),
    locks: join(files, "locks", "organization", project, stack),
    history: join(files, "history", project, stack),
    backups: join(files, "backups", project, stack),
  };
}

const checkpointFile = z.looseObject({
  checkpoint: z.looseObject({
    latest: z
      .looseObject({
        resources: z
          .array(z.looseObject({ type: z.string(), outputs: z.record(z.string(), z.unknown()).optional() }))
          .default([]),
      })
      .optional(),
  }),
});

interface Checkpoint {
  /** How many resources the stack has. */
  readonly size: number;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** Reads what the engine knows of the stack; undefined when there is no such stack. Throws UserError for a damaged file. */
export function readCheckpoint({ checkpoint }: StateFiles): Checkpoint | undefined {
  if (!existsSync(checkpoint)) return undefined;
  const { latest } = parseCheckpoint(checkpoint).checkpoint;
  const resources = latest?.resources ?? [];
  return {
    size: resources.length,
    outputs: resources.find(({ type }) => type === "pulumi:pulumi:Stack")?.outputs ?? {},
  };
}

function parseCheckpoint(file: string) {
  try {
    return checkpointFile.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    const [reason] = String(error instanceof SyntaxError ? error.message : "it is not the engine's format").split("\n");
    throw new UserError(
      `the stack's state is damaged: ${file}: ${reason}\n` +
        `Put back the copy before the last change (${file}.bak), or remove the local stack: ${commandLine("down", process.env)}`,
    );
  }
}

const lockFile = z.looseObject({ pid: z.number(), hostname: z.string() });

/**
 * A killed engine leaves its lock behind. Removes those whose owner is gone from this machine, and ends an owner whose own vipkit was
 * killed: what it does is not heard.
 */
export async function releaseDeadLocks({ locks }: StateFiles): Promise<void> {
  if (!existsSync(locks)) return;
  for (const name of readdirSync(locks).filter((candidate) => candidate.endsWith(".json"))) {
    const file = join(locks, name);
    const owner = localOwner(file);
    if (owner !== undefined && isOrphan(owner)) await endEngine(identify(owner));
    if (owner !== undefined && !isRunning(identify(owner)))
      for (const part of [file, `${file}.attrs`]) rmSync(part, { force: true });
  }
}

/** The process that holds a lock, if it is one of this machine. */
function localOwner(file: string): number | undefined {
  try {
    const owner = lockFile.parse(JSON.parse(readFileSync(file, "utf8")));
    return owner.hostname === hostname() ? owner.pid : undefined;
  } catch {
    return undefined; // being written, or gone already
  }
}

/** Removes everything the engine kept of the stack, and the backend with its last one. */
export function removeState(files: StateFiles): void {
  const { checkpoint, locks, history, backups, backend } = files;
  for (const suffix of ["", ".attrs", ".bak", ".bak.attrs"]) rmSync(`${checkpoint}${suffix}`, { force: true });
  for (const folder of [locks, history, backups]) rmSync(folder, { recursive: true, force: true });
  for (const folder of [dirname(checkpoint), dirname(locks), dirname(history), dirname(backups)]) removeEmpty(folder);
  const stacks = dirname(dirname(checkpoint));
  removeEmpty(stacks);
  if (!existsSync(stacks)) rmSync(backend, { recursive: true, force: true });
}

/** Removes a folder that holds nothing. */
export function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // not empty, or not there
  }
}
