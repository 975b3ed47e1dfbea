import type { Props } from "../../model/graph/json";
import { UserError } from "../../model/user-error";
import type { RollDriver, RollStatus } from "../../operate/roll/roll";
import { isNotFound } from "../../twin/kubernetes/api/api-error";
import { type ClusterClient, contentTypes } from "../../twin/kubernetes/api/cluster-client";
import { conditionOf, numberOf, propsOf, textOf } from "../../twin/kubernetes/api/objects";

/** Who the API server notes down as the owner of a restart. */
const manager = "vipkit-roll";
/** The same as `kubectl rollout restart` sets, so that either sees the other's. */
const restartedAt = "kubectl.kubernetes.io/restartedAt";
/** On the Deployment: what {@link restartedAt} was before, which a restart that fails goes back to. */
const restartedBefore = "vipkit-roll/restarted-before";
/** On the Deployment: the restart that has failed and goes back. */
const failedRestart = "vipkit-roll/failed";

interface KubernetesRoll {
  readonly client: () => Promise<ClusterClient>;
  readonly namespace: string;
  /** Name of the group's Deployment. */
  readonly deployment: string;
  /** The present time, ISO 8601: names the restart. */
  readonly now?: () => string;
}

/**
 * A restart of a Deployment's pods by its own rollout: `maxSurge` and `maxUnavailable` are its waves. A Deployment stops where a wave does not
 * come up within `progressDeadlineSeconds`, and never goes back by itself: this does, to the pods that ran before.
 */
export class KubernetesRollDriver implements RollDriver {
  readonly pace = 1000;
  readonly what = "rollout";
  private connected: Promise<ClusterClient> | undefined;

  constructor(private readonly of: KubernetesRoll) {}

  async start(): Promise<{ readonly id: string; readonly isNew: boolean }> {
    const deployment = await this.read();
    const { deployment: name, namespace } = this.of;
    if (deployment === undefined)
      throw new UserError(
        `there is no Deployment ${name} in namespace ${namespace}; bring the stack up as its file says first`,
      );
    const known = failedIn(deployment) ?? idOf(deployment);
    if (!isComplete(deployment) && (!hasStopped(deployment) || failedIn(deployment) !== undefined))
      return { id: known, isNew: false };
    const id = this.of.now?.() ?? new Date().toISOString();
    // Before the restart itself: what it goes back to must be known wherever this ends.
    await this.patch({ [restartedBefore]: idOf(deployment), [failedRestart]: null }, id);
    return { id, isNew: true };
  }

  async look(id: string): Promise<RollStatus | undefined> {
    const deployment = await this.read();
    if (deployment === undefined) return undefined;
    const isBack = failedIn(deployment) === id;
    if (!isBack && idOf(deployment) !== id) return undefined;
    const waves = progressOf(deployment);
    const reason = isBack ? "no wave came up in time; see why in vipkit status" : "";
    if (isComplete(deployment)) return { id, ...waves, status: isBack ? "RollbackSuccessful" : "Successful", reason };
    if (!hasStopped(deployment)) return { id, ...waves, status: isBack ? "RollbackInProgress" : "InProgress", reason };
    const why = textOf(conditionOf(propsOf(deployment.status).conditions, "Progressing")?.message);
    if (isBack) return { id, ...waves, status: "RollbackFailed", reason: why };
    const before = annotationsOf(deployment)[restartedBefore];
    if (typeof before !== "string") return { id, ...waves, status: "Failed", reason: why };
    await this.patch({ [failedRestart]: id }, before === "" ? null : before);
    return { id, ...waves, status: "RollbackInProgress", reason: why };
  }

  close(): void {
    void this.connected?.then((client) => client.close()).catch(() => undefined);
  }

  private async read(): Promise<Props | undefined> {
    try {
      return await (await this.client()).call("GET", this.path);
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  private async patch(annotations: Props, restart: string | null): Promise<void> {
    const template = { metadata: { annotations: { [restartedAt]: restart } } };
    await (await this.client()).call("PATCH", this.path, {
      contentType: contentTypes.merge,
      query: { fieldManager: manager },
      body: { metadata: { annotations }, spec: { template } },
    });
  }

  private client(): Promise<ClusterClient> {
    this.connected ??= this.of.client();
    return this.connected;
  }

  private get path(): string {
    const { namespace, deployment } = this.of;
    return `/apis/apps/v1/namespaces/${namespace}/deployments/${deployment}`;
  }
}

const annotationsOf = ({ metadata }: Props): Props => propsOf(propsOf(metadata).annotations);

/** The restart that its pods are of; empty before the first. */
const idOf = ({ spec }: Props): string =>
  textOf(propsOf(propsOf(propsOf(propsOf(spec).template).metadata).annotations)[restartedAt]);

const failedIn = (deployment: Props): string | undefined =>
  textOf(annotationsOf(deployment)[failedRestart]) || undefined;

/** Whether its controller has seen what the Deployment says now. */
const isSeen = ({ metadata, status }: Props): boolean =>
  numberOf(propsOf(status).observedGeneration) >= numberOf(propsOf(metadata).generation);

/** As `kubectl rollout status` judges. */
function isComplete(deployment: Props): boolean {
  const { replicas, updatedReplicas, availableReplicas } = propsOf(deployment.status);
  const wanted = numberOf(propsOf(deployment.spec).replicas, 1);
  const updated = numberOf(updatedReplicas);
  return (
    isSeen(deployment) && updated >= wanted && numberOf(replicas) === updated && numberOf(availableReplicas) >= updated
  );
}

const hasStopped = (deployment: Props): boolean =>
  isSeen(deployment) &&
  textOf(conditionOf(propsOf(deployment.status).conditions, "Progressing")?.reason) === "ProgressDeadlineExceeded";

function progressOf(deployment: Props): Pick<RollStatus, "percentageComplete" | "instancesToUpdate"> {
  const wanted = numberOf(propsOf(deployment.spec).replicas, 1);
  const { replicas, updatedReplicas, availableReplicas } = propsOf(deployment.status);
  const old = numberOf(replicas) - numberOf(updatedReplicas);
  // Of those that are up some are old ones, which go last.
  const ready = isSeen(deployment) ? Math.min(wanted, Math.max(0, numberOf(availableReplicas) - old)) : 0;
  return {
    percentageComplete: wanted === 0 ? 100 : Math.floor((100 * ready) / wanted),
    instancesToUpdate: wanted - ready,
  };
}
