// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { addressPoolAnnounced } from "./address-pool-announced";
import { bgpRestartWithBfd } from "./bgp-restart-with-bfd";
import { bfdWithoutEcho, bgpPeerHasBfd } from "./properties";

export const metallbRules: readonly Rule[] = [addressPoolAnnounced, bfdWithoutEcho, bgpPeerHasBfd, bgpRestartWithBfd];
