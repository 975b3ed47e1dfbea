import { domainOf } from "../../platforms/aws/regions/partition";
import type { Cloud } from "../contract/resources";
import { madeUpAddress, madeUpDigits, madeUpRange } from "./made-up";

/** What a made-up text looks like, by the name of its property: programs split ARNs, join names and parse ranges. */
const forms: readonly (readonly [name: RegExp, text: (digits: string, cloud: Cloud, service: string) => string])[] = [
  [
    /arn$/i,
    (digits, { partition, region, accountId }, service) =>
      `arn:${partition}:${service}:${region}:${accountId}:${service}/${digits}`,
  ],
  [/^region$/i, (_, { region }) => region],
  [/^(accountId|ownerId|account|registryId)$/, (_, { accountId }) => accountId],
  [/^partition$/, (_, { partition }) => partition],
  [/^dnsSuffix$/, (_, { region }) => domainOf(region)],
  [/cidr/i, () => madeUpRange],
  [/(^ip|Ip|Ip[Aa]ddress)$|^(private|public)Ip$/, () => madeUpAddress],
  [/(url|uri)$/i, (digits) => `https://${digits}.example.com`],
  [/(dns|domain|host|endpoint|fqdn|website)/i, (digits) => `${digits}.example.com`],
  [/(date|time|At)$/, () => "2026-01-01T00:00:00Z"],
  [/token|certificateAuthority|^data$/i, (digits) => Buffer.from(`AWS:${digits}`).toString("base64")],
];

/** What stands in front of an id, as the vendor writes it. */
const prefixes: readonly (readonly [name: RegExp, prefix: string])[] = [
  [/vpcid$/i, "vpc-"],
  [/subnet(group)?id$/i, "subnet-"],
  [/(securitygroup|groups?)id$/i, "sg-"],
  [/(image|ami)id$/i, "ami-"],
  [/routetableid$/i, "rtb-"],
  [/internetgatewayid$/i, "igw-"],
  [/natgatewayid$/i, "nat-"],
  [/networkinterfaceid$/i, "eni-"],
  [/networkaclid$/i, "acl-"],
  [/instanceid$/i, "i-"],
  [/launchtemplateid$/i, "lt-"],
  [/prefixlistid$/i, "pl-"],
  [/snapshotid$/i, "snap-"],
  [/volumeid$/i, "vol-"],
];

interface TextQuestion {
  readonly service: string;
  /** What the data source is about: `Vpc`, `Subnets`. */
  readonly subject: string;
  readonly key: string;
  readonly cloud: Cloud;
}

/** A made-up text for a property of a data source's answer. */
export function resultText(name: string, { service, subject, key, cloud }: TextQuestion): string {
  const digits = madeUpDigits(`${key} ${name}`);
  const form = forms.find(([pattern]) => pattern.test(name));
  return form ? form[1](digits, cloud, service) : prefixOf(name, subject) + digits;
}

/** The prefix of an id by its property's name; `id` alone is an id of the subject. */
export function prefixOf(name: string, subject: string): string {
  const full = name === "id" || name === "ids" ? `${subject}Id` : name.replace(/ids$/i, "Id");
  return prefixes.find(([pattern]) => pattern.test(full))?.[1] ?? "";
}
