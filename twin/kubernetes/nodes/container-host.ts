import type { ProcessGuard } from "../process/guard";
import type { ProcessLaunch } from "./container-process";
import type { ContainerSpec } from "./pod-spec";

/** What a container needs of the pod that it is part of. */
export interface ContainerHost {
  readonly guard: ProcessGuard;
  /** The pod's, as the API knows it. */
  readonly address: string;
  /** Seconds. */
  readonly gracePeriod: number;
  /** @throws ContainerConfigError when it cannot be started as it is described */
  launch(container: ContainerSpec): Promise<ProcessLaunch>;
  /** Its state is another one. */
  changed(): void;
  event(type: "Normal" | "Warning", reason: string, message: string): void;
}
