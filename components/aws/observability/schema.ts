import { z } from "zod";
import { formed, mapOf, numberWithin, within } from "../../../model/settings/primitives";
import type { Limits } from "../../../platforms/aws/limits";
import { arnOf } from "../../../platforms/aws/primitives";

const urgency = z
  .enum(["all", "page", "ticket"])
  .default("all")
  .describe("What is sent: `page` is what clients notice now, `ticket` what can wait for the morning.");

const recipient = z
  .union(
    [
      z.strictObject({
        email: formed(/^[^@\s]+@[^@\s]+\.[^@\s]+$/, "a mail address such as oncall@example.com").describe(
          "Mail address; it gets a mail that must be confirmed first.",
        ),
        urgency,
      }),
      z.strictObject({
        https: z
          .url({ protocol: /^https$/, error: "an address such as https://events.example.com/in/1a2b" })
          .describe("Where an incident service takes messages of SNS; the service confirms the subscription."),
        urgency,
      }),
      z.strictObject({
        topic: arnOf("sns", "the ARN of a topic such as arn:aws:sns:eu-west-1:123456789012:on-call").describe(
          "A topic that exists, in the same region. Its policy must let cloudwatch.amazonaws.com publish; for failedRefresh and patchState events.amazonaws.com too.",
        ),
        urgency,
      }),
      z.strictObject({
        slack: z
          .strictObject({
            team: formed(/^[0-9A-Z]{1,255}$/, "the id of a workspace such as T07EA123LEP").describe(
              "Id of the workspace, which must be authorised once in Amazon Q Developer's console.",
            ),
            channel: formed(/^[A-Za-z0-9]{1,255}$/, "the id of a channel such as C07EZ1ABC23").describe(
              "Id of the channel.",
            ),
          })
          .describe("A channel of Slack, by Amazon Q Developer in chat applications (AWS Chatbot)."),
        urgency,
      }),
    ],
    "{ email }, { https }, { topic } or { slack: { team, channel } }",
  )
  .describe("Who is told: one of `email`, `https`, `topic` and `slack`.");

const minutes = (limits: Limits, usual: number) =>
  within(limits, "cloudwatch.alarm.minutes").default(usual).describe("Minutes that are looked at.");

/** An alarm's thresholds, or false for none. */
const switchable = <S extends z.ZodType>(thresholds: S, example: string) =>
  z.union([thresholds, z.literal(false)], `false, or ${example}`);

const errorShare = (limits: Limits, usual: number) =>
  z.strictObject({
    percent: numberWithin(limits, "vipkit.alarm.percent").default(usual).describe("Percent of the requests."),
    minutes: minutes(limits, 5),
    minimumRequests: within(limits, "vipkit.alarm.requests")
      .default(100)
      .describe("Fewer requests in that time say nothing: one error of three is no fault."),
  });

const alarms = (limits: Limits) =>
  z
    .strictObject({
      noHealthyNode: z
        .boolean()
        .default(true)
        .describe(
          "Pages when a target group has no healthy target: the balancer sends to all of them, or answers 503.",
        ),
      unhealthyNodes: switchable(z.strictObject({ minutes: minutes(limits, 5) }), "{ minutes: 5 }")
        .prefault({})
        .describe("Unhealthy targets that stay so: replacement should be quicker."),
      targetErrors: switchable(errorShare(limits, 5), "{ percent: 5 }")
        .prefault({})
        .describe("Answers 5xx of a target group's nodes; application load balancers only."),
      balancerErrors: switchable(errorShare(limits, 1), "{ percent: 1 }")
        .prefault({})
        .describe(
          "Answers 5xx that the balancer itself made: no node took the request, or none answered in time. Application load balancers only.",
        ),
      latency: z
        .strictObject({
          p95: numberWithin(limits, "vipkit.alarm.seconds").describe("Seconds that 95 % must stay below.").optional(),
          p99: numberWithin(limits, "vipkit.alarm.seconds").describe("Seconds that 99 % must stay below.").optional(),
          minutes: minutes(limits, 5),
        })
        .describe("How long nodes may take for an answer. Absent: no such alarm. Application load balancers only.")
        .optional(),
      rejectedConnections: z
        .boolean()
        .default(true)
        .describe("Connections that the balancer had no room for: ports of a network load balancer that ran out."),
      capacityAtMaximum: switchable(z.strictObject({ minutes: minutes(limits, 15) }), "{ minutes: 15 }")
        .prefault({})
        .describe("A node group that may not grow any more: the next node's load finds none."),
      certificateAge: switchable(
        z.strictObject({
          days: within(limits, "vipkit.alarm.days")
            .default(30)
            .describe("Days before the end. ACM renews 60 days before it: less than that means that it could not."),
        }),
        "{ days: 30 }",
      )
        .prefault({})
        .describe("A certificate that ends soon: its renewal failed."),
      failedRefresh: z
        .boolean()
        .default(true)
        .describe("A refresh of nodes that failed or is rolled back, and nodes that could not be launched."),
      logDelivery: z
        .boolean()
        .default(true)
        .describe(
          "Health check logs that no longer come, while checks never pause. Where the balancer writes them; costs request metrics of that bucket.",
        ),
      backupAge: switchable(
        z.strictObject({
          vault: formed(/^[A-Za-z0-9_-]{2,50}$/, "the name of a backup vault")
            .describe(
              "Name of the vault that backups go to. Absent: the one of `operations.backup`, where there is one.",
            )
            .optional(),
          hours: within(limits, "cloudwatch.alarm.hours")
            .default(26)
            .describe("Hours without a completed backup; a daily one needs 24 and what it takes."),
        }),
        "{ hours: 26 }",
      )
        .prefault({})
        .describe("Backups that are missing. Where there is a vault."),
      patchState: z
        .boolean()
        .default(false)
        .describe("Nodes of the account whose patches Systems Manager calls non-compliant."),
    })
    .prefault({})
    .describe("What is alarmed on.");

const slo = (limits: Limits) =>
  z
    .strictObject({
      availability: numberWithin(limits, "vipkit.slo.availability").describe(
        "Percent of the requests that must not be answered 5xx.",
      ),
      days: within(limits, "vipkit.slo.days").default(30).describe("Days over which that is counted."),
    })
    .describe(
      "Service level objective: alarms by how fast its error budget is spent, over a long and a short window each. Absent: none. Application load balancers only.",
    )
    .optional();

/** What is watched of a cluster, and who is told. */
export const observabilityShape = (limits: Limits) =>
  z
    .strictObject({
      recipients: mapOf(recipient).default({}).describe("Who is told of alarms, by your names."),
      alarms: alarms(limits),
      slo: slo(limits),
      dashboard: z.boolean().default(true).describe("Whether there is a dashboard of the cluster in CloudWatch."),
      runbooks: z
        .url({ protocol: /^https?$/, error: "an address such as https://wiki.example.com/runbooks" })
        .describe("Where runbooks are: an alarm links to <runbooks>/<page>.md. Absent: vipkit's own, by their path.")
        .optional(),
    })
    .describe("Alarms with runbooks, who is told of them, and a dashboard. Absent: nothing is watched.");

export type ObservabilityShape = z.output<ReturnType<typeof observabilityShape>>;
