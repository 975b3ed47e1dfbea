import { z } from "zod";
import { cidr, mapOf } from "../../../model/settings/primitives";
import { wholeWithin } from "../../../platforms/kubernetes/primitives";
import { firewallPeer } from "../../firewall-peer";

const tiers = ["internet", "balancer", "nodes"] as const;
const peerText = "internet, balancer, nodes, or a CIDR range";

const peer = firewallPeer(tiers, peerText);

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
