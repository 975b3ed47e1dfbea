import { types } from "../../platforms/aws/catalog/types";

/** The settings of a type that a reader of a plan looks for, as paths into its inputs; the rest is in `--json`. */
const paths: Readonly<Record<string, readonly string[]>> = {
  [types.vpc]: ["cidrBlock"],
  [types.subnet]: ["cidrBlock", "availabilityZone"],
  [types.route]: ["destinationCidrBlock", "destinationIpv6CidrBlock"],
  [types.vpcEndpoint]: ["vpcEndpointType", "serviceName"],
  [types.flowLog]: ["trafficType"],
  [types.networkAclRule]: ["egress", "ruleNumber", "protocol", "fromPort", "toPort", "cidrBlock", "ipv6CidrBlock"],
  [types.ingressRule]: ["ipProtocol", "fromPort", "toPort", "cidrIpv4", "cidrIpv6", "description"],
  [types.egressRule]: ["ipProtocol", "fromPort", "toPort", "cidrIpv4", "cidrIpv6", "description"],
  [types.launchTemplate]: ["instanceType", "imageId"],
  [types.balancer]: ["name", "loadBalancerType", "internal", "enableDeletionProtection"],
  [types.listener]: ["port", "protocol", "sslPolicy", "mutualAuthentication", "defaultActions"],
  [types.listenerRule]: ["priority", "transforms", "actions"],
  [types.targetGroup]: ["name", "protocol", "port", "loadBalancingAlgorithmType", "deregistrationDelay", "healthCheck"],
  [types.group]: ["minSize", "maxSize", "desiredCapacity", "healthCheckType", "healthCheckGracePeriod"],
  [types.scalingPolicy]: ["policyType", "targetTrackingConfiguration"],
  [types.schedule]: ["recurrence", "minSize", "maxSize", "desiredCapacity"],
  [types.certificate]: ["domainName", "subjectAlternativeNames"],
  [types.record]: ["name", "type"],
  [types.logGroup]: ["retentionInDays"],
};

/** What is said by itself, without its name in front. */
const bare = new Set([
  "name",
  "cidrBlock",
  "availabilityZone",
  "protocol",
  "cidrIpv4",
  "cidrIpv6",
  "defaultActions",
  "actions",
  "mutualAuthentication",
  "transforms",
  "description",
  "type",
  "domainName",
  "loadBalancerType",
  "sslPolicy",
  "imageId",
  "instanceType",
  "vpcEndpointType",
  "serviceName",
  "healthCheck",
  "policyType",
  "targetTrackingConfiguration",
  "ipProtocol",
]);

/** One line of a resource's key settings; empty for types without any. */
export function keySettings(type: string, inputs: Readonly<Record<string, unknown>>): string {
  return (paths[type] ?? [])
    .map((path) => [path, describe(path, inputs[path])] as const)
    .filter(([, text]) => text !== "")
    .map(([path, text]) => (bare.has(path) ? text : `${path} ${text}`))
    .join(", ");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function field(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}

function describe(path: string, value: unknown): string {
  if (value === undefined || value === null || value === "" || value === false) return "";
  if (path === "defaultActions" || path === "actions")
    return Array.isArray(value) ? value.map(describeAction).join(" then ") : "";
  if (path === "mutualAuthentication") {
    const mode = text(field(value, "mode"));
    return mode === "off" ? "" : `client certificates ${mode}`;
  }
  if (path === "transforms") return Array.isArray(value) && value.length > 0 ? "rewrites" : "";
  if (path === "healthCheck")
    return `check every ${text(field(value, "interval"))} s x ${text(field(value, "unhealthyThreshold"))}`;
  if (path === "targetTrackingConfiguration") return describeTracking(value);
  if (value === true) return "on";
  return Array.isArray(value) ? value.map(text).join(" ") : text(value);
}

function describeAction(action: unknown): string {
  const kind = text(field(action, "type"));
  if (kind === "forward") {
    const groups = field(field(action, "forward"), "targetGroups");
    const shares = Array.isArray(groups) ? groups.map((group) => text(field(group, "weight"))).join("/") : "";
    return shares.includes("/") ? `forward ${shares}` : "forward";
  }
  if (kind === "redirect") {
    const target = field(action, "redirect");
    return `redirect to ${text(field(target, "protocol"))}:${text(field(target, "port"))}`;
  }
  return kind === "fixed-response" ? `answer ${text(field(field(action, "fixedResponse"), "statusCode"))}` : kind;
}

function describeTracking(value: unknown): string {
  const metric = field(field(value, "predefinedMetricSpecification"), "predefinedMetricType");
  return `${text(metric)} at ${text(field(value, "targetValue"))}`;
}

function text(value: unknown): string {
  if (typeof value === "string") return value.length > 60 ? `${value.slice(0, 57)}...` : value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}
