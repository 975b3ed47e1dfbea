import { z } from "zod";
import { cidr, mapOf, textWithin, within } from "../../../model/settings/primitives";
import type { Limits } from "../../../platforms/aws/limits";
import { firewallPeer } from "../../firewall-peer";

const tiers = ["internet", "balancer", "nodes", "vpc"] as const;
const reference = /^(?:sg|pl)-[0-9a-f]{8,17}$/;
const peerText =
  "internet, balancer, nodes, vpc, a CIDR range, or the id of a security group (sg-...) or prefix list (pl-...)";

const peer = firewallPeer(tiers, peerText, (name) => reference.test(name));

const edge = (limits: Limits) =>
  z.strictObject({
    from: peer.describe(`Who opens the connection: ${peerText}.`),
    to: peer.describe("Who accepts it: the same words. One end is the cluster's own: balancer or nodes."),
    protocol: z
      .enum(["tcp", "udp"])
      .default("tcp")
      .describe("Protocol of the connection; answers come back by themselves."),
    port: within(limits, "elbv2.port").describe("Port of the one who accepts; the first of a range."),
    toPort: within(limits, "elbv2.port").describe("Last port of the range. Default: port.").optional(),
    maxEntries: within(limits, "ec2.prefixList.entries")
      .describe(
        "Most entries of the prefix list at its end: each counts as a rule of the security group. Default: known for CloudFront's, else 1.",
      )
      .optional(),
    description: textWithin(limits, "ec2.securityGroup.description.length", "a description")
      .regex(/^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]+$/, "letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*")
      .describe("Shown with the rule in AWS.")
      .optional(),
  });

/**
 * Who may reach whom: one list, from which security groups and network ACLs are made.
 * `internet` and CIDRs stand outside; `balancer`, `nodes` are the cluster's tiers. Listener ports and health-check ports need no entry.
 */
export const firewallShape = (limits: Limits) =>
  z
    .strictObject({
      edges: mapOf(edge(limits))
        .default({})
        .describe(
          "Connections beyond those that follow from listeners and target groups, by name. All else is closed.",
        ),
      nodeEgress: z
        .array(cidr)
        .describe(
          "Ranges that nodes may open HTTPS connections to. Default: everywhere, for packages, images and AWS APIs.",
        )
        .optional(),
      networkAcl: z
        .boolean()
        .describe(
          "Whether the subnets get a second, stateless layer from the same list. Default: yes in a new network, no in an existing one, whose subnets others may use.",
        )
        .optional(),
    })
    .describe("Who may reach whom: one list, from which security groups and network ACLs are made.");

export type FirewallShape = z.output<ReturnType<typeof firewallShape>>;
