import { types } from "../../../../platforms/kubernetes/catalog/types";
import { saidBy } from "../../../../platforms/kubernetes/objects/traffic-policies";
import { envoyGatewayDocs } from "../../../queries/links";
import { eachRule } from "../../../queries/route-rules";
import type { Rule } from "../../../rule";

export const routeTimeoutPerTry: Rule = {
  id: "route-timeout-per-try",
  title: "A time-out for one try leaves time for the next",
  why: "With retries in a BackendTrafficPolicy backendRequest becomes the time-out of the whole request: the first slow try is the last one, and timeouts.request is lost.",
  remediation:
    "Remove timeouts.backendRequest and set retry.perRetry.timeout with the trigger gateway-error in the policy.",
  url: envoyGatewayDocs("tasks/traffic/retry"),
  severity: "high",
  types: [types.httpRoute],
  scope: "stack",
  *check(route, graph) {
    yield* eachRule(route, graph, function* ({ view, policies }) {
      const policy = saidBy(policies, "spec.retry");
      if (view.has("timeouts.backendRequest") && !view.has("retry") && policy !== undefined)
        yield {
          property: `${view.path}.timeouts.backendRequest`,
          problem: `${view.path}.timeouts.backendRequest is set beside the retries of ${policy.resource.name}; expected perRetry.timeout there`,
        };
    });
  },
};
