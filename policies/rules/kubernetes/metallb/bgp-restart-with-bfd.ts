import { types } from "../../../../platforms/kubernetes/catalog/types";
import { metalLbDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const bgpRestartWithBfd: Rule = {
  id: "bgp-restart-with-bfd",
  title: "Graceful restart of BGP does not keep the routes of dead nodes",
  why: "With it and without BFD the router keeps a dead node's routes for the hold time and the restart time on top: minutes.",
  remediation: "Name a BFDProfile in spec.bfdProfile, or switch enableGracefulRestart off.",
  url: metalLbDocs("configuration"),
  severity: "high",
  types: [types.bgpPeer],
  scope: "resource",
  *check(peer) {
    if (peer.flag("spec.enableGracefulRestart") === true && !peer.has("spec.bfdProfile"))
      yield fact("spec.enableGracefulRestart", "is true without a bfdProfile; expected one, or false");
  },
};
