import * as route53 from "@pulumi/aws/route53";
import * as pulumi from "@pulumi/pulumi";
import { adviceOf } from "../../../model/settings/issue";
import { renderPath } from "../../../model/settings/path";
import { type LimitOverrides, limitsWith } from "../../../platforms/aws/limits";
import { type Problem, parseArgs, refuse } from "../../errors";
import { type Tags, tagger } from "../../tags";
import { type Transforms, transformed } from "../../transform";
import type { LoadBalancerSettings } from "../load-balancer/resolved";
import type { TargetGroupSettings } from "../target-group/resolved";
import type { AddressInput } from "./inputs";
import { planFamilies, planRouting } from "./plan";
import { type Probe, probeOf } from "./probe";
import type { AddressSettings } from "./resolved";
import { addressSettings } from "./settings";

export interface AddressRoles {
  record: route53.RecordArgs;
  healthCheck: route53.HealthCheckArgs;
}

/** What a health check stands for. */
interface ProbedParts {
  readonly loadBalancer: Pick<LoadBalancerSettings, "scheme" | "ipAddressType" | "listeners">;
  readonly targetGroups: Readonly<Record<string, TargetGroupSettings>>;
}

export interface AddressWiring {
  /** The load balancer that the name leads to: its DNS name and the hosted zone of that name. */
  readonly target: { readonly dnsName: pulumi.Input<string>; readonly zoneId: pulumi.Input<string> };
  /** Region of the target, which tells weighted and latency records apart. Default: `routing` says it. */
  readonly region?: string | undefined;
  /** What a health check asks follows from these: the settings of the balancer and of its target groups. Needed with `healthCheck`. */
  readonly probed?: ProbedParts | undefined;
  /** Tags of every child that has tags; they win over the component's own. */
  readonly tags?: Tags;
  /** Vendor limits that have moved. */
  readonly limits?: LimitOverrides | undefined;
  /** Changes the arguments of children. Unsupported surface. */
  readonly transform?: Transforms<AddressRoles> | undefined;
}

export interface AddressArgs extends AddressInput, AddressWiring {}

/**
 * The name that clients use: a Route 53 alias to a load balancer, in IPv4 and, with `ipv6`, in IPv6; alone, or beside other clusters.
 *
 * ```ts
 * new Address("shop", {
 *   domainName: "shop.example.com", zoneId: "Z0123456789ABCDEFGHIJ", target: balancer,
 *   routing: { type: "failover", role: "primary" },
 *   healthCheck: {}, probed: { loadBalancer: balancer.settings, targetGroups: { web: web.settings } },
 * });
 * ```
 *
 * **Creates** an A record and, with `ipv6`, an AAAA record; with `healthCheck` a Route 53 health check of the balancer's own name. A record that
 * exists already under the name is refused, never taken over.
 *
 * **Costs**: alias queries to load balancers are free. A health check by the month, more with HTTPS and with an interval of 10 seconds.
 *
 * **When something fails**: the alias evaluates its target's health. When the balancer has no healthy zone left, or the health check fails, Route
 * 53 answers with another record of the name, and with this one all the same where there is none that works. Clients follow a change within the
 * alias's 60 seconds. The budget has every term as `regionLoss`. The twin makes the records and answers no names: there clients use the
 * balancer's address.
 *
 * **Stable**: a change of `setIdentifier` replaces the record, a change of `interval` the health check.
 */
export class Address extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: AddressSettings;
  /** The name as Route 53 holds it; known once the record exists. */
  readonly fqdn: pulumi.Output<string>;
  /** Undefined where there is none. */
  readonly healthCheck: route53.HealthCheck | undefined;
  private readonly wiring: AddressWiring;

  constructor(name: string, args: AddressArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const { target: _, region, probed, tags: _tags, limits: overrides, transform: _transform, ...input } = args;
    const limits = limitsWith(overrides);
    const subject = { type: "Address", name };
    const settings = parseArgs(addressSettings(limits), input, subject);
    const { routing, healthCheck } = settings;
    const shared = routing === undefined ? {} : planRouting(routing, region);
    const probe = healthCheck === undefined || probed === undefined ? undefined : probeOf(healthCheck, probed, limits);
    refuse(subject, addressProblems(settings, shared !== undefined, probe));
    super("vipkit:address:Address", name, settings, opts);
    this.settings = settings;
    this.wiring = args;
    this.healthCheck =
      probe === undefined || "problem" in probe ? undefined : this.#createHealthCheck(name, settings, probe);
    const records = planFamilies(settings).map((type) => this.#createRecord(name, type, shared ?? {}));
    this.fqdn = records[0]?.fqdn ?? pulumi.output(settings.domainName);
    this.registerOutputs({ fqdn: this.fqdn });
  }

  /** By the balancer's own name: the shared one may lead elsewhere. */
  #createHealthCheck(name: string, { healthCheck }: AddressSettings, probe: Probe): route53.HealthCheck {
    const { target, tags, transform } = this.wiring;
    const child = `${name}-health-check`;
    const args = transformed<route53.HealthCheckArgs>(transform?.healthCheck, child, {
      ...probe,
      fqdn: target.dnsName,
      requestInterval: healthCheck?.interval,
      failureThreshold: healthCheck?.failureThreshold,
      ...(probe.type === "HTTPS" ? { enableSni: true } : {}),
      ...(healthCheck?.regions === undefined ? {} : { regions: [...healthCheck.regions] }),
      tags: tagger("address", tags)(child),
    });
    return new route53.HealthCheck(child, args, { parent: this });
  }

  #createRecord(name: string, type: "A" | "AAAA", routing: Partial<route53.RecordArgs>): route53.Record {
    const { target, transform } = this.wiring;
    const child = `${name}-record-${type.toLowerCase()}`;
    const args = transformed<route53.RecordArgs>(transform?.record, child, {
      zoneId: this.settings.zoneId,
      name: this.settings.domainName,
      type,
      aliases: [{ name: target.dnsName, zoneId: target.zoneId, evaluateTargetHealth: true }],
      ...routing,
      ...(this.healthCheck === undefined ? {} : { healthCheckId: this.healthCheck.id }),
      allowOverwrite: false,
    });
    return new route53.Record(child, args, { parent: this });
  }
}

/** What only the wiring shows. */
function addressProblems(
  { healthCheck }: AddressSettings,
  isPlaced: boolean,
  probe: ReturnType<typeof probeOf>,
): readonly Problem[] {
  const unplaced = { path: "routing.setIdentifier", message: "missing; name it, or hand over region" };
  const unprobed = { path: "probed", message: "missing: a health check asks what the balancer's listeners forward" };
  return [
    ...(isPlaced ? [] : [unplaced]),
    ...(healthCheck !== undefined && probe === undefined ? [unprobed] : []),
    ...(probe !== undefined && "problem" in probe
      ? [{ path: renderPath(probe.path), message: `${probe.problem}${adviceOf(probe)}` }]
      : []),
  ];
}
