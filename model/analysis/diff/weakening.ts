import type { Path } from "../../settings/path";

/** One option in which an environment is weaker than another. */
export interface Weakening {
  readonly path: Path;
  /** As it is here, and there. */
  readonly own: unknown;
  readonly other: unknown;
  readonly loss: string;
  /** What the environment's own file says of it. */
  readonly reason?: string;
}
