import { types } from "../../../../platforms/aws/catalog/types";
import { zonesBehind } from "../../../../platforms/aws/topology";
import { securityHub } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const groupSeveralZones: Rule = {
  id: "group-several-zones",
  title: "Scaling groups spread over two zones or more",
  why: "A group in one zone is gone with it, and no other zone takes its place.",
  remediation: "Give vpcZoneIdentifiers subnets in two zones or more.",
  url: securityHub("AutoScaling.2"),
  severity: "high",
  controls: { securityHub: ["AutoScaling.2"] },
  types: [types.group],
  scope: "stack",
  *check(group, graph) {
    const property = group.has("availabilityZones") ? "availabilityZones" : "vpcZoneIdentifiers";
    const zones = property === "availabilityZones" ? group.items(property).length : zonesBehind(group, property, graph);
    if (zones < 2) yield fact(property, `is in ${zones} ${zones === 1 ? "zone" : "zones"}; expected at least 2`);
  },
};
