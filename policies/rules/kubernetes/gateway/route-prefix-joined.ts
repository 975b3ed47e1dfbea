import { types } from "../../../../platforms/kubernetes/catalog/types";
import { each } from "../../../evaluate";
import { gatewayDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const routePrefixJoined: Rule = {
  id: "route-prefix-joined",
  title: "A replaced prefix and the rest of the path stay apart",
  why: "Where the prefix is /, Envoy puts the replacement and the rest together as they are: /x for / makes /xp of /p.",
  remediation: "End the replacement with a slash where the matched prefix is /.",
  url: gatewayDocs("guides/http-redirect-rewrite"),
  severity: "medium",
  types: [types.httpRoute],
  scope: "resource",
  *check(route) {
    yield* each(route.items("spec.rules"), function* (rule) {
      const matches = rule.items("matches");
      const isRoot =
        matches.length === 0 ||
        matches.some((match) => !match.has("path") || (match.text("path.value") ?? "/") === "/");
      if (!isRoot) return;
      for (const filter of rule.items("filters"))
        for (const kind of ["urlRewrite", "requestRedirect"]) {
          const text = filter.text(`${kind}.path.replacePrefixMatch`);
          if (text !== undefined && text !== "" && !text.endsWith("/"))
            yield fact(
              `${filter.path}.${kind}.path.replacePrefixMatch`,
              `is ${text} for the prefix /; expected ${text}/`,
            );
        }
    });
  },
};
