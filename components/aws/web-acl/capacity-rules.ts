import type { Report, SettingsRule, SettingsRules } from "../../../model/settings/rule";
import { suggest } from "../../../model/settings/suggest";
import type { Limits } from "../../../platforms/aws/limits";
import { managedGroupNames } from "../../../platforms/aws/web-acl/managed-groups";
import { planCapacity } from "./capacity";
import { type WebAclShape, webAclShape } from "./schema";

const atMost = (limits: Limits, key: "wafv2.capacity" | "wafv2.capacity.included") =>
  `at most ${limits[key].max} WCU (limit ${key}, read ${limits[key].date})`;

/** Judges settings that are sound as a whole: what a part of them costs says nothing. */
function whenSound(limits: Limits, judge: (settings: WebAclShape, say: Report) => void): SettingsRule<WebAclShape> {
  const shape = webAclShape(limits);
  return (settings, say) => {
    const parsed = shape.safeParse(settings);
    if (parsed.success) judge(parsed.data, say);
  };
}

/** Refuses what costs more than a web ACL holds. */
export const capacityRule = (limits: Limits) =>
  whenSound(limits, (settings, say) => {
    const { known } = planCapacity(settings);
    if (known <= limits["wafv2.capacity"].max) return;
    const allowed = atMost(limits, "wafv2.capacity");
    const fix = "drop a managed group, or conditions: `contains` and `ignoreCase` cost most";
    say(["rules"], {
      problem: "costs more WCU than a web ACL holds",
      received: known,
      derived: true,
      allowed,
      fix,
    });
  });

function priced(settings: WebAclShape, say: Report, limits: Limits): void {
  const { known } = planCapacity(settings);
  if (known <= limits["wafv2.capacity.included"].max || known > limits["wafv2.capacity"].max) return;
  const allowed = atMost(limits, "wafv2.capacity.included");
  const problem = "costs more WCU than are in the price of a web ACL: each 500 beyond are charged by the request";
  say(["rules"], { problem, received: known, derived: true, allowed });
}

/** What a group costs decides whether the web ACL can be made at all. */
function unpublished(settings: WebAclShape, say: Report): void {
  for (const [key, rule] of Object.entries(settings.rules)) {
    if (rule.managed === undefined || planCapacity({ rules: { [key]: rule } }).unknown.length === 0) continue;
    const { name, vendor } = rule.managed;
    const near = vendor === "AWS" ? suggest(name, managedGroupNames) : undefined;
    const told = "set managed.capacity to what `aws wafv2 describe-managed-rule-group` says";
    const fix = near === undefined ? told : `did you mean ${near}`;
    const problem = "no cost of this group is published, so that what the web ACL costs is not known";
    say(["rules", key, "managed", "name"], { problem, fix });
  }
}

function onlyCounting({ defaultAction, rules }: WebAclShape, say: Report): void {
  if (defaultAction === "block" || Object.values(rules).some(({ action }) => action !== "count" && action !== "allow"))
    return;
  const fix = "set action: block at what has been seen to harm no customer";
  say(["rules"], { problem: "every rule counts or allows: nothing is stopped", received: "count", derived: true, fix });
}

export const webAclCautions = (limits: Limits): SettingsRules<WebAclShape> => ({
  "web-acl-capacity-priced": whenSound(limits, (settings, say) => priced(settings, say, limits)),
  "web-acl-capacity-unknown": whenSound(limits, unpublished),
  "web-acl-only-counts": whenSound(limits, onlyCounting),
});
