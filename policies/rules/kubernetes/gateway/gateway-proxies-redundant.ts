import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/kubernetes/catalog/types";
import {
  envoyProxiesOf,
  gatewayClassOf,
  isEnvoyGateway,
  proxyReplicas,
} from "../../../../platforms/kubernetes/objects/gateways";
import { envoyGatewayDocs } from "../../../queries/links";
import type { Rule } from "../../../rule";

const fewest = (gateway: ResourceReader, graph: Graph): number =>
  Math.min(...envoyProxiesOf(gateway, graph).map(proxyReplicas), Number.POSITIVE_INFINITY);

/** Another program's class may name the EnvoyProxy. Throws UnknownValueError. */
const isDescribedElsewhere = (gateway: ResourceReader, graph: Graph): boolean =>
  gatewayClassOf(gateway, graph) === undefined && envoyProxiesOf(gateway, graph).length === 0;

export const gatewayProxiesRedundant: Rule = {
  id: "gateway-proxies-redundant",
  title: "A Gateway has two proxies or more",
  why: "Envoy Gateway runs one proxy unless it is told otherwise: with that pod, or its machine, the whole address is gone.",
  remediation:
    "Name an EnvoyProxy with provider.kubernetes.envoyDeployment.replicas (or envoyHpa.minReplicas) of 2 or more in the Gateway's infrastructure.parametersRef, or in its class's.",
  url: envoyGatewayDocs("tasks/operations/customize-envoyproxy"),
  severity: "medium",
  types: [types.gateway],
  scope: "stack",
  applies: (gateway, graph) => isEnvoyGateway(gateway, graph),
  outside: (gateway, graph) =>
    isEnvoyGateway(gateway, graph) && isDescribedElsewhere(gateway, graph) ? "its GatewayClass" : undefined,
  *check(gateway, graph) {
    if (isDescribedElsewhere(gateway, graph)) return;
    const proxies = envoyProxiesOf(gateway, graph);
    const count = proxies.length === 0 ? 1 : fewest(gateway, graph);
    if (count < 2)
      yield {
        property: "spec.infrastructure.parametersRef",
        problem: `spec.infrastructure.parametersRef leaves ${count} proxy (${proxies.map(({ resource }) => resource.name).join(", ") || "no EnvoyProxy"}); expected 2 or more`,
      };
  },
};
