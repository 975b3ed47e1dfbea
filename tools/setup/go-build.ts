import { join } from "node:path";
import { reportEvery } from "../base/report.cjs";
import { type Environment, findPrograms } from "./find";
import { lastLines, runQuietly } from "./processes";
import { isAtLeast, parseVersion } from "./versions";

/** The modules' `go` lines ask for later ones; from 1.21 on, Go fetches the version that is asked for. */
const minimumGo = "1.21";

/** Where Go's own installer puts it, on the PATH or not. */
export const usualGoFolders: readonly string[] = ["/usr/local/go/bin", "/usr/lib/go/bin"];

export interface GoProgram {
  /** What the built file is called. */
  readonly program: string;
  /** Folder of its go.mod and go.sum. */
  readonly module: string;
  /** What to build, as Go names it; `.` is the module's own. */
  readonly package: string;
  readonly linkerFlags: string;
  /** Build tags. Default: none. */
  readonly tags?: readonly string[];
  /** Packages it is made of, about: for the progress line. */
  readonly packages: number;
}

export async function findGo(
  env: Environment,
  folders: readonly string[] = usualGoFolders,
): Promise<string | { readonly missing: string }> {
  const go = findPrograms("go", env, folders)[0];
  if (go === undefined) return { missing: "Go is not on the PATH" };
  const { output } = await runQuietly(go, ["version"], { env, timeout: 30 });
  const version = parseVersion(output);
  if (version && isAtLeast(version, minimumGo)) return go;
  return { missing: `Go ${minimumGo} or later is needed, ${go} is ${version ?? "no Go"}` };
}

/** Builds a program into a folder, with its committed go.sum. Returns why it could not be done. */
export async function buildGoProgram(
  env: Environment,
  go: string,
  part: GoProgram,
  bin: string,
): Promise<string | undefined> {
  const progress = createProgress(part);
  const stop = reportEvery(progress.text);
  const { code, output } = await runQuietly(
    go,
    [
      "build",
      "-v",
      "-mod=readonly",
      "-trimpath",
      "-ldflags",
      part.linkerFlags,
      ...(part.tags === undefined ? [] : ["-tags", part.tags.join(",")]),
      "-o",
      join(bin, part.program),
      part.package,
    ],
    { env: { ...env, CGO_ENABLED: "0", GOWORK: "off" }, cwd: part.module, onLine: progress.hear },
  );
  stop();
  return code === 0 ? undefined : lastLines(output.replaceAll(/^go: downloading .*$/gm, ""));
}

function createProgress({ program, packages }: GoProgram) {
  let downloaded = 0;
  let compiled = 0;
  return {
    hear: (line: string): void => {
      if (line.startsWith("go: downloading ")) downloaded += 1;
      else if (!line.startsWith("go: ")) compiled += 1;
    },
    text: () =>
      compiled === 0
        ? `building ${program}: downloading modules, ${downloaded} so far`
        : `building ${program}: ${compiled} of about ${packages} packages compiled`,
  };
}
