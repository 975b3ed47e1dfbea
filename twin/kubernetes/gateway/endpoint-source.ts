import type { Props } from "../../../model/graph/json";
import type { ClusterClient } from "../api/cluster-client";
import { type ApiObject, keyOf, propsOf, textOf } from "../api/objects";
import { Reflector } from "../api/reflector";
import { loopbackOf } from "../control-plane/addresses";
import { type PodPort, withEndpoints } from "./backend-endpoints";
import { policiesAgainst, type Source } from "./network-policies";
import { endpointSlicesPath, networkPoliciesPath, podsPath } from "./watched-kinds";

interface Placed {
  readonly assignments: readonly Props[];
  /** Why the gateway may not reach a pod, by the pod's address on this machine. */
  readonly refused: ReadonlyMap<string, string>;
}

/** What stands behind Services, and which of it a gateway may reach: it changes by itself, and often. */
export class EndpointSource {
  private readonly slices: Reflector;
  private readonly pods: Reflector;
  private readonly policies: Reflector;

  constructor(client: ClusterClient, handlers: { onChange: () => void; onError: (message: string) => void }) {
    const { onChange, onError } = handlers;
    const follow = (path: string) => new Reflector(client, { path }, { onChange, onDelete: onChange, onError });
    this.slices = follow(endpointSlicesPath);
    this.pods = follow(podsPath);
    this.policies = follow(networkPoliciesPath);
  }

  async start(): Promise<void> {
    await Promise.all([this.slices, this.pods, this.policies].map((each) => each.start()));
  }

  async stop(): Promise<void> {
    await Promise.all([this.slices, this.pods, this.policies].map((each) => each.stop()));
  }

  /**
   * Puts the pods into the translator's load assignments.
   * @param objects Services and Namespaces among them
   * @param source the gateway's proxies
   */
  place(assignments: readonly Props[], objects: readonly ApiObject[], source: Source): Placed {
    const services = objects.filter(({ kind }) => kind === "Service");
    const world = {
      policies: [...this.policies.objects.values()],
      namespaces: objects.filter(({ kind }) => kind === "Namespace"),
    };
    const refused = new Map<string, string>();
    const pods = new Map([...this.pods.objects.values()].map((pod) => [keyOf(pod), pod]));
    const isOpen = ({ namespace, name, port, protocol }: PodPort): boolean => {
      const pod = pods.get(keyOf({ namespace, name }));
      if (pod === undefined) return true;
      const against = policiesAgainst(source, { pod, port, protocol }, world);
      if (against.length === 0) return true;
      const said = `no NetworkPolicy lets the gateway reach its port ${port}; it is closed by ${against.join(", ")}`;
      refused.set(loopbackOf(textOf(propsOf(pod.raw.status).podIP)), said);
      return false;
    };
    const slices = [...this.slices.objects.values()];
    return { assignments: assignments.map((each) => withEndpoints(each, { services, slices, isOpen })), refused };
  }
}
