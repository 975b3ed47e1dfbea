import { types } from "../../../platforms/aws/catalog/types";
import { type Cloud, CloudError, type Props, type ResourceModel, type ServiceTable } from "../../contract/resources";
import { arnOf, globalArnOf, uuid } from "./support/arns";
import { define } from "./support/define";
import { isSet, text } from "./support/read";
import { mustBeUnique, mustExist } from "./support/references";

/** The policy of a topic that is given none: its own account alone. */
function accountPolicy(cloud: Cloud, arn: string): string {
  const Action = ["GetTopicAttributes", "SetTopicAttributes", "AddPermission", "RemovePermission", "DeleteTopic"];
  const actions = [...Action, "Subscribe", "ListSubscriptionsByTopic", "Publish"].map((one) => `SNS:${one}`);
  const statement = {
    ...{ Sid: "__default_statement_ID", Effect: "Allow", Principal: { AWS: "*" }, Action: actions, Resource: arn },
    Condition: { StringEquals: { "AWS:SourceOwner": cloud.accountId } },
  };
  return JSON.stringify({ Version: "2008-10-17", Id: "__default_policy_ID", Statement: [statement] });
}

const topic: ResourceModel = define({
  type: types.topic,
  replaceOn: ["name", "namePrefix", "fifoTopic"],
  autoname: { property: "name", maxLength: 256 },
  defaults: { contentBasedDeduplication: false, fifoTopic: false },
  computed: ["policy", "fifoThroughputScope", "signatureVersion", "tracingConfig"],
  admit: (inputs, cloud, self) => {
    const name = text(inputs, "name") ?? "";
    const message = "Topic already exists with different attributes";
    mustBeUnique(cloud, { type: types.topic, property: "name", value: name, self }, "InvalidParameter", message);
    const key = text(inputs, "kmsMasterKeyId")?.split(":key/")[1];
    if (key !== undefined) mustExist(cloud, types.key, key, "KMSNotFound");
  },
  id: (inputs, cloud) => arnOf(cloud, "sns", text(inputs, "name") ?? ""),
  once: (inputs, id, cloud) => ({
    arn: id,
    beginningArchiveTime: "",
    owner: cloud.accountId,
    policy: text(inputs, "policy") ?? accountPolicy(cloud, id),
  }),
});

const ofTopic = (inputs: Props, property: string, cloud: Cloud) =>
  mustExist(cloud, types.topic, text(inputs, property) ?? "");

const topicPolicy: ResourceModel = define({
  type: types.topicPolicy,
  replaceOn: ["arn"],
  tagged: false,
  admit: (inputs, cloud) => {
    ofTopic(inputs, "arn", cloud);
  },
  id: (inputs) => text(inputs, "arn") ?? "",
  once: (_, _id, cloud) => ({ owner: cloud.accountId }),
});

/** Those are asked whether they want it, and have no ARN before they have said so. */
const confirmed = ["http", "https", "email", "email-json"];

const subscription: ResourceModel = define({
  type: types.topicSubscription,
  replaceOn: ["endpoint", "protocol", "topic"],
  tagged: false,
  defaults: { confirmationTimeoutInMinutes: 1, endpointAutoConfirms: false, rawMessageDelivery: false },
  computed: ["filterPolicyScope"],
  admit: (inputs, cloud) => {
    ofTopic(inputs, "topic", cloud);
    if (text(inputs, "protocol") !== "firehose" || isSet(inputs, "subscriptionRoleArn")) return;
    throw new CloudError("InvalidParameter", "Invalid parameter: SubscriptionRoleArn is required for firehose");
  },
  id: (inputs, cloud) => `${text(inputs, "topic") ?? ""}:${uuid(cloud)}`,
  once: (inputs, id, cloud) => {
    const isPending = confirmed.includes(text(inputs, "protocol") ?? "");
    const owner = { ownerId: cloud.accountId, confirmationWasAuthenticated: !isPending };
    return { ...owner, arn: id, pendingConfirmation: isPending };
  },
});

const slackChannel: ResourceModel = define({
  type: types.slackChannel,
  replaceOn: ["configurationName", "slackTeamId"],
  defaults: { userAuthorizationRequired: false },
  computed: ["guardrailPolicyArns", "loggingLevel", "snsTopicArns"],
  sets: ["snsTopicArns", "guardrailPolicyArns"],
  admit: (inputs, cloud, self) => {
    const claim = { type: types.slackChannel, property: "slackChannelId", self };
    const value = text(inputs, "slackChannelId") ?? "";
    mustBeUnique(cloud, { ...claim, value }, "ConflictException", `Channel ${value} is already configured`);
  },
  id: (inputs, cloud) =>
    globalArnOf(cloud, "chatbot", `chat-configuration/slack-channel/${text(inputs, "configurationName") ?? ""}`),
  once: (_, id) => ({ chatConfigurationArn: id, slackChannelName: "", slackTeamName: "" }),
});

export const snsTable: ServiceTable = {
  service: "sns",
  resources: [topic, topicPolicy, subscription, slackChannel],
  functions: [],
};
