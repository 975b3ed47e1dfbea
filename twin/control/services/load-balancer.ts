import { types } from "../../../platforms/aws/catalog/types";
import { vendorIdleTimeout } from "../../../platforms/aws/defaults";
import { balancerZoneOf } from "../../../platforms/aws/regions";
import type { Cloud, Props, ResourceModel, ServiceTable, StoredResource } from "../../contract/resources";
import { isEqual } from "../values";
import { dnsNameOf, mappingsOf, subnetsOf } from "./load-balancer-addresses";
import { admitBalancer, admitRemoval, balancerType, isGateway, isNetwork } from "./load-balancer-admission";
import { balancerFunctions } from "./load-balancer-data";
import { arnOf, hex } from "./support/arns";
import { define } from "./support/define";
import { records, text, texts } from "./support/read";

/** An in-place change of an NLB may only add subnets, and may neither give it its first security group nor take the last one. */
function networkReplacements(old: Props, inputs: Props): readonly string[] {
  const [before, after] = [texts(old, "securityGroups").length, texts(inputs, "securityGroups").length];
  const groups = (before === 0) === (after === 0) ? [] : ["securityGroups"];
  const [from, to] = [texts(old, "subnets"), texts(inputs, "subnets")];
  const isChanged = !isEqual([...from].sort(), [...to].sort());
  return [
    ...groups,
    ...(isChanged && to.length <= from.length && to.length > 0 ? ["subnets"] : []),
    ...mappingReplacement(old, inputs, false),
  ];
}

/** Mappings may be added; a changed one is replaced, and an NLB gives none up. */
function mappingReplacement(old: Props, inputs: Props, mayShrink: boolean): readonly string[] {
  const [from, to] = [records(old, "subnetMappings"), records(inputs, "subnetMappings")];
  if (isEqual([...from], [...to]) || (from.length === 0 && to.length === 0)) return [];
  const [few, many] = from.length <= to.length ? [from, to] : [to, from];
  const isSubset = few.every((mapping) => many.some((other) => isEqual(mapping, other)));
  const isAllowed = isSubset && (to.length > from.length || (mayShrink && to.length < from.length));
  return isAllowed ? [] : ["subnetMappings"];
}

const isApplication = (inputs: Props) => !isNetwork(inputs) && !isGateway(inputs);

const onlyApplicationDefaults = {
  clientKeepAlive: 3600,
  desyncMitigationMode: "defensive",
  dropInvalidHeaderFields: false,
  enableHttp2: true,
  enableTlsVersionAndCipherSuiteHeaders: false,
  enableWafFailOpen: false,
  enableXffClientPort: false,
  idleTimeout: vendorIdleTimeout.application,
  preserveHostHeader: false,
  xffHeaderProcessingMode: "append",
};

const onlyNetworkDefaults = {
  dnsRecordClientRoutingPolicy: "any_availability_zone",
  enablePrefixForIpv6SourceNat: "off",
  enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "on",
};

function providerDefaults(inputs: Props, cloud: Cloud): Props {
  const first = cloud.get(types.subnet, subnetsOf(inputs)[0] ?? "");
  const vpcId = text(first?.outputs ?? {}, "vpcId") ?? "";
  const vpc = cloud.get(types.vpc, vpcId);
  const usualGroup = text(vpc?.outputs ?? {}, "defaultSecurityGroupId");
  return {
    vpcId,
    internal: false,
    ipAddressType: "ipv4",
    securityGroups: isApplication(inputs) && usualGroup !== undefined ? [usualGroup] : [],
    zoneId: balancerZoneOf(cloud.region, isNetwork(inputs) ? "network" : "application"),
    ...(isApplication(inputs) ? onlyApplicationDefaults : {}),
    ...(isNetwork(inputs) ? onlyNetworkDefaults : {}),
  };
}

function places(inputs: Props, cloud: Cloud, self: StoredResource | undefined): Props {
  return { subnets: subnetsOf(inputs), subnetMappings: mappingsOf(inputs, cloud, self) };
}

const loadBalancer: ResourceModel = define({
  type: balancerType,
  replaceOn: ["name", "namePrefix", "internal", "loadBalancerType", "customerOwnedIpv4Pool"],
  replaceWhen: (old, inputs) =>
    isNetwork(inputs) ? networkReplacements(old, inputs) : mappingReplacement(old, inputs, true),
  sets: ["subnets", "securityGroups", "subnetMappings"],
  autoname: { property: "name", maxLength: 32 },
  defaults: {
    loadBalancerType: "application",
    enableCrossZoneLoadBalancing: false,
    enableDeletionProtection: false,
    enableZonalShift: false,
  },
  computed: [
    "internal",
    "ipAddressType",
    "securityGroups",
    "subnetMappings",
    "subnets",
    "enablePrefixForIpv6SourceNat",
    "enforceSecurityGroupInboundRulesOnPrivateLinkTraffic",
  ],
  admit: admitBalancer,
  id: (inputs, cloud) => {
    const kind = isNetwork(inputs) ? "net" : isGateway(inputs) ? "gwy" : "app";
    return arnOf(cloud, "elasticloadbalancing", `loadbalancer/${kind}/${text(inputs, "name") ?? ""}/${hex(cloud, 16)}`);
  },
  once: (inputs, id, cloud) => {
    const name = text(inputs, "name") ?? "";
    const born = places(inputs, cloud, undefined);
    return {
      ...providerDefaults(inputs, cloud),
      arn: id,
      arnSuffix: id.split(":loadbalancer/")[1] ?? "",
      name,
      dnsName: dnsNameOf(name, inputs, records(born, "subnetMappings"), cloud),
    };
  },
  derive: (inputs, _id, cloud, self) => {
    const now = places(inputs, cloud, self);
    // The VIP's address stands for its name here, so it follows the first subnet.
    const moves = self !== undefined && cloud.slot !== undefined;
    const name = text(self?.outputs ?? {}, "name") ?? "";
    return moves ? { ...now, dnsName: dnsNameOf(name, inputs, records(now, "subnetMappings"), cloud) } : now;
  },
  remove: admitRemoval,
});

export const loadBalancerTable: ServiceTable = {
  service: "elbv2/load-balancer",
  resources: [loadBalancer],
  functions: balancerFunctions,
};
