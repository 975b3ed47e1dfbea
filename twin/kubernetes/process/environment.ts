/** What a process keeps of this one's environment: enough to find programs, none of its secrets. */
const inherited = ["PATH", "HOME", "LANG", "TMPDIR", "USER", "SHELL"];

export function inheritedEnvironment(): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const key of inherited) {
    const value = process.env[key];
    if (value !== undefined) kept[key] = value;
  }
  return kept;
}
