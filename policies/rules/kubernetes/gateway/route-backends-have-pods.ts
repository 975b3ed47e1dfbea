import { routeTypes } from "../../../../platforms/kubernetes/catalog/types";
import { endpointsBehind } from "../../../../platforms/kubernetes/objects/traffic-policies";
import { each } from "../../../evaluate";
import { gatewayDocs } from "../../../queries/links";
import { eachRule } from "../../../queries/route-rules";
import { fact, type Rule } from "../../../rule";

export const routeBackendsHavePods: Rule = {
  id: "route-backends-have-pods",
  title: "Targets with a weight have pods",
  why: "The share of a group that is scaled to zero gets 503, however well the others are: with a weight of 90, nine requests of ten.",
  remediation: "Give it pods, or the weight 0 before it is scaled to zero.",
  url: gatewayDocs("guides/traffic-splitting"),
  severity: "high",
  types: routeTypes,
  scope: "stack",
  *check(route, graph) {
    yield* eachRule(route, graph, ({ served }) =>
      each(served, function* (ref) {
        if (endpointsBehind(ref, graph) === 0)
          yield fact(
            `${ref.view.path}.weight`,
            `is ${ref.weight}, and ${ref.name} may have no pod; expected 0, or a pod at least`,
          );
      }),
    );
  },
};
