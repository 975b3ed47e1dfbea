import type { ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { each } from "../../../evaluate";
import { storageGuide } from "../../../queries/links";
import { type Finding, fact, type Rule } from "../../../rule";

/** Days that an object is in the standard class at least before it goes to one of these. Source: S3 user guide, lifecycle transitions. */
const infrequent = ["STANDARD_IA", "ONEZONE_IA"];
const soonest = 30;

function* checkRule(rule: ResourceReader): Generator<Finding> {
  const expiry = rule.number("expiration.days");
  for (const transition of rule.items("transitions")) {
    const days = transition.number("days");
    if (days === undefined) continue;
    const property = transition.at("days").path;
    if (days < soonest && infrequent.includes(transition.text("storageClass") ?? "")) {
      yield fact(property, `is ${days}; expected at least ${soonest} for ${transition.text("storageClass")}`);
    }
    if (expiry !== undefined && expiry > 0 && expiry <= days) {
      yield fact(property, `is ${days}; expected less than ${expiry}, the expiration`);
    }
  }
}

export const bucketLifecycleOrdered: Rule = {
  id: "bucket-lifecycle-ordered",
  title: "Objects move between storage classes before they expire, and not too early",
  why: "S3 refuses the configuration, so that nothing expires at all.",
  remediation: "Let transitions to infrequent access begin at day 30 or later, and expiration after the last of them.",
  url: storageGuide("lifecycle-transition-general-considerations"),
  severity: "high",
  types: [types.bucketLifecycle],
  scope: "resource",
  *check(lifecycle) {
    yield* each(
      lifecycle.items("rules").filter((rule) => rule.text("status") !== "Disabled"),
      checkRule,
    );
  },
};
