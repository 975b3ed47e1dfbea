import { types } from "../../../../platforms/kubernetes/catalog/types";
import { each } from "../../../evaluate";
import { gatewayDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

/** Source: Gateway API 1.6.3 and 1.7.0, config/crd/standard. */
const missing = {
  sessionPersistence: "no version of the standard channel has",
  retry: "the standard channel lacks before 1.7",
} as const;

export const routeFieldsKept: Rule = {
  id: "route-fields-kept",
  title: "Routes use fields that the standard channel of Gateway API has",
  why: "A field that the cluster's definition does not have is dropped with a warning: the route is stored without it.",
  remediation: "Say it in the gateway's own policy (BackendTrafficPolicy), or install the channel that has the field.",
  url: gatewayDocs("concepts/versioning"),
  severity: "low",
  types: [types.httpRoute, types.grpcRoute],
  scope: "resource",
  *check(route) {
    yield* each(route.items("spec.rules"), function* (rule) {
      for (const [field, versions] of Object.entries(missing))
        if (rule.has(field))
          yield fact(`${rule.path}.${field}`, `is set, which ${versions}; expected a policy of the gateway`);
    });
  },
};
