import { z } from "zod";
import { isNetwork, networkOf, parseCidr } from "../../../model/net/cidr";
import { cidr, mapOf } from "../../../model/settings/primitives";
import { checked } from "../../../model/settings/rule";
import { suggest } from "../../../model/settings/suggest";
import { wholeWithin } from "../../../platforms/kubernetes/primitives";

const tiers = ["internet", "balancer", "nodes"] as const;
const peerText = "internet, balancer, nodes, or a CIDR range";

const peer = checked(z.string(peerText), (text) => {
  if (tiers.some((tier) => tier === text)) return undefined;
  const range = parseCidr(text);
  if (range === undefined) {
    const near = suggest(text, tiers);
    const fix = near === undefined ? {} : { fix: `did you mean ${near}` };
    return { problem: "unknown to the firewall", allowed: peerText, ...fix };
  }
  if (isNetwork(text, range)) return undefined;
  return { problem: "names an address inside the range, not the range", fix: `write ${networkOf(range)}` };
});

const edge = () =>
  z.strictObject({
    from: peer.describe(`Who opens the connection: ${peerText}.`),
    to: peer.describe("Who accepts it: the same words. One end is the nodes."),
    protocol: z
      .enum(["tcp", "udp"])
      .default("tcp")
      .describe("Protocol of the connection; answers come back by themselves."),
    port: wholeWithin("kubernetes.port").describe("Port of the one who accepts; the first of a range."),
    toPort: wholeWithin("kubernetes.port").describe("Last port of the range. Default: port.").optional(),
  });

/** Who may reach whom: one list, from which network policies are made. All else is closed. */
export const firewallShape = () =>
  z
    .strictObject({
      edges: mapOf(edge())
        .default({})
        .describe(
          "Connections beyond those that follow from listeners and target groups, by name. All else is closed.",
        ),
      nodeEgress: z
        .array(cidr)
        .describe(
          "Ranges that nodes may open HTTPS connections to. Default: everywhere. Name resolution is always open.",
        )
        .optional(),
    })
    .describe("Who may reach whom: one list, from which network policies are made.");

export type FirewallShape = z.output<ReturnType<typeof firewallShape>>;
