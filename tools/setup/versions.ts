/** The CLI that the twin was proven on: the policy shim is still part of it. */
export const minimumEngine = "3.220.0";
/** The official distribution that set-up fetches when the machine has none. */
export const officialEngine = "3.265.0";
/** What set-up builds from Go modules (tools/engine) when the official one cannot be had. */
export const builtEngine = "3.220.0";
/** `http-check`, `balance` and runtime commands that the data plane uses all exist from here on. */
export const minimumHaproxy = "2.6.0";

/** Reads the first `major.minor.patch` in a program's answer; what follows (`-dev.0`, `+dirty`) does not count. */
export function parseVersion(text: string): string | undefined {
  return /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text)?.[0];
}

/** Whether `version` is `minimum` or later, within the same major version or across. */
export function isAtLeast(version: string, minimum: string): boolean {
  const parts = version.split(".").map(Number);
  for (const [index, least] of minimum.split(".").map(Number).entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}
