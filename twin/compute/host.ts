import type { TwinSettings } from "../contract/desired-state";

/** What the compute side needs of the place that it runs in. */
export interface ComputeHost {
  /** The stack's twin folder, absolute: nodes live in `nodes/<id>/` below it. */
  readonly folder: string;
  /** Where a node's own command runs: the user's project. */
  readonly workingDirectory: string;
  readonly slot: number;
  settings(): TwinSettings;
  newId(prefix: string): string;
  now(): number;
  log(message: string): void;
  /** VPC addresses that others than nodes have: the interfaces of balancers. */
  takenAddresses(): Iterable<string>;
  /** The controller's own change of a group: sizes, or the template after a rollback. Durable once resolved. */
  patchGroup(name: string, change: GroupChange): Promise<void>;
}

export interface GroupChange {
  readonly minSize?: number;
  readonly maxSize?: number;
  readonly desiredCapacity?: number;
  readonly templateVersion?: number;
}
