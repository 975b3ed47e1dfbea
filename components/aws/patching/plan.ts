import type { PatchingSettings } from "./resolved";
import { findScript, rejoinScript, settleScript } from "./scripts";

/** The tag by which Patch Manager and the window know a node. Source: Systems Manager user guide, patch groups. */
export const patchTagKey = "PatchGroup";

const product = { key: "PRODUCT", values: ["AmazonLinux2023"] };
const security = { key: "CLASSIFICATION", values: ["Security"] };

/** What is installed: critical security patches at once, all others of security after their time. */
export const planBaseline = ({ approveAfter }: PatchingSettings) => ({
  operatingSystem: "AMAZON_LINUX_2023",
  approvedPatchesComplianceLevel: "HIGH",
  approvalRules: [
    {
      approveAfterDays: 0,
      complianceLevel: "CRITICAL",
      patchFilters: [product, security, { key: "SEVERITY", values: ["Critical"] }],
    },
    {
      approveAfterDays: approveAfter,
      complianceLevel: "HIGH",
      patchFilters: [product, security, { key: "SEVERITY", values: ["Important", "Medium", "Low"] }],
    },
  ],
});

/**
 * What State Manager runs on every node, by its key. A tenth of the nodes at a time: a look takes the processor for a minute. Documents of AWS:
 * Systems Manager user guide, working with associations.
 */
export function planAssociations({ associations }: PatchingSettings, physical: string, tag: string) {
  if (associations === undefined) return {};
  const { scan, inventory, agent } = associations;
  const of = (key: string, name: string, hours: number, parameters: Readonly<Record<string, string>>) => ({
    name,
    associationName: `${physical}-${key}`,
    scheduleExpression: `rate(${hours} hour${hours === 1 ? "" : "s"})`,
    targets: [{ key: `tag:${patchTagKey}`, values: [tag] }],
    maxConcurrency: "10%",
    maxErrors: "10%",
    ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
  });
  return {
    agent: { ...of("agent", "AWS-UpdateSSMAgent", agent, {}), complianceSeverity: "MEDIUM" },
    inventory: of("inventory", "AWS-GatherSoftwareInventory", inventory, {
      applications: "Enabled",
      awsComponents: "Enabled",
      instanceDetailedInformation: "Enabled",
      networkConfig: "Enabled",
      services: "Enabled",
    }),
    scan: { ...of("scan", "AWS-RunPatchBaseline", scan, { Operation: "Scan" }), complianceSeverity: "HIGH" },
  };
}

const call = (service: string, api: string, inputs: object) => ({ Service: service, Api: api, ...inputs });
const node = ["{{ InstanceId }}"];
const ofGroup = { AutoScalingGroupName: "{{ find.Group }}" };

/** Waits until the group calls the node that. */
const waitFor = (name: string, state: string, seconds: number) => ({
  name,
  action: "aws:waitForAwsResourceProperty",
  timeoutSeconds: seconds,
  inputs: call("autoscaling", "DescribeAutoScalingInstances", {
    InstanceIds: node,
    PropertySelector: "$.AutoScalingInstances[0].LifecycleState",
    DesiredValues: [state],
  }),
});

/** Seconds that the longest drain and a reboot may take. */
const drained = 3900;
const rejoined = 3600;
const patched = 5400;

const script = (handler: string, text: string, payload: object) => ({
  Runtime: "python3.11",
  Handler: handler,
  Script: text,
  InputPayload: payload,
});

const found = { Group: "{{ find.Group }}", Before: "{{ find.Nodes }}" };

/**
 * The runbook of one node: out of the balancer and drained, another in its place meanwhile; patched, rebooted if need be; back; and the one that stood in is
 * taken away. A step that fails ends it, and the node stays out: what took its place serves on, and `maxErrors` keeps the window from the next one.
 */
export const planRunbook = (roleArn: string) => ({
  schemaVersion: "0.3",
  description: "Patches one node of an Auto Scaling group out of traffic: drain, patch, rejoin.",
  assumeRole: roleArn,
  parameters: { InstanceId: { type: "String", description: "The node.", allowedPattern: "^i-[0-9a-f]{8,17}$" } },
  mainSteps: [
    {
      name: "find",
      action: "aws:executeScript",
      inputs: script("find", findScript, { InstanceId: "{{ InstanceId }}" }),
      outputs: [
        { Name: "State", Selector: "$.Payload.State", Type: "String" },
        { Name: "Group", Selector: "$.Payload.Group", Type: "String" },
        { Name: "Nodes", Selector: "$.Payload.Nodes", Type: "StringList" },
      ],
    },
    {
      name: "choose",
      action: "aws:branch",
      inputs: {
        // A node that an earlier run left in standby fails at the next step, and is noticed.
        Choices: ["InService", "Standby"].map((state) => ({
          NextStep: "drain",
          Variable: "{{ find.State }}",
          StringEquals: state,
        })),
        Default: "pass",
      },
    },
    {
      name: "drain",
      action: "aws:executeAwsApi",
      inputs: call("autoscaling", "EnterStandby", {
        ...ofGroup,
        InstanceIds: node,
        ShouldDecrementDesiredCapacity: false,
      }),
    },
    waitFor("drained", "Standby", drained),
    {
      name: "patch",
      action: "aws:runCommand",
      timeoutSeconds: patched,
      inputs: {
        DocumentName: "AWS-RunPatchBaseline",
        InstanceIds: node,
        Parameters: { Operation: "Install", RebootOption: "RebootIfNeeded" },
      },
    },
    {
      name: "rejoin",
      action: "aws:executeScript",
      inputs: script("rejoin", rejoinScript, { ...found, InstanceId: "{{ InstanceId }}" }),
      outputs: [{ Name: "Desired", Selector: "$.Payload.Desired", Type: "Integer" }],
    },
    waitFor("rejoined", "InService", rejoined),
    {
      name: "settle",
      action: "aws:executeScript",
      isEnd: true,
      inputs: script("settle", settleScript, { ...found, Desired: "{{ rejoin.Desired }}" }),
    },
    // Machines of a warm pool are stopped, and others end while the window is open: neither is a failure.
    { name: "pass", action: "aws:sleep", isEnd: true, inputs: { Duration: "PT1S" } },
  ],
});

interface PatchAccount {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}

/** What the runbook calls, on what carries the tag alone, and what its window needs to begin it. */
export function planPolicy({ partition, region, accountId }: PatchAccount, tag: string, runbook: string, role: string) {
  const arn = (service: string, rest: string) => `arn:${partition}:${service}:${region}:${accountId}:${rest}`;
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Look",
        Effect: "Allow",
        Action: [
          "autoscaling:DescribeAutoScalingInstances",
          "autoscaling:DescribeAutoScalingGroups",
          "ssm:DescribeInstanceInformation",
          "ssm:ListCommands",
          "ssm:ListCommandInvocations",
        ],
        Resource: "*",
      },
      {
        Sid: "DrainAndRejoin",
        Effect: "Allow",
        Action: [
          "autoscaling:EnterStandby",
          "autoscaling:ExitStandby",
          "autoscaling:TerminateInstanceInAutoScalingGroup",
        ],
        Resource: arn("autoscaling", "autoScalingGroup:*:autoScalingGroupName/*"),
        Condition: { StringEquals: { [`aws:ResourceTag/${patchTagKey}`]: tag } },
      },
      {
        Sid: "PatchNodes",
        Effect: "Allow",
        Action: "ssm:SendCommand",
        Resource: arn("ec2", "instance/*"),
        Condition: { StringEquals: { [`aws:ResourceTag/${patchTagKey}`]: tag } },
      },
      {
        Sid: "PatchByVendorsDocument",
        Effect: "Allow",
        Action: "ssm:SendCommand",
        Resource: `arn:${partition}:ssm:${region}::document/AWS-RunPatchBaseline`,
      },
      {
        Sid: "BeginRunbook",
        Effect: "Allow",
        Action: "ssm:StartAutomationExecution",
        Resource: arn("ssm", `automation-definition/${runbook}:*`),
      },
      {
        Sid: "FollowRunbook",
        Effect: "Allow",
        Action: "ssm:GetAutomationExecution",
        Resource: arn("ssm", "automation-execution/*"),
      },
      {
        Sid: "ActAsItself",
        Effect: "Allow",
        Action: "iam:PassRole",
        Resource: `arn:${partition}:iam::${accountId}:role/${role}`,
        Condition: { StringEquals: { "iam:PassedToService": "ssm.amazonaws.com" } },
      },
    ],
  };
}
