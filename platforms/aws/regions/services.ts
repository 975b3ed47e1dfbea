import { domainOf, partitionOf } from "./partition";
import { regionTable } from "./table";

/** How the names of a partition's private endpoints begin where they do not follow the usual pattern. */
const ownPrefixes: Readonly<Record<string, string>> = {
  "aws-cn": "cn.com.amazonaws",
  "aws-eusc": "eu.amazonaws",
  "aws-iso": "gov.ic.c2s",
  "aws-iso-b": "gov.sgov.sc2s",
  "aws-iso-e": "uk.adc-e.cloud",
  "aws-iso-f": "gov.ic.hci.csp",
};

const registry = ["ecr.api", "ecr.dkr"];

/**
 * Which of the services that a network offers have it, by region. Source: aws-cdk-lib 2.276.0, aws-ec2/lib/vpc-endpoint.js
 * (getDefaultEndpointPrefix), read 2026-11-30.
 */
const ownNames: Readonly<Record<string, readonly string[]>> = {
  "cn-north-1": ["autoscaling", ...registry],
  "cn-northwest-1": ["autoscaling", ...registry],
  "eusc-de-east-1": registry,
  "us-iso-east-1": ["autoscaling", ...registry],
  "us-iso-west-1": ["autoscaling", ...registry],
  "us-isob-east-1": ["autoscaling", ...registry],
  "us-isob-west-1": registry,
  "us-isof-east-1": registry,
  "us-isof-south-1": registry,
  "eu-isoe-west-1": registry,
};

const usualPrefix = "com.amazonaws";

/** Name of a service's private endpoint: `com.amazonaws.eu-west-1.logs`, `cn.com.amazonaws.cn-north-1.ecr.api`. */
export function endpointServiceName(region: string, service: string): string {
  const own = ownNames[region]?.includes(service) ? ownPrefixes[partitionOf(region)] : undefined;
  return `${own ?? usualPrefix}.${region}.${service}`;
}

/** How names of private endpoints may begin in the region; each goes on with `.<region>.` or `.vpce.`. */
export const endpointPrefixesOf = (region: string): readonly string[] => [
  usualPrefix,
  ...[ownPrefixes[partitionOf(region)]].filter((prefix) => prefix !== undefined),
];

/** The Route 53 zone that an alias to a load balancer names. Regions that publish none share a made-up one. */
export function balancerZoneOf(region: string, type: "application" | "network"): string {
  return regionTable[region]?.balancers?.[type === "application" ? 0 : 1] ?? "Z0REGION0UNPUBLISHED0";
}

/** The account that writes access logs of application load balancers; undefined where only the service principal does. */
export const logAccountOf = (region: string): string | undefined => regionTable[region]?.logs;

/** Every account that writes access logs somewhere. */
export const logAccounts: readonly string[] = Object.values(regionTable).flatMap(({ logs }) => logs ?? []);

/** Regions whose website endpoints are `s3-website-<region>`; the others have a dot. Source: AWS general reference, S3 website endpoints. */
const hyphenated = new Set([
  "ap-northeast-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "eu-west-1",
  "sa-east-1",
  "us-east-1",
  "us-gov-west-1",
  "us-west-1",
  "us-west-2",
]);

/** Host of a region's S3 websites: `s3-website.eu-central-1.amazonaws.com`. */
export const websiteHostOf = (region: string): string =>
  `s3-website${hyphenated.has(region) ? "-" : "."}${region}.${domainOf(region)}`;

/** Route 53 zone of a region's S3 websites; empty where none is published. */
export const websiteZoneOf = (region: string): string => regionTable[region]?.website ?? "";

/** ARN of another account's root in the region's partition. */
export const rootArnOf = (region: string, account: string): string => `arn:${partitionOf(region)}:iam::${account}:root`;
