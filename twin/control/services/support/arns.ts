import type { Cloud } from "../../../contract/resources";

/** `arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-0a1b`. */
export function arnOf(cloud: Cloud, service: string, resource: string): string {
  return `arn:${cloud.partition}:${service}:${cloud.region}:${cloud.accountId}:${resource}`;
}

/** Services without regions, such as IAM. */
export function globalArnOf(cloud: Cloud, service: string, resource: string): string {
  return `arn:${cloud.partition}:${service}::${cloud.accountId}:${resource}`;
}

/** Hex digits as AWS hangs on ARNs of load balancers, unique in this cloud. Up to 17. */
export function hex(cloud: Cloud, digits: number): string {
  return cloud.newId("").slice(-digits);
}

/** Upper-case identifiers of IAM and Route 53 (`AROA...`, `Z...`), drawn from the same source as every id. */
export function upperId(cloud: Cloud, prefix: string, digits: number): string {
  const drawn = `${hex(cloud, 17)}${hex(cloud, 17)}`.toUpperCase();
  return `${prefix}${drawn.slice(0, digits)}`;
}

/** `8-4-4-4-12`. */
export function uuid(cloud: Cloud): string {
  const drawn = `${hex(cloud, 16)}${hex(cloud, 16)}`;
  return [drawn.slice(0, 8), drawn.slice(8, 12), drawn.slice(12, 16), drawn.slice(16, 20), drawn.slice(20, 32)].join(
    "-",
  );
}
