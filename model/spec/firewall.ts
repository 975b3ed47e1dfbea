import { z } from "zod";
import type { Limits } from "../limits";
import { cidr, mapOf, within } from "../shape/primitives";

/**
 * Who may reach whom: one list, from which security groups and network ACLs are made.
 * `internet` and CIDRs stand outside; `balancer`, `nodes` are the cluster's tiers. Listener ports and health-check ports need no entry.
 */
const peer = z.union([z.enum(["internet", "balancer", "nodes", "vpc"]), cidr, z.string().regex(/^(sg|pl)-[0-9a-f]+$/)]);

export const firewallSettings = (limits: Limits) =>
  z.strictObject({
    edges: mapOf(
      z.strictObject({
        from: peer,
        to: peer,
        protocol: z.enum(["tcp", "udp"]).default("tcp"),
        port: within(limits, "elbv2.port"),
        toPort: within(limits, "elbv2.port").optional(),
        description: z.string().min(1).max(255).optional(),
      }),
    ).default({}),
    /** What nodes may open to the outside. Default: HTTPS only, for packages, images and AWS APIs. */
    nodeEgress: z.array(cidr).optional(),
    /** A network ACL for every tier of subnets. Default: yes in a new network, no in an existing one, whose subnets others may use. */
    networkAcl: z.boolean().optional(),
  });

export type FirewallSettings = z.output<ReturnType<typeof firewallSettings>>;
export type FirewallInput = z.input<ReturnType<typeof firewallSettings>>;
