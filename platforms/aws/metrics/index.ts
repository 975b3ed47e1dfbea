import {
  applicationMetrics,
  applicationTargetMetrics,
  certificateMetrics,
  groupMetrics,
  type MetricFact,
  networkMetrics,
  networkTargetMetrics,
  nodeMetrics,
  requestMetrics,
  vaultMetrics,
  webAclMetrics,
} from "./table";

export type BalancerMetric = keyof typeof applicationMetrics | keyof typeof networkMetrics;
export type TargetGroupMetric = keyof typeof applicationTargetMetrics | keyof typeof networkTargetMetrics;
export type NodeGroupMetric = keyof typeof groupMetrics | keyof typeof nodeMetrics;
export type VaultMetric = keyof typeof vaultMetrics;
export type RequestMetric = keyof typeof requestMetrics;
export type CertificateMetric = keyof typeof certificateMetrics;
export type WebAclMetric = keyof typeof webAclMetrics;

/** Metrics that share a namespace and their dimensions. */
export interface MetricSet {
  readonly namespace: string;
  /** Whose they are, in words. */
  readonly of: string;
  readonly dimensions: readonly string[];
  readonly metrics: Readonly<Record<string, MetricFact>>;
}

const elb = { application: "AWS/ApplicationELB", network: "AWS/NetworkELB" } as const;

/** Every metric that a component offers. */
export const metricSets = {
  application: {
    ...{ namespace: elb.application, of: "an application load balancer", dimensions: ["LoadBalancer"] },
    metrics: applicationMetrics,
  },
  applicationTargets: {
    ...{ namespace: elb.application, of: "a target group of an application load balancer" },
    ...{ dimensions: ["TargetGroup", "LoadBalancer"], metrics: applicationTargetMetrics },
  },
  network: {
    ...{ namespace: elb.network, of: "a network load balancer", dimensions: ["LoadBalancer"] },
    metrics: networkMetrics,
  },
  networkTargets: {
    ...{ namespace: elb.network, of: "a target group of a network load balancer" },
    ...{ dimensions: ["TargetGroup", "LoadBalancer"], metrics: networkTargetMetrics },
  },
  group: {
    ...{ namespace: "AWS/AutoScaling", of: "a node group", dimensions: ["AutoScalingGroupName"] },
    metrics: groupMetrics,
  },
  nodes: {
    ...{ namespace: "AWS/EC2", of: "the nodes of a group together", dimensions: ["AutoScalingGroupName"] },
    metrics: nodeMetrics,
  },
  certificate: {
    ...{ namespace: "AWS/CertificateManager", of: "a certificate of ACM", dimensions: ["CertificateArn"] },
    metrics: certificateMetrics,
  },
  webAcl: {
    ...{ namespace: "AWS/WAFV2", of: "a web ACL or one of its rules", dimensions: ["WebACL", "Region", "Rule"] },
    metrics: webAclMetrics,
  },
  vault: {
    ...{ namespace: "AWS/Backup", of: "a backup vault", dimensions: ["BackupVaultName"] },
    metrics: vaultMetrics,
  },
  requests: {
    ...{ namespace: "AWS/S3", of: "the requests to a bucket", dimensions: ["BucketName", "FilterId"] },
    metrics: requestMetrics,
  },
} as const satisfies Readonly<Record<string, MetricSet>>;

/** Namespaces of balancers, and how the name of their balancer dimension begins. */
export const balancerNamespaces: Readonly<Record<string, string>> = {
  [elb.application]: "app",
  [elb.network]: "net",
  "AWS/GatewayELB": "gwy",
};

const ofBalancers: readonly MetricSet[] = [
  metricSets.application,
  metricSets.applicationTargets,
  metricSets.network,
  metricSets.networkTargets,
];

/** What is known of a balancer's metric by its name; undefined for others. */
export function balancerMetric(name: string): MetricFact | undefined {
  return ofBalancers.find(({ metrics }) => metrics[name] !== undefined)?.metrics[name];
}
