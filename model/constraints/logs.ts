import { retentionDays } from "../limits";
import { arn, checks, conflicts, each, exactlyOne, length, oneOf, pattern } from "./constraint";

/** Days; 0 keeps for ever. */
const retentions = [0, ...retentionDays];

/** What a flow log may watch, one of them each. */
export const flowLogSubjects = [
  "eniId",
  "regionalNatGatewayId",
  "subnetId",
  "transitGatewayAttachmentId",
  "transitGatewayId",
  "vpcId",
];

export const logGroupConstraint = checks(
  conflicts("name", "namePrefix"),
  length("name", 1, 512),
  pattern("name", /^[\w.\-/#]+$/, "letters, digits and . - _ / #"),
  each("retentionInDays", (value) => retentions.some((days) => days === value), `one of ${retentions.join(", ")} days`),
  oneOf("logGroupClass", ["STANDARD", "INFREQUENT_ACCESS", "DELIVERY"]),
  arn("kmsKeyId"),
);

export const flowLogConstraint = checks(
  exactlyOne(...flowLogSubjects),
  oneOf("trafficType", ["ACCEPT", "ALL", "REJECT"]),
  oneOf("logDestinationType", ["cloud-watch-logs", "s3", "kinesis-data-firehose"]),
  each("maxAggregationInterval", (value) => value === 60 || value === 600, "60 or 600 seconds"),
  arn("iamRoleArn"),
  arn("logDestination"),
);
