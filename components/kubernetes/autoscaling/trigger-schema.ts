import { z } from "zod";
import { cronProblem, isTimeZone } from "../../../model/settings/cron";
import { formed } from "../../../model/settings/primitives";
import { checked } from "../../../model/settings/rule";
import { objectName, textOf, wholeWithin } from "../../../platforms/kubernetes/primitives";

const schedule = checked(z.string('a schedule such as "0 8 * * 1-5"'), (text) => {
  const problem = cronProblem(text);
  if (problem === undefined) return undefined;
  return { problem, allowed: 'five fields, minute hour day month weekday, such as "0 8 * * 1-5"' };
});

const timeZone = checked(z.string("a time zone such as Europe/Berlin"), (name) =>
  isTimeZone(name) ? undefined : { problem: "not a time zone", allowed: "an IANA name such as Europe/Berlin" },
);

const authentication = objectName("a TriggerAuthentication's name")
  .describe("TriggerAuthentication in the namespace, with the credentials. Absent: none are needed.")
  .optional();

const cron = () =>
  z.strictObject({
    type: z.literal("cron").describe("Nodes by the clock: at least as many between two times."),
    start: schedule.describe("When it begins, as five cron fields."),
    end: schedule.describe("When it ends, as five cron fields."),
    timeZone: timeZone.describe("Time zone of both."),
    nodes: wholeWithin("keda.cron.nodes").describe("Nodes that there are at least in between."),
  });

const prometheus = () =>
  z.strictObject({
    type: z.literal("prometheus").describe("Nodes by the answer to a query of Prometheus."),
    server: formed(/^https?:\/\/[^\s/]+(?:\/\S*)?$/, "an address such as http://prometheus.monitoring:9090").describe(
      "Address of Prometheus' API.",
    ),
    query: textOf("keda.query.length", "a query").describe("PromQL that answers with one number, over all nodes."),
    targetValue: z
      .number("a number above 0")
      .positive("a number above 0")
      .describe("What of it each node is to have: the nodes are the answer, divided by this."),
    authentication,
  });

const source = () =>
  z.strictObject({
    type: z.literal("source").describe("Nodes by what waits in a source of events, such as a queue."),
    scaler: formed(
      /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/,
      "a scaler's name such as kafka, aws-sqs-queue or rabbitmq",
    ).describe("KEDA's name for the source."),
    metadata: z
      .record(z.string("text"), z.string("text; put numbers in quotes"))
      .describe("Settings of that scaler, as its own page in KEDA's documentation has them; all of them are texts."),
    authentication,
  });

/** What KEDA scales a group by. */
export const trigger = () => z.discriminatedUnion("type", [cron(), prometheus(), source()]);
