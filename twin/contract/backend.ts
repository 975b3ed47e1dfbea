import type { Props } from "./resources";

/** A resource as `refresh` sees it: live inputs, in the shape the program gave them, and live outputs. */
export interface LiveResource {
  readonly id: string;
  readonly inputs: Props;
  readonly outputs: Props;
}

/** Where an order or a question belongs. */
interface Placed {
  /** The provider's region; the `region` among the inputs comes first. Default: the one that the twin began with. */
  readonly region?: string | undefined;
}

export interface CreateRequest extends Placed {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly inputs: Props;
  /** Seconds until the resource must have settled; 0 is the type's own limit. */
  readonly timeout: number;
  /** False when the engine's state holds no resource of this URN: one that exists was left by an interrupted run. */
  readonly isKnown: boolean;
}

export interface UpdateRequest extends Placed {
  readonly type: string;
  readonly id: string;
  readonly inputs: Props;
  readonly timeout: number;
}

export interface DeleteRequest extends Placed {
  readonly type: string;
  readonly id: string;
  readonly timeout: number;
}

/** A resource after a change. `problem` says why it exists, but does not work yet. */
export interface OperationResult {
  readonly id: string;
  readonly outputs: Props;
  readonly problem?: string | undefined;
}

/** Where the provider carries out what the engine decided: the stack's daemon, or memory. Refusals are CloudErrors. */
export interface Backend {
  create(order: CreateRequest): Promise<OperationResult>;
  update(order: UpdateRequest): Promise<OperationResult>;
  delete(order: DeleteRequest): Promise<void>;
  /** Undefined when the resource is gone. */
  read(type: string, id: string, known: Props, region?: string): Promise<LiveResource | undefined>;
  /** A preview must not start anything. */
  invoke(token: string, args: Props, isPreview: boolean, region?: string): Promise<Props>;
  /** The user does not want to wait any longer. */
  cancel(): Promise<void>;
}
