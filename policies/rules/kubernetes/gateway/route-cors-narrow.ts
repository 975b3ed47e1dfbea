import type { ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/kubernetes/catalog/types";
import { each } from "../../../evaluate";
import { gatewayDocs } from "../../../queries/links";
import { type Finding, fact, type Rule } from "../../../rule";

function* wrong(cors: ResourceReader): Generator<Finding> {
  if (cors.flag("allowCredentials") === true && cors.texts("allowOrigins").some((origin) => origin === "*"))
    yield fact(`${cors.path}.allowOrigins`, "is *, with credentials; expected the origins that may send them");
}

export const routeCorsNarrow: Rule = {
  id: "route-cors-narrow",
  title: "Credentials cross origins for named origins only",
  why: "With every origin admitted any page that a user opens reads what the user may read.",
  remediation: "Name the origins in allowOrigins, or leave credentials out.",
  url: gatewayDocs("guides/http-cors"),
  severity: "high",
  types: [types.httpRoute, types.securityPolicy],
  scope: "resource",
  *check(object) {
    if (object.has("spec.cors")) yield* wrong(object.at("spec.cors"));
    yield* each(object.items("spec.rules"), (rule) =>
      each(
        rule.items("filters").filter((filter) => filter.has("cors")),
        (filter) => wrong(filter.at("cors")),
      ),
    );
  },
};
