import { types } from "../../../platforms/aws/catalog/types";
import { type Cloud, CloudError, type Props, type ServiceTable, type StoredResource } from "../../contract/resources";
import { globalArnOf, hex, uuid } from "./support/arns";
import { define } from "./support/define";
import { count, records, text, texts } from "./support/read";
import { mustExist, mustNotBeUsed } from "./support/references";

/** The zone of every accelerator's name. Source: Global Accelerator developer guide, Route 53 aliases. */
const aliasZone = "Z2BJ6XQ5FK7U4H";

const isDualStack = (inputs: Props): boolean => text(inputs, "ipAddressType") === "DUAL_STACK";

/** Addresses from the ranges kept for documentation: they name no machine. */
function addressesOf(cloud: Cloud): { readonly ipv4: readonly string[]; readonly ipv6: readonly string[] } {
  const place = 2 * cloud.all(types.accelerator).length + 1;
  const parts = [place, place + 1].map((number) => number % 255);
  return {
    ipv4: parts.map((part) => `198.51.100.${part}`),
    ipv6: parts.map((part) => `2001:db8:ffff::${part.toString(16)}`),
  };
}

function named(id: string, inputs: Props, cloud: Cloud): Props {
  const { ipv4, ipv6 } = addressesOf(cloud);
  const name = hex(cloud, 17);
  const sets = [{ ipAddresses: [...texts(inputs, "ipAddresses"), ...ipv4].slice(0, 2), ipFamily: "IPv4" }];
  return {
    arn: id,
    dnsName: `a${name}.awsglobalaccelerator.com`,
    dualStackDnsName: isDualStack(inputs) ? `a${name}.dualstack.awsglobalaccelerator.com` : "",
    hostedZoneId: aliasZone,
    ipSets: isDualStack(inputs) ? [...sets, { ipAddresses: [...ipv6], ipFamily: "IPv6" }] : sets,
  };
}

const accelerator = define({
  type: types.accelerator,
  replaceOn: ["ipAddresses"],
  autoname: { property: "name", maxLength: 64 },
  defaults: { enabled: true, ipAddressType: "IPV4" },
  global: true,
  id: (_, cloud) => globalArnOf(cloud, "globalaccelerator", `accelerator/${uuid(cloud)}`),
  once: (inputs, id, cloud) => named(id, inputs, cloud),
  remove: (old, cloud) =>
    mustNotBeUsed(cloud, [[types.acceleratorListener, "acceleratorArn"]], old.id, {
      code: "AssociatedListenerFoundException",
      message: "The accelerator has listeners",
    }),
});

const overlaps = (one: Props, other: Props): boolean =>
  (count(one, "fromPort") ?? 0) <= (count(other, "toPort") ?? 0) &&
  (count(other, "fromPort") ?? 0) <= (count(one, "toPort") ?? 0);

function admitListener(inputs: Props, cloud: Cloud, self: StoredResource | undefined): void {
  const arn = text(inputs, "acceleratorArn") ?? "";
  mustExist(cloud, types.accelerator, arn);
  const others = cloud
    .where(types.acceleratorListener, "acceleratorArn", arn)
    .filter(({ id, outputs }) => id !== self?.id && text(outputs, "protocol") === text(inputs, "protocol"));
  const taken = others.flatMap(({ outputs }) => records(outputs, "portRanges"));
  if (!records(inputs, "portRanges").some((range) => taken.some((other) => overlaps(range, other)))) return;
  throw new CloudError(
    "InvalidPortRangeException",
    "Another listener of the accelerator has the same protocol and port",
  );
}

const listener = define({
  type: types.acceleratorListener,
  replaceOn: ["acceleratorArn"],
  defaults: { clientAffinity: "NONE" },
  tagged: false,
  global: true,
  sets: ["portRanges"],
  admit: admitListener,
  id: (inputs, cloud) => `${text(inputs, "acceleratorArn") ?? ""}/listener/${hex(cloud, 8)}`,
  once: (_, id) => ({ arn: id }),
  remove: (old, cloud) =>
    mustNotBeUsed(cloud, [[types.acceleratorGroup, "listenerArn"]], old.id, {
      code: "AssociatedEndpointGroupFoundException",
      message: "The listener has endpoint groups",
    }),
});

function admitGroup(inputs: Props, cloud: Cloud, self: StoredResource | undefined): void {
  const arn = text(inputs, "listenerArn") ?? "";
  mustExist(cloud, types.acceleratorListener, arn);
  const region = text(inputs, "endpointGroupRegion") ?? cloud.region;
  const isTaken = cloud
    .where(types.acceleratorGroup, "listenerArn", arn)
    .some(({ id, outputs }) => id !== self?.id && text(outputs, "endpointGroupRegion") === region);
  if (!isTaken) return;
  throw new CloudError(
    "EndpointGroupAlreadyExistsException",
    `The listener has an endpoint group in ${region} already`,
  );
}

const endpointGroup = define({
  type: types.acceleratorGroup,
  replaceOn: ["listenerArn", "endpointGroupRegion"],
  defaults: {
    healthCheckIntervalSeconds: 30,
    healthCheckProtocol: "TCP",
    thresholdCount: 3,
    trafficDialPercentage: 100,
  },
  tagged: false,
  global: true,
  sets: ["endpointConfigurations", "portOverrides"],
  admit: admitGroup,
  id: (inputs, cloud) => `${text(inputs, "listenerArn") ?? ""}/endpoint-group/${hex(cloud, 12)}`,
  once: (inputs, id, cloud) => ({
    arn: id,
    endpointGroupRegion: text(inputs, "endpointGroupRegion") ?? cloud.region,
    healthCheckPath: "",
    healthCheckPort: 0,
  }),
});

export const globalAcceleratorTable: ServiceTable = {
  service: "globalaccelerator",
  resources: [accelerator, listener, endpointGroup],
  functions: [],
};
