import { isList, toJson } from "../../../model/graph/json";
import { type Capacity, rulesCapacity } from "../../../platforms/aws/web-acl/capacity";
import { managedGroupCapacity } from "../../../platforms/aws/web-acl/managed-groups";
import { planRules } from "./plan";
import type { WebAclSettings } from "./resolved";

type Rules = Pick<WebAclSettings, "rules">;

/** What the rules cost, in WCU, with what the settings say of groups that are not published. */
export function planCapacity(settings: Rules): Capacity {
  const declared = new Map(
    Object.values(settings.rules).flatMap(({ managed }) =>
      managed?.capacity === undefined ? [] : [[`${managed.vendor}/${managed.name}`, managed.capacity] as const],
    ),
  );
  const rules = toJson(planRules(settings, (key) => key));
  const groups = (vendor: string, name: string) =>
    declared.get(`${vendor}/${name}`) ?? managedGroupCapacity(vendor, name);
  return rulesCapacity(isList(rules) ? rules : [], groups);
}
