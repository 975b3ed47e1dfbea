import { SlackChannelConfiguration } from "@pulumi/aws/chatbot/slackChannelConfiguration";
import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { getPartitionOutput } from "@pulumi/aws/getPartition";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import * as sns from "@pulumi/aws/sns";
import * as pulumi from "@pulumi/pulumi";
import { physicalName } from "../../names";
import { planServiceTrust } from "../../service-trust";
import type { Tags } from "../../tags";
import { type Transforms, transformed } from "../../transform";
import type { Urgency } from "./plan";
import type { ObservabilitySettings } from "./resolved";

type Recipient = ObservabilitySettings["recipients"][string];

export interface TopicRoles {
  topic: sns.TopicArgs;
  key: kms.KeyArgs;
  /** By which a chat is written to: the place of a permissions boundary. */
  role: iam.RoleArgs;
}

interface Site {
  readonly name: string;
  readonly parent: pulumi.Resource;
  readonly tagsFor: (name: string) => Tags;
  readonly transform: Transforms<TopicRoles>;
}

interface Place {
  readonly accountId: pulumi.Output<string>;
  readonly partition: pulumi.Output<string>;
  readonly region: pulumi.Output<string>;
}

const version = "2012-10-17";

/**
 * CloudWatch and EventBridge may encrypt what they publish. EventBridge says not for whom: with a condition on the source account its messages are
 * lost. Source: Amazon SNS developer guide, "Managing Amazon SNS encryption keys", read 2026-11-30.
 */
function keyPolicy({ accountId, partition }: Place) {
  const use = { Effect: "Allow", Action: ["kms:Decrypt", "kms:GenerateDataKey*"], Resource: "*" };
  return pulumi.jsonStringify({
    Version: version,
    Statement: [
      {
        Sid: "AdministeredByAccount",
        Effect: "Allow",
        Principal: { AWS: pulumi.interpolate`arn:${partition}:iam::${accountId}:root` },
        Action: "kms:*",
        Resource: "*",
      },
      {
        ...{ Sid: "UsedByAlarms", ...use, Principal: { Service: "cloudwatch.amazonaws.com" } },
        Condition: { StringEquals: { "aws:SourceAccount": accountId } },
      },
      { Sid: "UsedByEvents", ...use, Principal: { Service: "events.amazonaws.com" } },
    ],
  });
}

/** Who may publish: alarms of this account and region, and EventBridge, which takes no conditions here either; and only over TLS. */
function topicPolicy({ accountId, partition, region }: Place, topicArn: pulumi.Output<string>) {
  const publish = { Effect: "Allow", Action: "sns:Publish", Resource: topicArn };
  return pulumi.jsonStringify({
    Version: version,
    Statement: [
      {
        ...{ Sid: "Alarms", ...publish, Principal: { Service: "cloudwatch.amazonaws.com" } },
        Condition: {
          StringEquals: { "aws:SourceAccount": accountId },
          ArnLike: { "aws:SourceArn": pulumi.interpolate`arn:${partition}:cloudwatch:${region}:${accountId}:alarm:*` },
        },
      },
      { Sid: "Events", ...publish, Principal: { Service: "events.amazonaws.com" } },
      {
        ...{ Sid: "TlsOnly", Effect: "Deny", Principal: "*", Action: "sns:Publish", Resource: topicArn },
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  });
}

export interface Channel {
  /** ARNs that an alarm of this urgency is sent to; empty where it has no recipient. */
  readonly actions: readonly pulumi.Input<string>[];
  /** The component's own topic. */
  readonly topic: sns.Topic | undefined;
  /** ARNs of topics that exist, by their recipients' names. */
  readonly existing: Readonly<Record<string, string>>;
}

const takes = (urgency: Urgency) => (recipient: Recipient) =>
  recipient.urgency === "all" || recipient.urgency === urgency;

/** What each urgency is sent to: a topic of the component's own for those who subscribe, and the topics that exist. */
export class Channels {
  readonly #site: Site;
  readonly #recipients: ObservabilitySettings["recipients"];
  readonly #place: Place;
  #key: kms.Key | undefined;
  #role: iam.Role | undefined;
  readonly page: Channel;
  readonly ticket: Channel;

  constructor(site: Site, recipients: ObservabilitySettings["recipients"]) {
    this.#site = site;
    this.#recipients = recipients;
    const opts = { parent: site.parent };
    this.#place = {
      accountId: getCallerIdentityOutput({}, opts).accountId,
      partition: getPartitionOutput({}, opts).partition,
      region: getRegionOutput({}, opts).region,
    };
    this.page = this.#channel("page");
    this.ticket = this.#channel("ticket");
    for (const [key, recipient] of Object.entries(recipients)) this.#chat(key, recipient);
  }

  #channel(urgency: Urgency): Channel {
    const entries = Object.entries(this.#recipients)
      .filter(([, recipient]) => takes(urgency)(recipient))
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const topics = entries.flatMap(([key, recipient]) =>
      "topic" in recipient ? [[key, recipient.topic] as const] : [],
    );
    const existing = Object.fromEntries(topics);
    const arns = topics.map(([, arn]) => arn);
    if (arns.length === entries.length) return { actions: arns, topic: undefined, existing };
    const topic = this.#createTopic(urgency);
    for (const [key, recipient] of entries) this.#subscribe(`${urgency}-${key}`, recipient, topic);
    return { actions: [topic.arn, ...arns], topic, existing };
  }

  #createTopic(urgency: Urgency): sns.Topic {
    const { name, parent, tagsFor, transform } = this.#site;
    const child = `${name}-topic-${urgency}`;
    this.#key ??= this.#createKey();
    const args = { name: physicalName("topic", child, {}), kmsMasterKeyId: this.#key.arn, tags: tagsFor(child) };
    const topic = new sns.Topic(child, transformed(transform.topic, child, args), { parent });
    const policy = topicPolicy(this.#place, topic.arn);
    new sns.TopicPolicy(`${child}-policy`, { arn: topic.arn, policy }, { parent });
    return topic;
  }

  /** The vendor's own key for topics lets no service in. */
  #createKey(): kms.Key {
    const { name, parent, tagsFor, transform } = this.#site;
    const child = `${name}-topic-key`;
    const args: kms.KeyArgs = {
      description: `Encrypts what alarms of ${name} say`,
      enableKeyRotation: true,
      policy: keyPolicy(this.#place),
      tags: tagsFor(child),
    };
    return new kms.Key(child, transformed(transform.key, child, args), { parent });
  }

  #subscribe(key: string, recipient: Recipient, topic: sns.Topic): void {
    const { name, parent } = this.#site;
    const child = `${name}-recipient-${key}`;
    if ("topic" in recipient || "slack" in recipient) return;
    const [protocol, endpoint] = "email" in recipient ? ["email", recipient.email] : ["https", recipient.https];
    new sns.TopicSubscription(child, { topic: topic.arn, protocol, endpoint }, { parent });
  }

  /**
   * One configuration for all topics: a channel has one at most. It reads and says nothing but what is published: its role may do nothing, and
   * the guardrail no more than read.
   */
  #chat(key: string, recipient: Recipient): void {
    if (!("slack" in recipient)) return;
    const { name, parent, tagsFor } = this.#site;
    const child = `${name}-recipient-${key}`;
    const urgencies = ["page", "ticket"] as const;
    const heard = urgencies.filter((urgency) => takes(urgency)(recipient));
    const { team: slackTeamId, channel: slackChannelId } = recipient.slack;
    this.#role ??= this.#createRole();
    new SlackChannelConfiguration(
      child,
      {
        configurationName: physicalName("chat", child, {}),
        ...{ slackTeamId, slackChannelId, iamRoleArn: this.#role.arn },
        guardrailPolicyArns: [
          pulumi.interpolate`arn:${this.#place.partition}:iam::aws:policy/CloudWatchReadOnlyAccess`,
        ],
        snsTopicArns: heard.flatMap((urgency) => this[urgency].topic?.arn ?? []),
        ...{ loggingLevel: "ERROR", tags: tagsFor(child) },
      },
      { parent },
    );
  }

  #createRole(): iam.Role {
    const { name, parent, tagsFor, transform } = this.#site;
    const child = `${name}-chat-role`;
    const assumeRolePolicy = this.#place.accountId.apply((known) =>
      JSON.stringify(planServiceTrust("chatbot.amazonaws.com", known)),
    );
    return new iam.Role(
      child,
      transformed<iam.RoleArgs>(transform.role, child, {
        ...{ name: physicalName("role", child, {}), description: `Says in a chat what alarms of ${name} say` },
        ...{ assumeRolePolicy, tags: tagsFor(child) },
      }),
      { parent },
    );
  }
}
