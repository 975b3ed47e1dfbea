import { isList, isRecord, type Value } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { actionsOf } from "../../../../platforms/aws/topology";
import { each } from "../../../evaluate";
import { balancerGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

/** Whether a text at the path is there for every reader of the state: neither it nor anything around it is a secret, and it is known. */
function standsInClear(value: Value | undefined, path: readonly string[]): boolean {
  const [step, ...rest] = path;
  if (step === undefined) return typeof value === "string" && value !== "";
  if (isList(value)) return standsInClear(value[Number(step)], rest);
  return isRecord(value) && standsInClear(value[step], rest);
}

export const listenerClientSecretEncrypted: Rule = {
  id: "listener-client-secret-encrypted",
  title: "Secrets of OpenID Connect clients are secrets to the engine",
  why: "The provider keeps no part of an action secret by itself: the client's secret stands in clear in the state, and in every preview that shows the action.",
  remediation:
    "Read it from a secret place (requireSecret, an SSM SecureString, Secrets Manager) and hand it over as a secret: pulumi.secret(...).",
  url: balancerGuide("listener-authenticate-users"),
  severity: "high",
  types: [types.listener, types.listenerRule],
  scope: "resource",
  applies: (view) => actionsOf(view).some((action) => action.has("authenticateOidc.clientSecret")),
  *check(view) {
    yield* each(actionsOf(view), (action) => {
      const path = `${action.path}.authenticateOidc.clientSecret`;
      const steps = path.replaceAll("[", ".").replaceAll("]", "").split(".");
      const [property = "", ...rest] = steps;
      return standsInClear(view.resource.inputs[property], rest)
        ? [fact(path, "is plain text; expected a secret")]
        : [];
    });
  },
};
