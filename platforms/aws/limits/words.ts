import { offeredTlsPolicies } from "../tls";

/** Values by name that AWS takes for an option, of those that this toolkit passes on as they are. */
interface Words {
  readonly values: readonly string[];
  /** Where they were read. */
  readonly source: string;
  /** The day they were read, as YYYY-MM-DD. */
  readonly date: string;
}

const date = "2026-11-30";
const elbv2 = (member: string) => ({ source: `elbv2 ${member}, botocore 1.44.8`, date });
const accelerator = (member: string) => ({ source: `globalaccelerator ${member}, botocore 1.44.8`, date });
const autoscaling = (member: string) => ({ source: `autoscaling ${member}, botocore 1.44.8`, date });

/** AWS adds to these now and then: `also` under `vipkit:limits` takes a newer one before this toolkit knows it. */
export const wordTable = {
  "elbv2.listener.sslPolicy": {
    values: offeredTlsPolicies,
    source:
      "Application and Network Load Balancers guides, Security policies: those of TLS 1.2 and 1.3 without weak ciphers",
    date,
  },
  "elbv2.listener.alpnPolicy": {
    values: ["HTTP1Only", "HTTP2Only", "HTTP2Optional", "HTTP2Preferred", "None"],
    ...elbv2("CreateListener.AlpnPolicy"),
  },
  "elbv2.ipAddressType": {
    values: ["ipv4", "dualstack", "dualstack-without-public-ipv4"],
    ...elbv2("CreateLoadBalancer.IpAddressType"),
  },
  "elbv2.desyncMitigationMode": {
    values: ["monitor", "defensive", "strictest"],
    ...elbv2("LoadBalancerAttribute.Key, routing.http.desync_mitigation_mode"),
  },
  "elbv2.fixedResponse.contentType": {
    values: ["text/plain", "text/css", "text/html", "application/javascript", "application/json"],
    ...elbv2("FixedResponseActionConfig.ContentType"),
  },
  "elbv2.redirect.statusCode": { values: ["HTTP_301", "HTTP_302"], ...elbv2("RedirectActionConfig.StatusCode") },
  "elbv2.targetGroup.algorithm": {
    values: ["round_robin", "least_outstanding_requests", "weighted_random"],
    ...elbv2("TargetGroupAttribute.Key, load_balancing.algorithm.type"),
  },
  "elbv2.targetGroup.protocolVersion": {
    values: ["GRPC", "HTTP1", "HTTP2"],
    ...elbv2("CreateTargetGroup.ProtocolVersion"),
  },
  "elbv2.jwt.claimFormat": {
    values: ["single-string", "string-array", "space-separated-values"],
    ...elbv2("JwtValidationActionAdditionalClaim.Format"),
  },
  "acm.keyAlgorithm": {
    values: ["RSA_2048", "EC_prime256v1", "EC_secp384r1"],
    source: "ACM user guide, key algorithms that can be requested",
    date,
  },
  "autoscaling.healthCheckType": {
    values: ["EC2", "EBS", "ELB"],
    ...autoscaling("CreateAutoScalingGroup.HealthCheckType"),
  },
  "autoscaling.hook.defaultResult": {
    values: ["CONTINUE", "ABANDON"],
    ...autoscaling("PutLifecycleHook.DefaultResult"),
  },
  "autoscaling.spotAllocationStrategy": {
    values: ["price-capacity-optimized", "capacity-optimized", "capacity-optimized-prioritized", "lowest-price"],
    ...autoscaling("InstancesDistribution.SpotAllocationStrategy"),
  },
  "route53.healthCheck.region": {
    values: [
      ...["us-east-1", "us-west-1", "us-west-2", "eu-west-1", "ap-southeast-1", "ap-southeast-2", "ap-northeast-1"],
      "sa-east-1",
    ],
    source: "route53 HealthCheckConfig.Regions, botocore 1.44.8",
    date,
  },
  "globalaccelerator.ipAddressType": {
    values: ["IPV4", "DUAL_STACK"],
    ...accelerator("CreateAccelerator.IpAddressType"),
  },
  "globalaccelerator.listener.protocol": { values: ["TCP", "UDP"], ...accelerator("CreateListener.Protocol") },
  "globalaccelerator.clientAffinity": {
    values: ["NONE", "SOURCE_IP"],
    ...accelerator("CreateListener.ClientAffinity"),
  },
  "globalaccelerator.healthCheck.protocol": {
    values: ["TCP", "HTTP", "HTTPS"],
    ...accelerator("CreateEndpointGroup.HealthCheckProtocol"),
  },
  "ec2.flowLog.trafficType": {
    values: ["ACCEPT", "ALL", "REJECT"],
    source: "ec2 CreateFlowLogs.TrafficType, botocore 1.44.8",
    date,
  },
} as const satisfies Readonly<Record<string, Words>>;

export type WordKey = keyof typeof wordTable;
export type Word<K extends WordKey> = (typeof wordTable)[K]["values"][number];

export const isWordKey = (key: string): key is WordKey => Object.hasOwn(wordTable, key);
export const wordKeys: readonly WordKey[] = Object.keys(wordTable).filter(isWordKey);
