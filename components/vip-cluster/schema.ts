import { z } from "zod";
import { objectivesSettings } from "../../model/objectives/settings";
import { formed, key, mapOf } from "../../model/settings/primitives";
import { ruled } from "../../model/settings/rule";
import { defaultLimits, type Limits, relaxedRules } from "../../platforms/aws/limits";
import { regionForm } from "../../platforms/aws/regions/accepted";
import { tagRules } from "../../platforms/aws/tag-rules";
import { accessSettings } from "../aws/access/settings";
import { addressSettings } from "../aws/address/settings";
import { backupSettings } from "../aws/backup/settings";
import { certificateSettings } from "../aws/certificate/settings";
import { firewallCautions, firewallRules } from "../aws/firewall/rules";
import { firewallShape } from "../aws/firewall/schema";
import { loadBalancerSettings } from "../aws/load-balancer/settings";
import { networkSettings } from "../aws/network/settings";
import { nodeGroupSettings } from "../aws/node-group/settings";
import { observabilitySettings } from "../aws/observability/settings";
import { patchingSettings } from "../aws/patching/settings";
import { sessionsSettings } from "../aws/sessions/settings";
import { targetGroupSettings } from "../aws/target-group/settings";
import { trustStoreSettings } from "../aws/trust-store/settings";
import { webAclSettings } from "../aws/web-acl/settings";

const endpointText = "the address of an AWS-compatible service such as http://127.0.0.1:4566";

const provider = z
  .union(
    [
      z.enum(["twin", "aws"]),
      z.strictObject({
        endpoint: z
          .url({ protocol: /^https?$/, error: endpointText })
          .describe("Any AWS-compatible endpoint: LocalStack, moto and the like."),
        accessKey: z
          .string("text")
          .min(1, "text that is not empty")
          .default("test")
          .describe("Access key that the endpoint takes. Not for real credentials."),
        secretKey: z
          .string("text")
          .min(1, "text that is not empty")
          .default("test")
          .describe("Secret key that the endpoint takes. Not for real credentials."),
      }),
    ],
    "twin, aws, or { endpoint: ... }",
  )
  .describe(
    "Who answers: `twin` is this machine, `aws` the account of the ambient credentials, `{ endpoint }` anything that speaks AWS's protocol.",
  );

/** The firewall of a cluster: who may connect, and what of it is let through to listeners. */
const clusterFirewall = (limits: Limits) =>
  ruled(
    firewallShape(limits).extend({
      waf: webAclSettings(limits)
        .describe("Which requests are let through to an application load balancer: AWS WAF. Default: all.")
        .optional(),
    }),
    firewallRules,
    firewallCautions,
    relaxedRules(limits),
  ).describe(
    "Who may reach whom: one list, from which security groups and network ACLs are made; and what is let through.",
  );

/** The options of a cluster, each by itself; `clusterSpec` adds the rules between them. */
export const clusterShape = (limits: Limits = defaultLimits) =>
  z.strictObject({
    name: key.describe("Name of the cluster; part of every resource's name."),
    platform: z.literal("aws").default("aws").describe("Where it runs."),
    provider: provider.default("aws"),
    region: formed(regionForm, "a region such as eu-west-1").default("eu-west-1").describe("AWS region of everything."),
    network: networkSettings(limits).prefault({}),
    address: addressSettings(limits).optional(),
    certificate: certificateSettings(limits).optional(),
    loadBalancer: loadBalancerSettings(limits).describe("The one address in front of all nodes."),
    trustStores: mapOf(trustStoreSettings(limits))
      .default({})
      .describe("Whose client certificates listeners let in, by name."),
    targetGroups: mapOf(targetGroupSettings(limits)).describe(
      "Groups of targets that share a port, a health check and an affinity, by name.",
    ),
    nodeGroups: mapOf(nodeGroupSettings(limits)).describe("Groups of nodes that share a template and a size, by name."),
    operations: z
      .strictObject({
        patching: patchingSettings(limits)
          .describe("Security patches on running nodes, one at a time. Absent: a new image alone brings them.")
          .optional(),
        sessions: sessionsSettings(limits)
          .describe("Shells on nodes by Session Manager, encrypted and logged. Absent: shells leave no log.")
          .optional(),
        backup: backupSettings(limits).describe("Backups of disks, databases and files. Absent: none.").optional(),
      })
      .prefault({})
      .describe("What is done by the clock, beside serving."),
    access: accessSettings(limits)
      .describe("Who may do what with the cluster's resources, and what a pipeline may. Absent: what the account says.")
      .optional(),
    firewall: clusterFirewall(limits).prefault({}),
    traffic: z
      .strictObject({
        owner: z
          .enum(["program", "controller"])
          .default("program")
          .describe(
            "Who owns the weights once the listener exists. With `controller` the live weights are read back and never reverted.",
          ),
      })
      .prefault({})
      .describe("Who moves traffic between target groups."),
    observability: observabilitySettings(limits).optional(),
    objectives: objectivesSettings(limits).prefault({}),
    tags: ruled(
      z.record(z.string("text"), z.string("text; put numbers in quotes")),
      tagRules(limits),
      {},
      relaxedRules(limits),
    )
      .default({})
      .describe("Tags of every resource."),
  });

export type ClusterShape = z.output<ReturnType<typeof clusterShape>>;
