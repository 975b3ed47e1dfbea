import { types } from "../../../platforms/aws/catalog/types";
import { domainOf } from "../../../platforms/aws/regions/partition";
import type { Cloud } from "../../contract/resources";
import { text } from "./support/read";

const ranges = ["203.0.113", "198.51.100", "192.0.2"];

/** An address from the ranges kept for documentation: it names no machine. */
export function publicAddress(cloud: Cloud): string {
  const holders = [...cloud.all(types.elasticIp), ...cloud.all(types.instance)];
  const taken = new Set(holders.map(({ outputs }) => text(outputs, "publicIp")));
  for (let place = 0; ; place++) {
    const address = `${ranges[Math.floor(place / 254) % ranges.length]}.${(place % 254) + 1}`;
    if (!taken.has(address) || place >= ranges.length * 254) return address;
  }
}

/** The oldest region has a name of its own. */
const computeDomain = ({ region }: Cloud) =>
  region === "us-east-1" ? "compute-1.amazonaws.com" : `${region}.compute.${domainOf(region)}`;

export const publicName = (cloud: Cloud, ip: string): string =>
  `ec2-${ip.replaceAll(".", "-")}.${computeDomain(cloud)}`;

export const privateName = ({ region }: Cloud, ip: string): string =>
  `ip-${ip.replaceAll(".", "-")}.${region === "us-east-1" ? "ec2.internal" : `${region}.compute.internal`}`;
