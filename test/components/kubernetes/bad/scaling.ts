import type { BadKubernetesInput } from "./types";

/** What KEDA scales by. */
export const scaling: readonly BadKubernetesInput[] = [
  [
    "connections",
    { "nodeGroups.mail.autoscaling.triggers.office.nodes": 40 },
    { "cluster.nodeGroups.mail.autoscaling.triggers.office.nodes": "above the group's maxSize" },
  ],
  [
    "connections",
    { "nodeGroups.mail.autoscaling.triggers.office.nodes": 2 },
    { "cluster.nodeGroups.mail.autoscaling.triggers.office.nodes": "2 nodes at least anyway" },
  ],
  [
    "connections",
    { "nodeGroups.mail.autoscaling.triggers.office.end": "0 7 * * 1-5" },
    { "cluster.nodeGroups.mail.autoscaling.triggers.office.end": "the same time as start" },
  ],
  [
    "connections",
    { "nodeGroups.mail.autoscaling.triggers.office.timeZone": "Berlin" },
    { "cluster.nodeGroups.mail.autoscaling.triggers.office.timeZone": "IANA name" },
  ],
  [
    "connections",
    { "nodeGroups.mail.autoscaling.triggers.office.start": "@daily" },
    { "cluster.nodeGroups.mail.autoscaling.triggers.office.start": "five fields" },
  ],
  [
    "connections",
    { "nodeGroups.mail.autoscaling.triggers.office.type": "kafka" },
    { "cluster.nodeGroups.mail.autoscaling.triggers.office.type": "source" },
  ],
  [
    "connections",
    { "nodeGroups.mail.autoscaling.triggers.letters.metadata.saslPassword": "hunter2" },
    { "cluster.nodeGroups.mail.autoscaling.triggers.letters.metadata.saslPassword": "TriggerAuthentication" },
  ],
  [
    "connections",
    { "nodeGroups.mail.autoscaling.triggers.letters.metadata.host": "amqp://mail:hunter2@rabbit:5672/" },
    { "cluster.nodeGroups.mail.autoscaling.triggers.letters.metadata.host": "hostFromEnv" },
  ],
  [
    "connections",
    { "nodeGroups.mail.autoscaling.triggers.letters.metadata.lagThreshold": 50 },
    { "cluster.nodeGroups.mail.autoscaling.triggers.letters.metadata.lagThreshold": "put numbers in quotes" },
  ],
  [
    "connections",
    { "nodeGroups.mail.autoscaling.triggers.queue.server": "prometheus:9090" },
    { "cluster.nodeGroups.mail.autoscaling.triggers.queue.server": "http://" },
  ],
  [
    "connections",
    { "nodeGroups.mail.autoscaling.requestsPerTarget": { targetValue: 600, metric: "requests" } },
    { "cluster.nodeGroups.mail.autoscaling.requestsPerTarget": "type prometheus" },
  ],
  [
    "connections",
    { "nodeGroups.mail.desiredCapacity": { owner: "program", initial: 3 } },
    { "cluster.nodeGroups.mail.desiredCapacity.owner": "set the replicas" },
  ],
  [
    "connections",
    {
      provider: "twin",
      "kubernetes.context": undefined,
      "kubernetes.address": undefined,
      "loadBalancer.scheme": undefined,
    },
    { "cluster.nodeGroups.mail.autoscaling.triggers": "the twin has no KEDA" },
  ],
];
