/** One argument as systemd reads it back: quoted, with `%` and `$` doubled so that neither specifiers nor variables expand. */
export function systemdQuote(argument: string): string {
  const escaped = argument
    .replace(/\\/g, "\\\\")
    .replace(/"/g, '\\"')
    .replace(/\n/g, "\\n")
    .replace(/\t/g, "\\t")
    .replace(/%/g, "%%")
    .replace(/\$/g, "$$$$");
  return `"${escaped}"`;
}

/** `KEY="value"` lines of an EnvironmentFile, sorted by name. Values are taken literally: nothing expands in such a file. */
export function environmentFile(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}="${value.replace(/["\\$`]/g, "\\$&")}"\n`)
    .join("");
}

/** One section of a unit file: a key with several values is written several times, as systemd wants it. */
type UnitSection = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** A unit file from its sections, in the order given. */
export function unitFile(sections: Readonly<Record<string, UnitSection>>): string {
  const lines = (section: UnitSection) =>
    Object.entries(section).flatMap(([key, value]) => {
      if (value === undefined) return [];
      const values = typeof value === "object" ? value : [value];
      return values.map((item) => `${key}=${item}`);
    });
  return Object.entries(sections)
    .map(([title, section]) => `[${title}]\n${lines(section).join("\n")}\n`)
    .join("\n");
}
