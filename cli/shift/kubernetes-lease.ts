import type { Props } from "../../model/graph/json";
import { grantLease, type Lease } from "../../operate/shift/lease";
import { ApiError, isNotFound } from "../../twin/kubernetes/api/api-error";
import type { ClusterClient } from "../../twin/kubernetes/api/cluster-client";
import { numberOf, propsOf, textOf } from "../../twin/kubernetes/api/objects";
import { isGone } from "../lease/own-process";

const collectionOf = (namespace: string): string => `/apis/coordination.k8s.io/v1/namespaces/${namespace}/leases`;

/** A shift's lease as an object of the cluster: the API server takes a write only from who has read the last one. */
export class KubernetesLease {
  constructor(
    private readonly client: ClusterClient,
    private readonly namespace: string,
    private readonly name: string,
  ) {}

  async hold(holder: string, seconds: number): Promise<Lease> {
    const stored = await this.read();
    const current = stored && leaseOf(stored);
    const now = Date.now();
    if (current?.holder === holder && current.expiresAt > now + (seconds * 1000) / 2) return current;
    const lease = grantLease(current, { holder, duration: seconds, now, isGone });
    if (lease.holder !== holder) return lease;
    try {
      await this.write(stored, { holder, seconds, now });
      return lease;
    } catch (error) {
      // Another was quicker: whose it is now stands there.
      if (!(error instanceof ApiError && error.code === 409)) throw error;
      const other = await this.read();
      return (other && leaseOf(other)) ?? lease;
    }
  }

  async release(holder: string): Promise<void> {
    const stored = await this.read();
    if (stored === undefined || leaseOf(stored)?.holder !== holder) return;
    const { resourceVersion } = propsOf(stored.metadata);
    const preconditions = { resourceVersion: textOf(resourceVersion) };
    const body = { apiVersion: "v1", kind: "DeleteOptions", preconditions };
    await this.client.call("DELETE", `${collectionOf(this.namespace)}/${this.name}`, { body });
  }

  private async read(): Promise<Props | undefined> {
    try {
      return await this.client.call("GET", `${collectionOf(this.namespace)}/${this.name}`);
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  private async write(
    stored: Props | undefined,
    { holder, seconds, now }: { readonly holder: string; readonly seconds: number; readonly now: number },
  ): Promise<void> {
    // Microseconds, as the kind has them.
    const renewTime = `${new Date(now).toISOString().slice(0, -1)}000Z`;
    const { resourceVersion } = propsOf(stored?.metadata);
    const metadata = { name: this.name, namespace: this.namespace };
    const body = {
      apiVersion: "coordination.k8s.io/v1",
      kind: "Lease",
      metadata: stored === undefined ? metadata : { ...metadata, resourceVersion: textOf(resourceVersion) },
      spec: { holderIdentity: holder, leaseDurationSeconds: Math.ceil(seconds), renewTime },
    };
    if (stored === undefined) await this.client.call("POST", collectionOf(this.namespace), { body });
    else await this.client.call("PUT", `${collectionOf(this.namespace)}/${this.name}`, { body });
  }
}

function leaseOf({ spec }: Props): Lease | undefined {
  const { holderIdentity, leaseDurationSeconds, renewTime } = propsOf(spec);
  const renewed = Date.parse(textOf(renewTime));
  if (textOf(holderIdentity) === "" || Number.isNaN(renewed)) return undefined;
  return { holder: textOf(holderIdentity), expiresAt: renewed + numberOf(leaseDurationSeconds) * 1000 };
}
