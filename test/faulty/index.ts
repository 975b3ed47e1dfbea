import { Provider } from "@pulumi/aws/provider";
import * as pulumi from "@pulumi/pulumi";
import { createRelay, createWeb } from "./balancing";
import { createAlarms, createNames, createShield } from "./edge";
import type { FaultId } from "./faults";
import { createFirewall } from "./firewall";
import { createNetwork } from "./network";
import { createNodes } from "./nodes";
import type { Site } from "./site";
import { createLogs } from "./storage";

/**
 * A shop on machines behind an application balancer, with a relay behind a network balancer, as somebody would write it without
 * vipkit. `shop:faults` lists what is wrong with it; `shop:version` names the provider's plugin.
 */
export function createShop(faults: readonly FaultId[], opts: pulumi.CustomResourceOptions): void {
  const site: Site = { has: (fault) => faults.includes(fault), opts };
  const logs = createLogs(site);
  const network = createNetwork(site, logs.flows.arn);
  const groups = createFirewall(site, network.vpcId);
  const surroundings = { network, groups, logs: logs.bucket.id };
  const { balancer, blue, green, status } = createWeb(site, surroundings);
  createShield(site, balancer.arn);
  createNames(site, balancer);
  createAlarms(site, balancer, logs.key.arn);
  const relay = createRelay(site, surroundings);
  createNodes(site, network, groups, { blue: [blue.arn, status.arn], green: [green.arn], relay: [relay.arn] });
}

/** The program, for the engine. */
export function main(): void {
  const config = new pulumi.Config("shop");
  const provider = new Provider("aws", { region: "eu-west-1" }, { version: config.require("version") });
  createShop(config.requireObject<FaultId[]>("faults"), { provider });
}
