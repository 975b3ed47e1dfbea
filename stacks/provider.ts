import * as aws from "@pulumi/aws/provider";
import type { StackConfig } from "./config";

/** The version under which the twin's plugin is installed: no other environment asks for it. */
const twinVersion = "7.48.1-twin";

/** A stand-in has no accounts to ask and no metadata service. */
const localProviderArgs = {
  skipCredentialsValidation: true,
  skipMetadataApiCheck: true,
  skipRequestingAccountId: true,
  skipRegionValidation: true,
} as const;

/** Where the twin of this stack keeps its state, relative to the project, and how it plays. */
function twinEndpoint(stack: string, twin: StackConfig["twin"]): string {
  const query = new URLSearchParams({
    bootTime: `${twin.bootTime}`,
    metricPeriod: `${twin.metricPeriod}`,
    ...(twin.nodeCommand.length > 0 ? { nodeCommand: JSON.stringify(twin.nodeCommand) } : {}),
  });
  return `unix:.vipkit/twin/${stack}?${query.toString()}`;
}

/** The services this toolkit calls, by the provider's names. */
const services = [
  ...["acm", "autoscaling", "cloudwatch", "ec2", "elbv2", "iam"],
  // Tags of buckets go through S3 Control (terraform-provider-aws 6.23).
  ...["kms", "logs", "route53", "s3", "s3control", "ssm", "sts"],
] as const;

/** `vipkit plan --engine` asks for the twin so, whatever the stack names, and leaves the stack's files as they are. */
const isTwinWanted = (): boolean => process.env["VIPKIT_PROVIDER"] === "twin";

/** The cloud the stack lives in: this machine's twin, the account of the ambient credentials, or an AWS-compatible endpoint. */
export function createProvider({ stack, cluster, twin }: StackConfig): aws.Provider {
  const { region } = cluster;
  const provider = isTwinWanted() ? "twin" : cluster.provider;
  if (provider === "aws") return new aws.Provider("aws", { region });
  if (provider === "twin") {
    const endpoints = [{ sts: twinEndpoint(stack, twin) }];
    const keys = { accessKey: "twin", secretKey: "twin" };
    return new aws.Provider("twin", { region, endpoints, ...keys, ...localProviderArgs }, { version: twinVersion });
  }
  const { endpoint, accessKey, secretKey } = provider;
  const endpoints = [Object.fromEntries(services.map((service) => [service, endpoint]))];
  // S3 Control takes no request without the account's id.
  const compatible = { ...localProviderArgs, skipRequestingAccountId: false, s3UsePathStyle: true };
  return new aws.Provider("endpoint", { region, accessKey, secretKey, endpoints, ...compatible });
}
