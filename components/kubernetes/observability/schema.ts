import { z } from "zod";
import { labelName, textOf, wholeWithin } from "../../../platforms/kubernetes/primitives";

/** What Prometheus reads of a cluster, and what it warns of. */
export const observabilityShape = () =>
  z
    .strictObject({
      interval: wholeWithin("kubernetes.probe.period").default(15).describe("Seconds between two readings."),
      labels: z
        .record(textOf("kubernetes.name.length", "a label's name"), z.string("text; put numbers in quotes"))
        .default({})
        .describe(
          "Labels by which the cluster's Prometheus chooses what it reads, such as release: kube-prometheus-stack.",
        ),
      metricsPath: textOf("gateway.value.length", "a path")
        .startsWith("/", "a path that starts with /")
        .describe(
          "Path under which nodes serve metrics, on the port of their first target group. Absent: they are not read.",
        )
        .optional(),
      dashboard: z
        .boolean()
        .default(true)
        .describe(
          "Whether there is a dashboard for Grafana: a ConfigMap labelled grafana_dashboard, which the sidecar of Grafana's chart loads.",
        ),
      namespace: labelName("a namespace")
        .default("monitoring")
        .describe("Namespace in which Prometheus runs: the only one that may read nodes beside the gateway's."),
      runbook: z
        .url({ protocol: /^https?$/, error: "an address such as https://wiki.example.com/runbooks" })
        .describe("Where runbooks are: alerts link to <runbook>/<alert>.")
        .optional(),
    })
    .describe("What Prometheus reads, and what it warns of. Needs the Prometheus operator. Absent: nothing.");
