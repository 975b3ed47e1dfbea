/**
 * CloudFront's origin-facing prefix list by region: `com.amazonaws.global.cloudfront.origin-facing`. Ids are the same in every account. Read from
 * public stacks, 2026-11-30.
 */
const originFacing: readonly string[] = [
  "pl-58a04531", // ap-northeast-1
  "pl-22a6434b", // ap-northeast-2
  "pl-9aa247f3", // ap-south-1
  "pl-31a34658", // ap-southeast-1
  "pl-b8a742d1", // ap-southeast-2
  "pl-38a64351", // ca-central-1
  "pl-a3a144ca", // eu-central-1
  "pl-fab65393", // eu-north-1
  "pl-4fa04526", // eu-west-1
  "pl-93a247fa", // eu-west-2
  "pl-75b1541c", // eu-west-3
  "pl-5da64334", // sa-east-1
  "pl-3b927c52", // us-east-1
  "pl-b6a144df", // us-east-2
  "pl-4ea04527", // us-west-1
  "pl-82a045eb", // us-west-2
];

/**
 * How many rules a reference to AWS's own prefix lists counts as, by the end of the list's name. Source: Amazon VPC user guide, AWS-managed prefix lists,
 * weights; read 2026-11-30.
 */
const managedWeights: Readonly<Record<string, number>> = {
  "cloudfront.origin-facing": 55,
  dynamodb: 1,
  "ec2-instance-connect": 2,
  groundstation: 5,
  "route53-healthchecks": 25,
  s3: 1,
  s3express: 6,
  "vpc-lattice": 10,
};

const weights = new Map(originFacing.map((id) => [id, managedWeights["cloudfront.origin-facing"] ?? 1]));

/** How many rules a reference to this prefix list counts as: its maximum number of entries. Undefined where its id says nothing. */
export const prefixListWeight = (id: string): number | undefined => weights.get(id);

export const isPrefixList = (peer: string | undefined): peer is string => peer?.startsWith("pl-") === true;
