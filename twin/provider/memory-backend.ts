import { defaultLimits, type Limits } from "../../platforms/aws/limits";
import type { LiveResource } from "../contract/backend";
import { CloudError, type Props } from "../contract/resources";
import { MemoryCloud } from "../control/cloud";
import { ControlPlane } from "../control/control-plane";
import type { ModelRegistry } from "../control/registry";
import { plausibleAnswer } from "../offline/look-ups";

/** Where an order or a question belongs. */
export interface Placed {
  /** The provider's region; the `region` among the inputs comes first. Default: the one that the twin began with. */
  readonly region?: string | undefined;
}

export interface CreateOrder extends Placed {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly inputs: Props;
  /** Seconds until the resource must have settled; 0 is the type's own limit. */
  readonly timeout: number;
  /** False when the engine's state holds no resource of this URN: one that exists was left by an interrupted run. */
  readonly isKnown: boolean;
}

export interface UpdateOrder extends Placed {
  readonly type: string;
  readonly id: string;
  readonly inputs: Props;
  readonly timeout: number;
}

export interface DeleteOrder extends Placed {
  readonly type: string;
  readonly id: string;
  readonly timeout: number;
}

/** A resource after a change. `problem` says why it exists, but does not work yet. */
export interface Outcome {
  readonly id: string;
  readonly outputs: Props;
  readonly problem?: string | undefined;
}

/** Where the provider carries out what the engine decided: the stack's daemon, or memory. Refusals are CloudErrors. */
export interface Backend {
  create(order: CreateOrder): Promise<Outcome>;
  update(order: UpdateOrder): Promise<Outcome>;
  delete(order: DeleteOrder): Promise<void>;
  /** Undefined when the resource is gone. */
  read(type: string, id: string, known: Props, region?: string): Promise<LiveResource | undefined>;
  /** A preview must not start anything. */
  invoke(token: string, args: Props, isPreview: boolean, region?: string): Promise<Props>;
  /** The user does not want to wait any longer. */
  cancel(): Promise<void>;
}

/** For previews of any environment: everything is checked and answered, nothing outlives the process. */
export function createMemoryBackend(
  registry: ModelRegistry,
  region: string,
  seed: string,
  limits: Limits = defaultLimits,
): Backend {
  const cloud = new MemoryCloud({
    region,
    seed,
    externals: "assumed",
    hasDefaultNetwork: true,
    limits,
    now: () => new Date(0),
  });
  const plane = new ControlPlane(registry, cloud);
  // Refusals are thrown synchronously by the plane; callers await them.
  const answer = <T>(work: () => T): Promise<T> => new Promise((resolve) => resolve(work()));
  return {
    create: (order) => answer(() => plane.create(order)),
    update: (order) => answer(() => plane.update(order)),
    delete: (order) => answer(() => plane.delete(order.type, order.id, order.region)),
    read: (type, id, known, where) => answer(() => plane.read(type, id, known, where)),
    invoke: (token, args, _, where) => answer(() => look(plane, token, args, where)),
    cancel: () => Promise.resolve(),
  };
}

/** What an account keeps for itself; a preview takes it that it is there. */
const kept: readonly string[] = [
  "aws:ssm/getParameter:getParameter",
  "aws:secretsmanager/getSecretVersion:getSecretVersion",
];

function look(plane: ControlPlane, token: string, args: Props, region: string | undefined): Props {
  try {
    return plane.invoke(token, args, region);
  } catch (error) {
    if (!(error instanceof CloudError) || !kept.includes(token)) throw error;
    return plausibleAnswer(token, args, plane.viewOf(args, region), undefined);
  }
}
