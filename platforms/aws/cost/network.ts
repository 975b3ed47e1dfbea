import { exactly, times } from "../../../model/analysis/cost/range";
import type { ResourceReader } from "../../../model/graph";
import { type CostReader, hours, type Item, item, part, some } from "./item";

const count = (view: ResourceReader, path: string): number => view.items(path).length;

const addressHours = (addresses: { readonly min: number; readonly max: number }) =>
  some("public IPv4 address hours", "address.hour", times(addresses, hours));

export const balancer: CostReader = (view) => {
  const type = view.text("loadBalancerType") ?? "application";
  return [
    item("hours", `balancer.${type}-hour`, hours),
    item("capacity unit hours", `balancer.${type}-lcu`, "capacityUnitHours"),
    ...part(() => balancerAddresses(view, type)),
  ];
};

/** One in each zone; an Elastic IP is a resource of its own. */
function balancerAddresses(view: ResourceReader, type: string): readonly Item[] {
  const isPublic =
    type !== "gateway" &&
    view.flag("internal") !== true &&
    view.text("ipAddressType") !== "dualstack-without-public-ipv4";
  if (!isPublic) return [];
  const mappings = view.items("subnetMappings");
  const own = mappings.filter((one) => !one.has("allocationId")).length;
  return addressHours(exactly(mappings.length > 0 ? own : count(view, "subnets")));
}

export const natGateway: CostReader = () => [item("hours", "nat.hour", hours), item("GB", "nat.gb", "natGb")];

/** An address from a pool of the user's own is not billed. */
export const elasticIp: CostReader = (view) =>
  (view.text("publicIpv4Pool") ?? "amazon") === "amazon" ? addressHours(exactly(1)) : [];

export const endpoint: CostReader = (view) => {
  const type = view.text("vpcEndpointType") ?? "Gateway";
  if (type === "Gateway") return [];
  // One in each zone; without a word on subnets there is one.
  return [
    ...part(() => [item("hours", "endpoint.hour", times(exactly(Math.max(1, count(view, "subnetIds"))), hours))]),
    item("GB", "endpoint.gb", "endpointGb"),
  ];
};

export const internetGateway: CostReader = () => [item("GB to the internet", "transfer.internet-gb", "internetGb")];

export const vpc: CostReader = () => [item("GB between zones", "transfer.zone-gb", "zoneGb")];

/** Its two addresses are billed as others are, unless they are the user's own: the page on addresses does not name them. */
export const accelerator: CostReader = () => [
  item("hours", "accelerator.hour", hours),
  item("GB", "accelerator.gb", "acceleratedGb"),
  ...addressHours({ min: 0, max: 2 }),
];

export const flowLog: CostReader = (view) =>
  (view.text("logDestinationType") ?? "cloud-watch-logs") === "cloud-watch-logs"
    ? []
    : [item("GB delivered", "log.delivered-gb", "logDeliveredGb")];

export const zone: CostReader = () => [
  item("zones", "zone.month", exactly(1)),
  item("queries", "zone.queries", "dnsQueries"),
];

/** HTTPS, a search in the body, a short interval and the measuring of latency are billed each. */
export const healthCheck: CostReader = (view) => {
  const type = view.text("type") ?? "";
  const features = [
    type.startsWith("HTTPS"),
    type.endsWith("STR_MATCH"),
    view.number("requestInterval") === 10,
    view.flag("measureLatency") === true,
  ].filter(Boolean).length;
  return [
    item("checks", "health-check.month", exactly(1)),
    ...some("optional features", "health-check.feature", exactly(features)),
  ];
};
