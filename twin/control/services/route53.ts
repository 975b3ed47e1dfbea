import { types } from "../../../platforms/aws/catalog/types";
import { routingOf } from "../../../platforms/aws/constraints";
import {
  type Cloud,
  CloudError,
  type Props,
  type ResourceModel,
  type ServiceTable,
  type StoredResource,
} from "../../contract/resources";
import { hex, upperId, uuid } from "./support/arns";
import { define } from "./support/define";
import { flag, record, records, text } from "./support/read";
import { mustExist } from "./support/references";

const zoneType = types.zone;
const recordType = types.record;

/**
 * The zone of a record. Zones are mostly delegated by hand, outside of any stack, so a well-formed id that this cloud does not know
 * counts as the account's.
 */
function zoneOf(inputs: Props, cloud: Cloud): StoredResource | undefined {
  const id = (text(inputs, "zoneId") ?? "").replace(/^\/hostedzone\//, "");
  const found = cloud.get(zoneType, id);
  return found !== undefined || /^Z[A-Z0-9]{7,31}$/.test(id) ? found : mustExist(cloud, zoneType, id);
}

function fqdnOf(inputs: Props, cloud: Cloud): string {
  const name = (text(inputs, "name") ?? "").toLowerCase().replace(/\.$/, "");
  const zone = text(zoneOf(inputs, cloud)?.outputs ?? {}, "name") ?? "";
  if (zone === "" || name === zone || name.endsWith(`.${zone}`)) return name;
  return name === "" ? zone : `${name}.${zone}`;
}

function admitAliases(inputs: Props, cloud: Cloud): void {
  for (const alias of records(inputs, "aliases")) {
    const name = (text(alias, "name") ?? "").replace(/^dualstack\.|\.$/g, "");
    const target = cloud.where(types.balancer, "dnsName", name)[0];
    if (target === undefined || text(target.outputs, "zoneId") === text(alias, "zoneId")) continue;
    const message = `Tried to create an alias that targets ${name}, type ${text(inputs, "type") ?? ""} in zone ${text(alias, "zoneId") ?? ""}, but the alias target name does not lie within the target zone`;
    throw new CloudError("InvalidChangeBatch", `[${message}]`);
  }
}

const isOfSet = (record: Props, inputs: Props): boolean =>
  text(record, "zoneId") === text(inputs, "zoneId") && text(record, "type") === text(inputs, "type");

/** Policies of which each value stands in one record of a name only. */
const values: Readonly<Record<string, string>> = {
  failoverRoutingPolicies: "type",
  latencyRoutingPolicies: "region",
};
const words: Readonly<Record<string, string>> = {
  failoverRoutingPolicies: "failover",
  latencyRoutingPolicies: "latency",
  weightedRoutingPolicies: "weighted",
  geolocationRoutingPolicies: "geolocation",
};

/** Records of one name and type have the same kind of routing, and none says the same as another. */
function admitBeside(inputs: Props, fqdn: string, others: readonly StoredResource[]): void {
  const why = others.map(({ outputs }) => conflict(inputs, outputs)).find((found) => found !== undefined);
  if (why === undefined) return;
  const set = text(inputs, "setIdentifier");
  const named = `RRSet with DNS name ${fqdn}., type ${text(inputs, "type") ?? ""}${set === undefined ? "" : `, SetIdentifier ${set}`}`;
  throw new CloudError("InvalidChangeBatch", `[${named} cannot be created as ${why}]`);
}

function conflict(inputs: Props, other: Props): string | undefined {
  const routing = routingOf(inputs);
  if (routing === undefined) return "other RRSets exist with the same name and type.";
  const own = words[routing] ?? routing;
  if (routingOf(other) !== routing) return `a non-${own} set exists with the same name and type.`;
  const key = values[routing];
  if (key === undefined) return undefined;
  const valueOf = (from: Props) => text(records(from, routing)[0] ?? {}, key);
  const isTaken = valueOf(other) === valueOf(inputs);
  return isTaken ? `a ${own} set with ${key} ${valueOf(inputs) ?? ""} exists with the same name and type.` : undefined;
}

function admitRecord(inputs: Props, cloud: Cloud, self: StoredResource | undefined): void {
  const zone = zoneOf(inputs, cloud);
  const [fqdn, kind] = [fqdnOf(inputs, cloud), text(inputs, "type") ?? ""];
  if (kind === "CNAME" && fqdn === text(zone?.outputs ?? {}, "name")) {
    throw new CloudError(
      "InvalidChangeBatch",
      `[RRSet of type CNAME with DNS name ${fqdn}. is not permitted at apex in zone ${fqdn}.]`,
    );
  }
  const health = text(inputs, "healthCheckId");
  if (health !== undefined) mustExist(cloud, types.healthCheck, health);
  admitAliases(inputs, cloud);
  const others = cloud
    .where(recordType, "fqdn", fqdn)
    .filter(({ id, outputs }) => id !== self?.id && isOfSet(outputs, inputs));
  const isSame = ({ outputs }: StoredResource) => text(outputs, "setIdentifier") === text(inputs, "setIdentifier");
  const beside = others.filter((other) => !isSame(other));
  admitBeside(inputs, fqdn, beside);
  if (self !== undefined || flag(inputs, "allowOverwrite") === true || !others.some(isSame)) return;
  throw new CloudError(
    "InvalidChangeBatch",
    `[Tried to create resource record set [name='${fqdn}.', type='${kind}'] but it already exists]`,
  );
}

const dnsRecord: ResourceModel = define({
  type: recordType,
  replaceOn: ["name", "setIdentifier", "zoneId"],
  sets: ["records"],
  tagged: false,
  global: true,
  admit: admitRecord,
  id: (inputs, cloud) => {
    const set = text(inputs, "setIdentifier");
    const base = `${text(inputs, "zoneId") ?? ""}_${fqdnOf(inputs, cloud)}_${text(inputs, "type") ?? ""}`;
    return set === undefined ? base : `${base}_${set}`;
  },
  derive: (inputs, _id, cloud) => ({ fqdn: fqdnOf(inputs, cloud) }),
});

function removeZone(old: StoredResource, cloud: Cloud): void {
  if (flag(old.outputs, "forceDestroy") === true) return;
  const apex = text(old.outputs, "name");
  const isOwn = ({ outputs }: StoredResource) =>
    text(outputs, "fqdn") === apex && ["NS", "SOA"].includes(text(outputs, "type") ?? "");
  const rest = cloud.where(recordType, "zoneId", old.id).filter((found) => !isOwn(found));
  if (rest.length === 0) return;
  const message = `The specified hosted zone contains non-required resource record sets and so cannot be deleted. (${rest.map(({ name }) => name).join(", ")})`;
  throw new CloudError("HostedZoneNotEmpty", message);
}

/** The vendor spreads the four servers of a zone over four top-level domains. */
const serversOf = (cloud: Cloud) =>
  ["com", "net", "org", "co.uk"].map(
    (domain, index) =>
      `ns-${(Number.parseInt(hex(cloud, 4), 16) % 512) + index * 512}.awsdns-${String(index * 16).padStart(2, "0")}.${domain}`,
  );

const zone: ResourceModel = define({
  type: zoneType,
  replaceOn: ["name", "delegationSetId"],
  autoname: { property: "name", maxLength: 1024 },
  defaults: { comment: "Managed by Pulumi", forceDestroy: false },
  global: true,
  normalize: (inputs) => {
    const name = text(inputs, "name");
    return name === undefined ? inputs : { ...inputs, name: name.toLowerCase().replace(/\.$/, "") };
  },
  id: (_, cloud) => upperId(cloud, "Z", 20),
  once: (_, id, cloud) => {
    const nameServers = serversOf(cloud);
    return {
      zoneId: id,
      arn: `arn:${cloud.partition}:route53:::hostedzone/${id}`,
      nameServers,
      primaryNameServer: nameServers[0] ?? "",
    };
  },
  remove: removeZone,
});

const healthCheck: ResourceModel = define({
  type: types.healthCheck,
  replaceOn: ["type", "requestInterval", "measureLatency", "referenceName", "routingControlArn"],
  defaults: { disabled: false, measureLatency: false, invertHealthcheck: false },
  global: true,
  id: (_, cloud) => uuid(cloud),
  once: (_, id, cloud) => ({ arn: `arn:${cloud.partition}:route53:::healthcheck/${id}` }),
});

function getZone(args: Props, cloud: Cloud): Props {
  const id = text(args, "zoneId");
  const name = (text(args, "name") ?? "").toLowerCase().replace(/\.$/, "");
  const isAsked = (found: StoredResource) =>
    id === undefined ? text(found.outputs, "name") === name : found.id === id;
  const found = cloud.all(zoneType).find(isAsked);
  const zoneId = found?.id ?? id;
  if (zoneId === undefined)
    throw new CloudError("NoSuchHostedZone", `no matching Route 53 Hosted Zone found for ${name}`);
  return {
    arn: `arn:${cloud.partition}:route53:::hostedzone/${zoneId}`,
    callerReference: "",
    comment: "",
    name,
    nameServers: [],
    primaryNameServer: "",
    privateZone: false,
    linkedServiceDescription: "",
    linkedServicePrincipal: "",
    ...found?.outputs,
    id: zoneId,
    zoneId,
    resourceRecordSetCount: 2 + cloud.where(recordType, "zoneId", zoneId).length,
    tags: record(found?.outputs ?? {}, "tagsAll") ?? {},
  };
}

export const route53Table: ServiceTable = {
  service: "route53",
  resources: [dnsRecord, zone, healthCheck],
  functions: [{ token: "aws:route53/getZone:getZone", invoke: getZone }],
};
