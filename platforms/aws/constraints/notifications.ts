import { arn, type Constraint, checks, entries, jsonDocument, length, oneOf, pattern, range, when } from "./constraint";
import { flag, text } from "./read";

// Source: API models sns and chatbot, botocore 1.44.8, read 2026-11-30.

const protocols = ["http", "https", "email", "email-json", "sms", "sqs", "application", "lambda", "firehose"];

export const topicConstraint = checks(
  pattern("name", /^[\w-]{1,256}$|^[\w-]{1,251}\.fifo$/, "1 to 256 letters, digits, - and _"),
  when((inputs) => flag(inputs, "fifoTopic") === true, pattern("name", /\.fifo$/, "a name that ends with .fifo")),
  jsonDocument("policy"),
  length("displayName", 0, 100),
  oneOf("tracingConfig", ["Active", "PassThrough"]),
);

export const topicPolicyConstraint = checks(arn("arn"), jsonDocument("policy"));

/** What must stand in a subscription's endpoint, by its protocol. */
const forms: Readonly<Record<string, readonly [RegExp, string]>> = {
  http: [/^http:\/\/\S+$/, "an address that begins with http://"],
  https: [/^https:\/\/\S+$/, "an address that begins with https://"],
  email: [/^[^@\s]+@[^@\s]+$/, "a mail address"],
  "email-json": [/^[^@\s]+@[^@\s]+$/, "a mail address"],
};

const endpoint: Constraint = (inputs) => {
  const [protocol, value] = [text(inputs, "protocol") ?? "", text(inputs, "endpoint")];
  const form = forms[protocol];
  if (form === undefined || value === undefined || form[0].test(value)) return [];
  return [{ property: "endpoint", reason: `expected ${form[1]} with protocol ${protocol}, got "${value}"` }];
};

export const topicSubscriptionConstraint = checks(
  arn("topic"),
  oneOf("protocol", protocols),
  endpoint,
  oneOf("filterPolicyScope", ["MessageAttributes", "MessageBody"]),
  range("confirmationTimeoutInMinutes", 1, 60),
);

export const slackConstraint = checks(
  pattern("configurationName", /^[\w-]{1,128}$/, "1 to 128 letters, digits, - and _"),
  pattern("slackTeamId", /^[0-9A-Z]{1,255}$/, "the id of a workspace such as T07EA123LEP"),
  pattern("slackChannelId", /^[A-Za-z0-9]{1,255}$/, "the id of a channel such as C07EZ1ABC23"),
  arn("iamRoleArn"),
  arn("snsTopicArns[]"),
  arn("guardrailPolicyArns[]"),
  entries("snsTopicArns", 0, 25, "topics"),
  oneOf("loggingLevel", ["ERROR", "INFO", "NONE"]),
);
