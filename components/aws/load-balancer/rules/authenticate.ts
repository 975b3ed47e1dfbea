import { limitText } from "../../../../model/settings/primitives";
import type { Report } from "../../../../model/settings/rule";
import type { Limits } from "../../../../platforms/aws/limits";
import { aProtocol } from "../../../../platforms/aws/protocols";
import { type Balancer, forwardsOf } from "../placed-actions";

/** What is always checked. Source: AWS service model elbv2, JwtValidationActionAdditionalClaim. */
const alwaysChecked: readonly string[] = ["exp", "iss", "nbf", "iat"];

/** Only an encrypted listener may ask who a client is. Source: AWS service model elbv2, Action. */
export function authentication(balancer: Balancer, say: Report, limits: Limits): void {
  for (const { listener, action, actionPath } of forwardsOf(balancer)) {
    const { authenticate } = action;
    if (authenticate === undefined) continue;
    const path = [...actionPath, "authenticate"];
    const { protocol } = listener;
    if (protocol !== undefined && protocol !== "HTTPS") {
      const problem = `${aProtocol(protocol)} listener does not authenticate`;
      say([...path, "type"], { problem, fix: "leave it out, or use HTTPS on an application load balancer" });
    }
    if (authenticate.type === "oidc") {
      const given = Object.keys(authenticate.extraParams ?? {}).length;
      const allowed = limitText(limits, "elbv2.auth.extraParams");
      if (given > limits["elbv2.auth.extraParams"].max) {
        say([...path, "extraParams"], { problem: `names ${given} parameters`, allowed });
      }
    }
    if (authenticate.type !== "jwt") continue;
    for (const [index, claim] of (authenticate.claims ?? []).entries()) {
      if (claim?.name !== undefined && alwaysChecked.includes(claim.name)) {
        say([...path, "claims", index, "name"], { problem: "is always checked", fix: "leave it out" });
      }
      if (claim?.format !== "space-separated-values") continue;
      for (const [at, value] of (claim.values ?? []).entries()) {
        if (value === undefined || !value.includes(" ")) continue;
        const fix = "write each as a value of its own";
        say([...path, "claims", index, "values", at], { problem: "holds a space, which separates values here", fix });
      }
    }
  }
}
