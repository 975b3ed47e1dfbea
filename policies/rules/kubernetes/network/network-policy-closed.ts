import { types } from "../../../../platforms/kubernetes/catalog/types";
import { restricts } from "../../../../platforms/kubernetes/objects/references";
import { each } from "../../../evaluate";
import { kubernetesDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const networkPolicyClosed: Rule = {
  id: "network-policy-closed",
  title: "Network policies name who may connect",
  why: "A rule without `from`, or with the range of all addresses, admits everything: the policy closes nothing.",
  remediation: "Name pods, namespaces or ranges in from.",
  url: kubernetesDocs("concepts/services-networking/network-policies"),
  severity: "medium",
  decision: "Rules that open named ports to all addresses pass: a gateway needs them.",
  types: [types.networkPolicy],
  scope: "resource",
  applies: (policy) => restricts(policy, "Ingress"),
  *check(policy) {
    yield* each(policy.items("spec.ingress"), function* (rule) {
      if (rule.items("ports").length > 0) return;
      const sources = rule.items("from");
      if (sources.length === 0) {
        yield fact(`${rule.path}.from`, "is not set, and neither are ports; expected who may connect");
        return;
      }
      yield* each(sources, function* (source) {
        const range = source.text("ipBlock.cidr");
        if (range === "0.0.0.0/0" || range === "::/0")
          yield fact(`${source.path}.ipBlock.cidr`, `is ${range}, on every port; expected a range, or ports`);
      });
    });
  },
};
