/** A part of AWS with accounts, names and endpoints of its own. Source: botocore 1.44.8, data/partitions.json, read 2026-11-26. */
interface Partition {
  /** First part of every ARN. */
  readonly id: string;
  /** How its regions begin. */
  readonly prefix: string;
  /** End of its host names. */
  readonly domain: string;
}

const standard: Partition = { id: "aws", prefix: "", domain: "amazonaws.com" };
const others: readonly Partition[] = [
  { id: "aws-cn", prefix: "cn-", domain: "amazonaws.com.cn" },
  { id: "aws-us-gov", prefix: "us-gov-", domain: "amazonaws.com" },
  { id: "aws-eusc", prefix: "eusc-", domain: "amazonaws.eu" },
  { id: "aws-iso", prefix: "us-iso-", domain: "c2s.ic.gov" },
  { id: "aws-iso-b", prefix: "us-isob-", domain: "sc2s.sgov.gov" },
  { id: "aws-iso-e", prefix: "eu-isoe-", domain: "cloud.adc-e.uk" },
  { id: "aws-iso-f", prefix: "us-isof-", domain: "csp.hci.ic.gov" },
];

const ofRegion = (region: string): Partition => others.find(({ prefix }) => region.startsWith(prefix)) ?? standard;

/** First part of every ARN in the region: `aws`, `aws-cn`, `aws-us-gov`, `aws-eusc`, ... */
export const partitionOf = (region: string): string => ofRegion(region).id;

/** End of the region's host names. */
export const domainOf = (region: string): string => ofRegion(region).domain;

/**
 * End of the names by which EC2 and CloudWatch Logs stand in policies. Only China has its own; the sovereign cloud's IAM knows
 * `ec2.amazonaws.com` and refuses `ec2.amazonaws.eu`. Source: aws-cdk-lib 2.276.0, region-info ("globally SERVICE.amazonaws.com"), read 2026-11-26.
 */
export const principalDomainOf = (region: string): string =>
  region.startsWith("cn-") ? domainOf(region) : standard.domain;
