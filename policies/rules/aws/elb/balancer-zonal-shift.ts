import { balancerGuide } from "../../../queries/links";
import { types } from "../../../queries/types";
import { optIn, type Rule } from "../../../rule";

export const balancerZonalShift: Rule = {
  id: "balancer-zonal-shift",
  title: "Load balancers can be moved out of a zone",
  why: "When a zone is ill without being dead, only a zonal shift takes the traffic away from it at once.",
  remediation: "Set enableZonalShift: true.",
  url: balancerGuide("zonal-shift"),
  severity: "low",
  controls: { elbGuide: ["REL13"] },
  decision:
    "A shift helps only those who can afford the zone's capacity elsewhere: off until a project switches it on.",
  levels: optIn,
  types: [types.balancer],
  scope: "resource",
  applies: (balancer) => balancer.text("loadBalancerType") !== "gateway",
  *check(balancer) {
    if (balancer.flag("enableZonalShift") !== true) {
      yield { property: "enableZonalShift", problem: "nobody can move its traffic out of a zone" };
    }
  },
};
