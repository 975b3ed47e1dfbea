import { retentionDays } from "../limits";
import {
  arn,
  type Constraint,
  checks,
  conflicts,
  each,
  exactlyOne,
  length,
  oneOf,
  pattern,
  refused,
  word,
} from "./constraint";
import { isSet, text } from "./read";

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
  word("trafficType", "ec2.flowLog.trafficType"),
  oneOf("logDestinationType", ["cloud-watch-logs", "s3", "kinesis-data-firehose"]),
  each("maxAggregationInterval", (value) => value === 60 || value === 600, "60 or 600 seconds"),
  arn("iamRoleArn"),
  arn("logDestination"),
);

/** Where CreateFlowLogs refuses the log by itself. */
export const flowLogRefusals: Constraint = (inputs) => {
  const kind = text(inputs, "logDestinationType") ?? "cloud-watch-logs";
  if (kind !== "cloud-watch-logs" || isSet(inputs, "iamRoleArn")) return [];
  const reason = "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.";
  return refused("InvalidParameter", "iamRoleArn", reason);
};
