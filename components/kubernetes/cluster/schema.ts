import { z } from "zod";
import { objectivesSettings } from "../../../model/objectives/settings";
import { domainName, key, mapOf } from "../../../model/settings/primitives";
import { ruled } from "../../../model/settings/rule";
import { certificateSettings } from "../certificate/settings";
import { firewallSettings } from "../firewall/settings";
import { loadBalancerSettings } from "../gateway/settings";
import { targetGroupSettings } from "../target-group/settings";
import { trustStoreSettings } from "../trust-store/settings";
import { nodeGroupSettings } from "../workload/settings";
import { labelRules } from "./labels";
import { surroundingsShape } from "./surroundings-schema";

/** The options of a cluster on Kubernetes, each by itself; `clusterSpec` adds the rules between them. */
export const clusterShape = () =>
  z.strictObject({
    name: key.describe("Name of the cluster; part of every object's name."),
    platform: z.literal("kubernetes").describe("Where it runs."),
    provider: z
      .enum(["kubernetes", "twin"])
      .default("kubernetes")
      .describe(
        "Who answers: `kubernetes` is the cluster to which `kubernetes.context` leads, `twin` a cluster of its own on this machine.",
      ),
    kubernetes: surroundingsShape(),
    address: z
      .strictObject({ domainName: domainName.describe("Name that clients use.") })
      .describe(
        "The name that clients use. external-dns makes its record where it runs and reads routes; else it is yours to make.",
      )
      .optional(),
    certificate: certificateSettings().optional(),
    trustStores: mapOf(trustStoreSettings())
      .default({})
      .describe("Whose client certificates are let in, by the names that listeners use."),
    loadBalancer: loadBalancerSettings().describe("The one address in front of all nodes."),
    targetGroups: mapOf(targetGroupSettings()).describe(
      "Groups of targets that share a port, a health check and an affinity, by name.",
    ),
    nodeGroups: mapOf(nodeGroupSettings()).describe("Groups of nodes that share a template and a size, by name."),
    firewall: firewallSettings().prefault({}),
    traffic: z
      .strictObject({
        owner: z
          .enum(["program", "controller"])
          .default("program")
          .describe(
            "Who owns the weights once the routes exist. With `controller` the rules of a route over several groups are never reverted.",
          ),
      })
      .prefault({})
      .describe("Who moves traffic between target groups."),
    objectives: objectivesSettings().prefault({}),
    tags: ruled(z.record(z.string("text"), z.string("text; put numbers in quotes")), labelRules)
      .default({})
      .describe("Labels of every object."),
  });

export type ClusterShape = z.output<ReturnType<typeof clusterShape>>;
