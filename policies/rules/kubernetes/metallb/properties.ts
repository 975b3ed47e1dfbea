import { types } from "../../../../platforms/kubernetes/catalog/types";
import { propertyRule } from "../../../property-rule";
import { metalLbDocs } from "../../../queries/links";
import type { Rule } from "../../../rule";

export const bgpPeerHasBfd: Rule = propertyRule({
  id: "bgp-peer-has-bfd",
  title: "BGP peers are watched by BFD",
  why: "Without it the router sends to a dead node until the hold time ends, 90 to 180 seconds.",
  remediation:
    "Make a BFDProfile and name it in spec.bfdProfile; alert on the session's state, since BGP comes up without it.",
  url: metalLbDocs("configuration"),
  severity: "medium",
  types: [types.bgpPeer],
  properties: { "spec.bfdProfile": { present: "a BFDProfile" } },
});

export const bfdWithoutEcho: Rule = propertyRule({
  id: "bfd-without-echo",
  title: "BFD sessions use no echo mode",
  why: "A router that forwards no packets between interfaces drops the echoes: the session goes up and down for ever, and the path with it.",
  remediation: "Remove spec.echoMode, or exempt the profile where the router has ip_forward on.",
  url: metalLbDocs("configuration"),
  severity: "low",
  types: [types.bfdProfile],
  properties: { "spec.echoMode": { not: true } },
});
