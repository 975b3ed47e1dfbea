import { types } from "../../../../platforms/aws/catalog/types";
import { balancerGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

const cookies = ["lb_cookie", "app_cookie"];

export const targetGroupAffinityCrossesZones: Rule = {
  id: "target-group-affinity-crosses-zones",
  title: "Target groups with cookie affinity balance across zones",
  why: "Affinity is not supported in a target group whose cross-zone balancing is off: a client that reaches the other zone's balancer node loses its session.",
  remediation: 'Leave loadBalancingCrossZoneEnabled out or set it to "true", or switch stickiness off.',
  url: balancerGuide("disable-cross-zone"),
  severity: "high",
  types: [types.targetGroup],
  scope: "resource",
  applies: (group) => group.flag("stickiness.enabled") ?? group.has("stickiness"),
  *check(group) {
    if (
      cookies.includes(group.text("stickiness.type") ?? "") &&
      group.text("loadBalancingCrossZoneEnabled") === "false"
    ) {
      yield fact("loadBalancingCrossZoneEnabled", "is false; expected true with stickiness");
    }
  },
};
