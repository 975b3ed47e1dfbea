import { zoneIdOf } from "../../../platforms/aws/regions";
import { domainOf } from "../../../platforms/aws/regions/partition";
import type { Cloud, FunctionModel, Props, ServiceTable } from "../../contract/resources";
import { globalArnOf } from "./support/arns";
import { text, texts } from "./support/read";

const dnsSuffix = (cloud: Cloud) => domainOf(cloud.region);

function getAvailabilityZones(args: Props, cloud: Cloud): Props {
  const [excludedNames, excludedIds] = [texts(args, "excludeNames"), texts(args, "excludeZoneIds")];
  const names = cloud.zones.filter(
    (zone) => !excludedNames.includes(zone) && !excludedIds.includes(zoneIdOf(cloud.region, zone)),
  );
  return {
    ...args,
    id: cloud.region,
    region: cloud.region,
    names,
    zoneIds: names.map((zone) => zoneIdOf(cloud.region, zone)),
    groupNames: [cloud.region],
  };
}

/** `ec2.eu-central-1.amazonaws.com`: the provider finds a region by its endpoint, too. */
const regionOfEndpoint = (endpoint: string | undefined) => /^ec2\.([a-z0-9-]+)\./.exec(endpoint ?? "")?.[1];

function getRegion(args: Props, cloud: Cloud): Props {
  const region = text(args, "region") ?? text(args, "name") ?? regionOfEndpoint(text(args, "endpoint")) ?? cloud.region;
  return { id: region, name: region, region, description: region, endpoint: `ec2.${region}.${domainOf(region)}` };
}

function getCallerIdentity(_args: Props, cloud: Cloud): Props {
  const arn = globalArnOf(cloud, "iam", "user/twin");
  return { accountId: cloud.accountId, arn, id: cloud.accountId, userId: "AIDATWIN0000000000000" };
}

function getPartition(_args: Props, cloud: Cloud): Props {
  const suffix = dnsSuffix(cloud);
  return {
    id: cloud.partition,
    partition: cloud.partition,
    dnsSuffix: suffix,
    reverseDnsPrefix: suffix.split(".").reverse().join("."),
  };
}

const functions: readonly FunctionModel[] = [
  { token: "aws:index/getAvailabilityZones:getAvailabilityZones", invoke: getAvailabilityZones },
  { token: "aws:index/getRegion:getRegion", invoke: getRegion },
  { token: "aws:index/getCallerIdentity:getCallerIdentity", invoke: getCallerIdentity },
  { token: "aws:index/getPartition:getPartition", invoke: getPartition },
];

export const accountTable: ServiceTable = { service: "account", resources: [], functions };
