import { types } from "../../../../platforms/kubernetes/catalog/types";
import { saidBy } from "../../../../platforms/kubernetes/objects/traffic-policies";
import { gatewayDocs } from "../../../queries/links";
import { eachRule } from "../../../queries/route-rules";
import type { Rule } from "../../../rule";

export const routeSessionPins: Rule = {
  id: "route-session-pins",
  title: "A session's cookie keeps its client where it was",
  why: "Where each target is a cluster of its own, the group is drawn anew for each request: half of the requests with a cookie go to another pod, or get 503.",
  remediation:
    "Remove the filters from the backendRefs, or take a consistent hash of a cookie instead of sessionPersistence.",
  url: gatewayDocs("geps/gep-1619"),
  severity: "high",
  types: [types.httpRoute, types.grpcRoute],
  scope: "stack",
  *check(route, graph) {
    yield* eachRule(route, graph, function* ({ view, served, isSplit, policies }) {
      const isSession = view.has("sessionPersistence") || saidBy(policies, "spec.sessionPersistence") !== undefined;
      if (isSession && isSplit && served.length > 1)
        yield {
          property: `${view.path}.backendRefs`,
          problem: `${view.path}.backendRefs has filters on its targets beside sessionPersistence; expected one or the other`,
        };
    });
  },
};
