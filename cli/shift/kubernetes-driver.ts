import type { Json, Props } from "../../model/graph/json";
import { UserError } from "../../model/user-error";
import type { ShiftDriver } from "../../operate/shift/driver";
import type { Condition, GroupReading, Reading } from "../../operate/shift/gate";
import type { Lease } from "../../operate/shift/lease";
import type { Weights } from "../../operate/shift/weights";
import { isNotFound } from "../../twin/kubernetes/api/api-error";
import { type ClusterClient, contentTypes } from "../../twin/kubernetes/api/cluster-client";
import { listOf, numberOf, propsOf, textOf } from "../../twin/kubernetes/api/objects";
import { KubernetesLease } from "./kubernetes-lease";
import type { ShiftPlace } from "./place";

/** Who the API server notes down as the owner of a route's rules once weights were shifted. */
export const shiftManager = "vipkit-shift";

interface KubernetesShift {
  readonly client: () => Promise<ClusterClient>;
  /** The cluster's name: begins the names of its objects. */
  readonly cluster: string;
  readonly namespace: string;
  readonly place: ShiftPlace;
}

/** Weights of the routes of a stack on Kubernetes, by server-side apply with a field manager of its own. */
export class KubernetesShiftDriver implements ShiftDriver {
  readonly pace = 1000;
  readonly shortestBake = 1;
  readonly measures = ["unhealthy"] as const;
  private connected: Promise<ClusterClient> | undefined;
  private own: KubernetesLease | undefined;

  constructor(private readonly of: KubernetesShift) {}

  async weights(): Promise<Weights> {
    const [first] = await this.routes();
    return first === undefined ? this.refuse() : weightsOf(first, this.of);
  }

  async setWeights(weights: Weights): Promise<void> {
    const client = await this.client();
    const routes = await this.routes();
    // The one that is read comes last: where this is cut short it is seen, and done again.
    for (const route of [...routes].reverse()) {
      const { name, namespace, resourceVersion } = propsOf(route.metadata);
      await client.call("PATCH", this.path(textOf(name)), {
        contentType: contentTypes.apply,
        // The rules of a route have one owner: they are a list that is replaced as a whole.
        query: { fieldManager: shiftManager, force: true },
        body: {
          apiVersion: "gateway.networking.k8s.io/v1",
          kind: "HTTPRoute",
          metadata: { name: textOf(name), namespace: textOf(namespace), resourceVersion: textOf(resourceVersion) },
          spec: { rules: listOf(propsOf(route.spec).rules).map((rule) => withWeights(rule, weights, this.of)) },
        },
      });
    }
  }

  async reading(groups: readonly string[], _: readonly Condition[], __: number): Promise<Reading> {
    const until = Date.now();
    const read = async (key: string) => [key, await this.health(key)] as const;
    return { groups: Object.fromEntries(await Promise.all(groups.map(read))), alarms: {}, until };
  }

  async hold(holder: string, seconds: number): Promise<Lease> {
    return (await this.lease()).hold(holder, seconds);
  }

  async release(holder: string): Promise<void> {
    await (await this.lease()).release(holder);
    (await this.client()).close();
    this.connected = undefined;
    this.own = undefined;
  }

  private client(): Promise<ClusterClient> {
    this.connected ??= this.of.client();
    return this.connected;
  }

  private async lease(): Promise<KubernetesLease> {
    const { namespace, cluster, place } = this.of;
    const rule = place.rule === undefined ? "" : `-${place.rule}`;
    const name = `${cluster}-shift-${place.listener}${rule}`.toLowerCase();
    this.own ??= new KubernetesLease(await this.client(), namespace, name);
    return this.own;
  }

  private path(route: string): string {
    return `/apis/gateway.networking.k8s.io/v1/namespaces/${this.of.namespace}/httproutes/${route}`;
  }

  /** The route of the action, and the one that stands for the hosts that other rules name. */
  private async routes(): Promise<readonly Props[]> {
    const { cluster, place } = this.of;
    const name = [cluster, place.listener, ...(place.rule === undefined ? [] : [place.rule])].join("-");
    const client = await this.client();
    const found = await Promise.all(
      [name, `${name}-hosts`].map(async (each) => {
        try {
          return [await client.call("GET", this.path(each))];
        } catch (error) {
          if (isNotFound(error)) return [];
          throw error;
        }
      }),
    );
    return found.flat();
  }

  private refuse(): never {
    throw new UserError(
      `${this.of.place.name} has no route in namespace ${this.of.namespace}; bring the stack up as its file says first`,
    );
  }

  /** Pods behind the Service of a group, as its endpoint slices say; one that ends takes no part. */
  private async health(key: string): Promise<GroupReading> {
    const { namespace, cluster } = this.of;
    const client = await this.client();
    const { items } = await client.call("GET", `/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices`, {
      query: { labelSelector: `kubernetes.io/service-name=${cluster}-${key}` },
    });
    const conditions = listOf(items)
      .flatMap(({ endpoints }) => listOf(endpoints))
      .map((endpoint) => propsOf(endpoint.conditions))
      .filter(({ terminating }) => terminating !== true);
    const healthy = conditions.filter(({ ready }) => ready !== false).length;
    const unknown = { requests: undefined, failures: undefined, latency: {} };
    return { ...unknown, healthy, unhealthy: conditions.length - healthy };
  }
}

type Names = Pick<KubernetesShift, "cluster" | "place">;

const keyOf = (backend: Props, { cluster, place }: Names): string | undefined =>
  place.groups.find((key) => textOf(backend.name) === `${cluster}-${key}`);

/** All rules of a route have the same backends: the first that has some says the weights. */
function weightsOf({ spec }: Props, names: Names): Weights {
  const rules = listOf(propsOf(spec).rules).map(({ backendRefs }) => listOf(backendRefs));
  const backends = rules.find((refs) => refs.length > 0) ?? [];
  return Object.fromEntries(
    backends.flatMap((backend) => {
      const key = keyOf(backend, names);
      return key === undefined ? [] : [[key, numberOf(backend.weight, 1)] as const];
    }),
  );
}

function withWeights(rule: Props, weights: Weights, names: Names): Json {
  const refs = listOf(rule.backendRefs);
  if (refs.length === 0) return rule;
  const backendRefs = refs.map((backend) => {
    const weight = weights[keyOf(backend, names) ?? ""];
    return weight === undefined ? backend : { ...backend, weight };
  });
  return { ...rule, backendRefs };
}
