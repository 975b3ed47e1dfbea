import { claimingTypes, claimsAnything, takenFrom } from "../../../provers/claims";
import type { Rule } from "../../../rule";

export const resourcesDoNotCollide: Rule = {
  id: "resources-do-not-collide",
  title: "No two resources claim the same name, port, priority, number or place",
  why: "AWS refuses the second one, and the update stops half-way.",
  remediation: "Give one of the two another name, port, priority, number or place, or remove it.",
  url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html",
  severity: "high",
  isRefusal: true,
  decision:
    "Names are compared within one provider and region, and only where the program writes them: those that the provider makes up do not collide.",
  types: claimingTypes,
  scope: "stack",
  applies: claimsAnything,
  *check(view, graph) {
    for (const { property, taken, first } of takenFrom(view, graph)) {
      yield { property, problem: `${first.resource.name} ${taken}` };
    }
  },
};
