import { z } from "zod";
import { defaultLimits, type Limits } from "../limits";
import { key, mapOf } from "../shape/primitives";
import { addressSettings, certificateSettings } from "./certificate";
import { firewallSettings } from "./firewall";
import { loadBalancerSettings } from "./load-balancer";
import { networkSettings } from "./network";
import { nodeGroupSettings } from "./node-group";
import { targetGroupSettings } from "./target-group";

const providerSettings = z.union([
  /** `twin`: this machine. `aws`: the account of the ambient credentials. */
  z.enum(["twin", "aws"]),
  /** Any AWS-compatible endpoint: LocalStack, moto and the like. */
  z.strictObject({ endpoint: z.url(), accessKey: z.string().default("test"), secretKey: z.string().default("test") }),
]);

export const clusterSpec = (limits: Limits = defaultLimits) =>
  z.strictObject({
    name: key,
    platform: z.literal("aws").default("aws"),
    provider: providerSettings.default("aws"),
    region: z.string().default("eu-west-1"),
    network: networkSettings().prefault({}),
    address: addressSettings().optional(),
    certificate: certificateSettings().optional(),
    loadBalancer: loadBalancerSettings(limits),
    targetGroups: mapOf(targetGroupSettings(limits)),
    nodeGroups: mapOf(nodeGroupSettings(limits)),
    firewall: firewallSettings(limits).prefault({}),
    traffic: z
      .strictObject({
        /** Who owns the weights once the listener exists. With `controller` the live weights are read back and never reverted. */
        owner: z.enum(["program", "controller"]).default("program"),
      })
      .prefault({}),
    tags: z.record(z.string(), z.string()).default({}),
  });

export type ClusterSpec = z.output<ReturnType<typeof clusterSpec>>;
export type ClusterSpecInput = z.input<ReturnType<typeof clusterSpec>>;
