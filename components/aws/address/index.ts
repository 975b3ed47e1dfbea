import * as route53 from "@pulumi/aws/route53";
import * as pulumi from "@pulumi/pulumi";
import { parseArgs } from "../../errors";
import { type Transforms, transformed } from "../../transform";
import type { AddressInput } from "../certificate/inputs";
import type { AddressSettings } from "../certificate/resolved";
import { addressSettings } from "../certificate/settings";

export interface AddressRoles {
  record: route53.RecordArgs;
}

export interface AddressWiring {
  /** The load balancer that the name leads to: its DNS name and the hosted zone of that name. */
  readonly target: { readonly dnsName: pulumi.Input<string>; readonly zoneId: pulumi.Input<string> };
  /** Changes the arguments of children. Unsupported surface. */
  readonly transform?: Transforms<AddressRoles> | undefined;
}

export interface AddressArgs extends AddressInput, AddressWiring {}

/**
 * The name that clients use: a Route 53 alias to a load balancer, in IPv4 and, with `ipv6`, in IPv6.
 *
 * ```ts
 * new Address("shop", { domainName: "shop.example.com", zoneId: "Z0123456789ABCDEFGHIJ", target: balancer });
 * ```
 *
 * **Creates** an A record and, with `ipv6`, an AAAA record. A record that exists already under the name is refused, never taken over.
 *
 * **Costs**: alias queries to load balancers are free.
 *
 * **When something fails**: the alias evaluates its target's health. When the balancer has no healthy zone left, Route 53 stops answering with
 * it if another record can answer, and otherwise answers all the same. Clients follow a change within the alias's 60 seconds.
 */
export class Address extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: AddressSettings;
  /** The name as Route 53 holds it; known once the record exists. */
  readonly fqdn: pulumi.Output<string>;

  constructor(name: string, args: AddressArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const { target, transform = {}, ...input } = args;
    const settings = parseArgs(addressSettings(), input, { type: "Address", name });
    super("vipkit:address:Address", name, settings, opts);
    this.settings = settings;
    const create = (type: "A" | "AAAA") => {
      const child = `${name}-record-${type.toLowerCase()}`;
      const recordArgs = transformed<route53.RecordArgs>(transform.record, child, {
        zoneId: settings.zoneId,
        name: settings.domainName,
        type,
        aliases: [{ name: target.dnsName, zoneId: target.zoneId, evaluateTargetHealth: true }],
        allowOverwrite: false,
      });
      return new route53.Record(child, recordArgs, { parent: this });
    };
    this.fqdn = create("A").fqdn;
    if (settings.ipv6) create("AAAA");
    this.registerOutputs({ fqdn: this.fqdn });
  }
}
