import { defaultLimits, type Limits } from "../../platforms/aws/limits";
import type { Backend } from "../contract/backend";
import { CloudError, type Props } from "../contract/resources";
import { MemoryCloud } from "../control/cloud";
import { ControlPlane } from "../control/control-plane";
import type { ModelRegistry } from "../control/registry";
import { plausibleAnswer } from "../offline/look-ups";

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
