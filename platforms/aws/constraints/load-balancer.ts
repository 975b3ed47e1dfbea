import { type Props } from "../../../model/graph/json";
import { logKinds } from "../log-delivery";
import {
  type Constraint,
  checks,
  conflicts,
  exactlyOne,
  length,
  limit,
  limitedLength,
  oneOf,
  pattern,
  range,
  refused,
  unlessRelaxed,
  when,
  word,
} from "./constraint";
import { flag, isSet, record, records, text } from "./read";

const isApplication = (inputs: Props) => (text(inputs, "loadBalancerType") ?? "application") === "application";

export const loadBalancerConstraint = checks(
  conflicts("name", "namePrefix"),
  exactlyOne("subnets", "subnetMappings"),
  limitedLength("name", "elbv2.name.length"),
  length("namePrefix", 1, 6),
  pattern(
    "name",
    /^(?!internal-)(?!-)[A-Za-z0-9-]+(?<!-)$/,
    "letters, digits and hyphens, no hyphen at the ends, not beginning with internal-",
  ),
  oneOf("loadBalancerType", ["application", "network", "gateway"]),
  word("ipAddressType", "elbv2.ipAddressType"),
  oneOf("enablePrefixForIpv6SourceNat", ["on", "off"]),
  word("desyncMitigationMode", "elbv2.desyncMitigationMode"),
  oneOf("xffHeaderProcessingMode", ["append", "preserve", "remove"]),
  oneOf("dnsRecordClientRoutingPolicy", [
    "any_availability_zone",
    "availability_zone_affinity",
    "partial_availability_zone_affinity",
  ]),
  oneOf("enforceSecurityGroupInboundRulesOnPrivateLinkTraffic", ["on", "off"]),
  range("secondaryIpsAutoAssignedPerSubnet", 0, 7),
  when(
    isApplication,
    limit("idleTimeout", "elbv2.alb.idleTimeout"),
    limit("clientKeepAlive", "elbv2.alb.clientKeepAlive"),
  ),
);

const logPrefix: Constraint = (inputs) =>
  logKinds.flatMap((kind) => {
    const logs = record(inputs, kind) ?? {};
    if (flag(logs, "enabled") !== true || text(logs, "prefix")?.includes("AWSLogs") !== true) return [];
    const reason = "The S3 prefix must not contain 'AWSLogs'";
    return refused("InvalidConfigurationRequest", `${kind}.prefix`, reason);
  });

/** Source: AWS service model elbv2, LoadBalancerAttribute.Key: connection_logs and health_check_logs are of application balancers. */
const applicationLogs: Constraint = (inputs) =>
  (["connectionLogs", "healthCheckLogs"] as const).flatMap((kind) => {
    const isOn = flag(record(inputs, kind) ?? {}, "enabled") === true;
    if (!isOn || text(inputs, "loadBalancerType") !== "network") return [];
    return refused("InvalidConfigurationRequest", kind, "The attribute is not supported on network load balancers");
  });

const addressType: Constraint = (inputs) => {
  const type = text(inputs, "ipAddressType") ?? "ipv4";
  const isNetwork = text(inputs, "loadBalancerType") === "network";
  const code = "InvalidConfigurationRequest";
  if (type === "dualstack-without-public-ipv4" && (isNetwork || flag(inputs, "internal") === true)) {
    const reason =
      "The IP address type 'dualstack-without-public-ipv4' is of internet-facing application load balancers";
    return refused(code, "ipAddressType", reason);
  }
  if (text(inputs, "enablePrefixForIpv6SourceNat") !== "on" || (isNetwork && type === "dualstack")) return [];
  const reason = "A prefix for IPv6 source NAT needs a network load balancer with the IP address type 'dualstack'";
  return refused(code, "enablePrefixForIpv6SourceNat", reason);
};

/** Source: AWS service model elbv2, CreateLoadBalancer.SubnetMappings: which kind of balancer takes which address. */
const mappedAddresses: Constraint = (inputs) => {
  const isNetwork = text(inputs, "loadBalancerType") === "network";
  const isInternal = flag(inputs, "internal") === true;
  const refuse = (index: number, key: string, reason: string) =>
    refused("InvalidConfigurationRequest", `subnetMappings[${index}].${key}`, reason);
  return records(inputs, "subnetMappings").flatMap((mapping, index) => {
    const has = (key: string) => isSet(mapping, key) && mapping[key] !== "";
    return [
      ...(has("allocationId") && (!isNetwork || isInternal)
        ? refuse(index, "allocationId", "Elastic IP addresses are of internet-facing network load balancers")
        : []),
      ...(has("privateIpv4Address") && (!isNetwork || !isInternal)
        ? refuse(index, "privateIpv4Address", "Private IPv4 addresses are of internal network load balancers")
        : []),
      ...(has("ipv6Address") && (!isNetwork || text(inputs, "ipAddressType") !== "dualstack")
        ? refuse(index, "ipv6Address", "IPv6 addresses are of dualstack network load balancers")
        : []),
    ];
  });
};

/** Where CreateLoadBalancer or ModifyLoadBalancerAttributes refuse the balancer by itself. */
export const loadBalancerRefusals = checks(
  logPrefix,
  applicationLogs,
  unlessRelaxed("fixed-addresses-legal", mappedAddresses),
  unlessRelaxed("address-type-legal", addressType),
);
