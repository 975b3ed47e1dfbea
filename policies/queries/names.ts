import type { ResourceReader } from "../../model/graph";

/** DNS settings of a VPC that are off. The vendor's defaults: support on, host names off. */
export function namesOff(vpc: ResourceReader): readonly string[] {
  return [
    ...((vpc.flag("enableDnsSupport") ?? true) ? [] : ["enableDnsSupport"]),
    ...((vpc.flag("enableDnsHostnames") ?? false) ? [] : ["enableDnsHostnames"]),
  ];
}

/** A DNS name as it is compared: lower case, no dot at the end. */
export const normalName = (name: string): string => name.toLowerCase().replace(/\.$/, "");

/** A record's whole name: the provider adds the zone's where it is missing. */
export function fullName(record: string, zone: string): string {
  const [own, apex] = [normalName(record), normalName(zone)];
  return own === "" || own === apex ? apex : own.endsWith(`.${apex}`) ? own : `${own}.${apex}`;
}

/** Whether a name is another's, or below it. */
export const isWithinName = (name: string, parent: string): boolean => name === parent || name.endsWith(`.${parent}`);
