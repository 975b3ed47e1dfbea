import type { ClusterClient } from "../api/cluster-client";
import type { ApiObject } from "../api/objects";
import type { ProcessGuard } from "../process/guard";
import type { ImageCommand } from "./images";
import type { Capacity } from "./resource-fields";

export interface PodEvent {
  readonly type: "Normal" | "Warning";
  readonly reason: string;
  readonly message: string;
  readonly container: string;
}

/** What a pod needs of the node that it is on. */
export interface SimulatedNode {
  readonly name: string;
  readonly zone: string;
  /** As the API knows it. */
  readonly address: string;
  /** What its pods may have. */
  readonly capacity: Capacity;
  readonly client: ClusterClient;
  readonly guard: ProcessGuard;
  /** What runs in place of an image. */
  commandOf(image: string): ImageCommand;
  /** Where containers run: the user's project. */
  readonly workingDirectory: string;
  /** Of the containers' logs. */
  readonly folder: string;
  event(pod: ApiObject, event: PodEvent): void;
  log(message: string): void;
}
