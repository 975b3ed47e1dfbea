import pc from "picocolors";

/** A table is never made narrower than this many characters. */
const narrowest = 40;

interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Whether output is coloured: as the command line says, else as NO_COLOR and FORCE_COLOR say, else on a terminal only. A build
 * server's log is a file.
 */
export function isColoured(args: readonly string[], env: Variables, screen: Screen): boolean {
  if (args.includes("--no-color")) return false;
  if (args.includes("--color")) return true;
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return !["0", "false"].includes(env.FORCE_COLOR);
  return screen.isTTY === true && env.TERM !== "dumb";
}

/**
 * Characters that fit on a line: the terminal's own number, else COLUMNS; no bound where neither is known, since a file has no width.
 */
export function screenWidth(env: Variables = process.env, screen: Screen = process.stdout): number {
  const named = Number(env.COLUMNS);
  const columns = screen.isTTY === true && screen.columns ? screen.columns : named;
  return Number.isInteger(columns) && columns > 0 ? Math.max(narrowest, columns) : Number.POSITIVE_INFINITY;
}

/** Colours for standard output, or none. */
export const colors = pc.createColors(isColoured(process.argv, process.env, process.stdout));
