import type { ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/kubernetes/catalog/types";
import { namespaceOf } from "../../../../platforms/kubernetes/objects/names";
import { targetRefsOf } from "../../../../platforms/kubernetes/objects/routes";
import { envoyGatewayDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

const keysOf = (policy: ResourceReader): readonly string[] =>
  targetRefsOf(policy).map((ref) =>
    [namespaceOf(policy), ref.text("group"), ref.text("kind"), ref.text("name"), ref.text("sectionName") ?? ""].join(
      " ",
    ),
  );

export const policyAloneOnTarget: Rule = {
  id: "policy-alone-on-target",
  title: "One policy of a kind is for one target",
  why: "Of two policies for one target the older holds, then the first by name; the other is Conflicted, and nothing of it holds.",
  remediation: "Put both into one policy.",
  url: envoyGatewayDocs("concepts/gateway_api_extensions"),
  severity: "high",
  types: [types.backendTrafficPolicy, types.clientTrafficPolicy, types.securityPolicy],
  scope: "stack",
  *check(policy, graph) {
    const own = keysOf(policy);
    const others = graph.ofType(policy.resource.type).filter((other) => other !== policy);
    for (const other of others) {
      if (keysOf(other).some((key) => own.includes(key)))
        yield fact(
          policy.has("spec.targetRefs") ? "spec.targetRefs" : "spec.targetRef",
          `names the target of ${other.resource.name} too; expected one policy for it`,
        );
    }
  },
};
