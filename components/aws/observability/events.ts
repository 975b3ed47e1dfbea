import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import { physicalName } from "../../names";
import type { Tags } from "../../tags";

import { type Runbook, runbookPage } from "./runbooks";
import type { Channel } from "./topic";

/** What EventBridge is asked for, and what is said of it. */
interface PlannedEvent {
  readonly key: string;
  readonly runbook: Runbook;
  readonly source: string;
  readonly detailTypes: readonly string[];
  /** What the event's detail must say; a name that is not known before it exists among it. */
  readonly detail: Readonly<Record<string, readonly pulumi.Input<string>[]>>;
  /** Names of what the text quotes, with their places in the event. */
  readonly quoted: Readonly<Record<string, string>>;
  /** `<name>` stands for what is quoted. */
  readonly text: string;
}

/**
 * A refresh that failed or is rolled back (then it never fails by name), and nodes that could not be launched. Source: Amazon EC2 Auto Scaling user guide, event reference and instance
 * refresh events, read 2026-11-30.
 */
export const refreshEvents = (groupNames: readonly pulumi.Input<string>[]): PlannedEvent => ({
  ...{ key: "failed-refresh", runbook: "failed-refresh", source: "aws.autoscaling" },
  detailTypes: [
    "EC2 Auto Scaling Instance Refresh Failed",
    "EC2 Auto Scaling Instance Refresh Rollback Started",
    "EC2 Auto Scaling Instance Refresh Rollback Failed",
    "EC2 Instance Launch Unsuccessful",
  ],
  detail: { AutoScalingGroupName: groupNames },
  quoted: { what: "$.detail-type", group: "$.detail.AutoScalingGroupName", at: "$.time" },
  text: "<what>: node group <group>, <at>.",
});

/** Source: AWS Systems Manager user guide, Amazon EventBridge event examples: Configuration Compliance, read 2026-11-30. */
export const patchEvents: PlannedEvent = {
  ...{ key: "patch-state", runbook: "patch-state", source: "aws.ssm" },
  detailTypes: ["Configuration Compliance State Change"],
  detail: { "compliance-type": ["Patch"], "compliance-status": ["non_compliant"] },
  quoted: { node: "$.detail.resource-id", at: "$.time" },
  text: "Node <node> is not patched as its baseline wants, <at>.",
};

interface EventSite {
  readonly name: string;
  readonly parent: pulumi.Resource;
  readonly tagsFor: (name: string) => Tags;
  readonly runbooks: string | undefined;
}

/** A rule, and each topic of the channel as its target. */
export function createEventRule(
  site: EventSite,
  event: PlannedEvent,
  { topic, existing }: Pick<Channel, "topic" | "existing">,
): cloudwatch.EventRule {
  const { name, parent, tagsFor, runbooks } = site;
  const child = `${name}-event-${event.key}`;
  const { source, detailTypes, detail, quoted, text } = event;
  const rule = new cloudwatch.EventRule(
    child,
    {
      name: physicalName("eventRule", child, {}),
      description: `Says ${event.key} of ${name} to its recipients`,
      eventPattern: pulumi.jsonStringify({ source: [source], "detail-type": detailTypes, detail }),
      tags: tagsFor(child),
    },
    { parent },
  );
  const inputTemplate = JSON.stringify(`${text} Runbook: ${runbookPage(event.runbook, runbooks)}`);
  const send = (target: string, arn: pulumi.Input<string>) => {
    const inputTransformer = { inputPaths: { ...quoted }, inputTemplate };
    new cloudwatch.EventTarget(target, { rule: rule.name, arn, inputTransformer }, { parent });
  };
  if (topic !== undefined) send(`${child}-target`, topic.arn);
  for (const [key, arn] of Object.entries(existing)) send(`${child}-target-${key}`, arn);
  return rule;
}
