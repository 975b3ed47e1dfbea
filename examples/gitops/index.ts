import { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
import { Fleet, type FleetArgs } from "./fleet";

const config = new pulumi.Config();
const provider = new Provider("management", { context: config.require("context") });
const args = config.requireObject<FleetArgs>("fleet");

new Fleet("shop", args, { provider });

export const stacks = Object.keys(args.stacks);
