import { type ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { actionsOf, listenerProtocol } from "../../../../platforms/aws/topology";
import { each } from "../../../evaluate";
import { unexpected } from "../../../property-rule";
import { securityHub } from "../../../queries/links";
import { hangsOnOtherListener } from "../../../queries/outside";
import { type Finding, fact, type Rule } from "../../../rule";

const serving = ["forward", "authenticate-oidc", "authenticate-cognito", "jwt-validation"];

/** Answers with a fixed response carry nothing of the application's. */
function* servedInClear(action: ResourceReader): Generator<Finding> {
  const type = action.text("type");
  const property = `${action.path}.type`;
  if (type === "redirect") {
    yield* unexpected(action, "redirect.protocol", { expected: "HTTPS", default: "#{protocol}" });
  } else if (type !== undefined && serving.includes(type)) {
    yield fact(property, `is ${type} on plain HTTP; expected HTTPS, or a redirect to it`);
  }
}

export const listenerEncrypted: Rule = {
  id: "listener-encrypted",
  title: "Listeners encrypt, or only redirect to where it is encrypted",
  why: "What goes over plain HTTP can be read and changed on the way.",
  remediation: "Use HTTPS or TLS with a certificate; let plain HTTP redirect to HTTPS.",
  url: securityHub("ELB.1"),
  severity: "high",
  controls: {
    securityHub: ["ELB.1", "ELB.18"],
    checkov: ["CKV_AWS_2", "CKV2_AWS_20"],
    cdkNag: [
      "NIST.800.53.R5-ALBHttpToHttpsRedirection",
      "HIPAA.Security-ALBHttpToHttpsRedirection",
      "PCI.DSS.321-ALBHttpToHttpsRedirection",
    ],
    trivy: ["AWS-0054"],
    elbGuide: ["SEC01", "SEC02"],
  },
  decision:
    "ELB.1 wants plain HTTP to redirect; ELB.18 as written fails every listener that is not HTTPS or TLS, the redirecting one too. A listener that only redirects to HTTPS, or answers with a fixed response, passes here: closing port 80 would break first visits and protect nothing.",
  types: [types.listener, types.listenerRule],
  scope: "stack",
  applies: (view, graph) => {
    if (view.resource.type === types.listener) return ["HTTP", "HTTPS", "TLS"].includes(listenerProtocol(view) ?? "");
    return graph
      .dependenciesOf(view, "listenerArn", types.listener)
      .some((listener) => listenerProtocol(listener) === "HTTP");
  },
  outside: (view, graph) => (hangsOnOtherListener(view, graph) ? "listener" : undefined),
  *check(view) {
    if (view.resource.type === types.listener && listenerProtocol(view) !== "HTTP") return;
    yield* each(actionsOf(view), servedInClear);
  },
};
