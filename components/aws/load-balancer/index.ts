import type * as ec2 from "@pulumi/aws/ec2";
import * as lb from "@pulumi/aws/lb";
import type * as s3 from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import { sorted } from "../../../model/settings/entries";
import { type LimitOverrides, limitsWith } from "../../../platforms/aws/limits";
import type { BalancerMetric } from "../../../platforms/aws/metrics";
import { parseArgs, refuse } from "../../errors";
import { type Metric, metricOf } from "../../metric";
import { identityHash, physicalName } from "../../names";
import { mergeTags, type Tags, tagger } from "../../tags";
import { type Transforms, transformed } from "../../transform";
import { type AccessLogBucket, createAccessLogBucket } from "./access-logs";
import type { ForwardTargets } from "./actions";
import { addressIdentity, addressProblems, createPlaces, hasFixedAddresses } from "./addresses";
import type { BalancerSubnetIds } from "./balancer-subnet-ids";
import type { ClientSecrets } from "./client-secret";
import { ExistingLoadBalancer, type ExistingLoadBalancerArgs } from "./existing";
import type { LoadBalancerInput } from "./inputs";
import { createListener, type TrustStores } from "./listeners";
import { findLiveListener, type LiveListener } from "./live-weights";
import { balancerMetrics } from "./metrics";
import { planLoadBalancer, planLogRetention, planLogs, planUrl } from "./plan";
import { loadBalancerProblems } from "./problems";
import type { LoadBalancerListenerSettings, LoadBalancerSettings } from "./resolved";
import { loadBalancerSettings } from "./settings";

export type { ForwardTarget, ForwardTargets } from "./actions";
export type { ClientSecrets } from "./client-secret";
export { ExistingLoadBalancer, type ExistingLoadBalancerArgs } from "./existing";
export type { ExistingListenerInput } from "./existing-listener";
export type { TrustedStore, TrustStores } from "./listeners";

export interface LoadBalancerArgs extends LoadBalancerInput {
  /** One subnet per zone; application load balancers need two zones or more. A map by zone where addresses are fixed. */
  readonly subnetIds: BalancerSubnetIds;
  /** Groups that guard the listeners. A network load balancer takes none later if it has none at birth, so at least one. */
  readonly securityGroupIds: pulumi.Input<pulumi.Input<string>[]>;
  /** What forward actions name by key. `TargetGroup` components fit. */
  readonly targetGroups: ForwardTargets;
  /** Default certificate of the HTTPS and TLS listeners that name none themselves. */
  readonly certificateArn?: pulumi.Input<string>;
  /** What listeners of mode verify name by key. `TrustStore` components fit. */
  readonly trustStores?: TrustStores;
  /** Secrets of OpenID Connect clients that `clientSecret: { input }` names, by name; kept as secrets. */
  readonly clientSecrets?: ClientSecrets;
  /**
   * Who moves traffic between target groups once a listener exists. `program`: every `up` sets the weights. `controller`: what is live is
   * read back and kept; new target groups come in at 0.
   * @default program
   */
  readonly weightsOwner?: "program" | "controller";
  /** Plain text that stands for the VPC; a change replaces the balancer, under a new name. */
  readonly belongsTo?: string;
  /** Tags of every child; they win over the component's own. */
  readonly tags?: Tags;
  /** Vendor limits that have moved. */
  readonly limits?: LimitOverrides | undefined;
  /** Changes the arguments of children. Unsupported surface. */
  readonly transform?: Transforms<LoadBalancerRoles> | undefined;
}

/** Children whose arguments a caller may change. */
export interface LoadBalancerRoles {
  loadBalancer: lb.LoadBalancerArgs;
  listener: lb.ListenerArgs;
  rule: lb.ListenerRuleArgs;
  /** Where addresses are fixed and made. */
  elasticIp: ec2.EipArgs;
  /** Where the logs go. */
  logBucket: s3.BucketArgs;
}

type Wiring = Omit<LoadBalancerArgs, keyof LoadBalancerInput>;

/**
 * One address in front of target groups: an application or a network load balancer with its listeners, rules and access logs.
 *
 * ```ts
 * const balancer = new LoadBalancer("shop", {
 *   subnetIds, securityGroupIds, targetGroups: { web }, certificateArn,
 *   listeners: { https: { port: 443, protocol: "HTTPS", defaultAction: { type: "forward", targetGroups: { web: 1 } } } },
 * });
 * ```
 *
 * **Creates** the balancer, with `elasticIps: true` an elastic IP in each zone; per listener the listener, its further certificates and its rules; with any logs a private, encrypted bucket
 * with the delivery policy of its region, which exists before the balancer does. The bucket is emptied on destroy only where deletion
 * protection is off.
 *
 * **Costs**: the balancer by the hour and by capacity units, public IPv4 addresses by the hour, the logs by the GB.
 *
 * **When something fails**: an application balancer does not repeat a failed request: until a dead target is out, its share fails. It answers 503
 * where a target group is empty, so a listener waits for what its target groups name as `ready`.
 *
 * **Stable**: listeners, rules and certificates are named by your keys. A change of weights changes one listener in place. With
 * `weightsOwner: controller` live weights are read back at every preview; a listener whose port changes starts from the program's again.
 * A network balancer that loses a zone must be replaced, which its name does not foresee: change `belongsTo` with it. One with fixed addresses is
 * deleted before its replacement is made, minutes without it: the addresses stay.
 */
export class LoadBalancer extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: LoadBalancerSettings;
  /** Which kind it is. */
  readonly type: "application" | "network";
  /** ARN of the balancer. */
  readonly arn: pulumi.Output<string>;
  /** Known before anything is created. */
  readonly name: string;
  /** `app/<name>/<id>`, as metrics and scaling policies name it. */
  readonly arnSuffix: pulumi.Output<string>;
  /** The name that AWS gave it. */
  readonly dnsName: pulumi.Output<string>;
  /** Route 53 zone of the DNS name, for aliases. */
  readonly zoneId: pulumi.Output<string>;
  /** By the address that the vendor gave: the most secure listener, then the lowest port. */
  readonly url: pulumi.Output<string>;
  /** Where the access logs go; undefined where they are off. */
  readonly logBucket: s3.Bucket | undefined;
  /** By your keys. */
  readonly listeners: Readonly<Record<string, lb.Listener>>;
  /** Listeners and rules: targets are checked only once these exist. */
  readonly routes: readonly pulumi.Resource[];

  readonly #logicalName: string;
  private readonly wiring: Wiring;
  private readonly tagsFor: (name: string) => Tags;

  constructor(name: string, args: LoadBalancerArgs, { dependsOn, ...opts }: pulumi.ComponentResourceOptions = {}) {
    const { subnetIds, securityGroupIds, targetGroups, certificateArn, trustStores, clientSecrets, ...rest } = args;
    const { weightsOwner, belongsTo, tags, limits, transform, ...input } = rest;
    const subject = { type: "LoadBalancer", name };
    const settings = parseArgs(loadBalancerSettings(limitsWith(limits ?? {})), input, subject);
    refuse(subject, [...loadBalancerProblems(settings, args), ...addressProblems(settings, subnetIds)]);
    super("vipkit:load-balancer:LoadBalancer", name, settings, opts);
    this.settings = settings;
    this.type = settings.type;
    this.#logicalName = name;
    this.wiring = args;
    this.tagsFor = tagger("load-balancer", tags);
    const identity = { type: settings.type, scheme: settings.scheme, belongsTo, addresses: addressIdentity(settings) };
    this.name = physicalName("loadBalancer", name, identity);

    const logs = this.#createLogs(name);
    const before = dependsOn === undefined ? {} : { dependsOn };
    const balancer = this.#createBalancer(name, logs, pulumi.mergeOptions({ dependsOn: logs?.ready ?? [] }, before));
    const site = { name, parent: this, settings, loadBalancerArn: balancer.arn, wiring: args, tagsFor: this.tagsFor };
    const live =
      weightsOwner === "controller"
        ? { findLive: (listener: LoadBalancerListenerSettings) => this.#findLive(name, listener) }
        : {};
    const listeners = sorted(settings.listeners).map(
      ([key, listener]) => [key, createListener({ ...site, ...live }, key, listener)] as const,
    );

    this.arn = balancer.arn;
    this.arnSuffix = balancer.arnSuffix;
    this.dnsName = balancer.dnsName;
    this.zoneId = balancer.zoneId;
    this.logBucket = logs?.bucket;
    this.listeners = Object.fromEntries(listeners.map(([key, { listener }]) => [key, listener]));
    this.routes = listeners.flatMap(([, { listener, rules }]) => [listener, ...rules]);
    const { scheme, suffix } = planUrl(settings);
    this.url = pulumi.interpolate`${scheme}://${this.dnsName}${suffix}`;
    this.registerOutputs({ arn: this.arn, dnsName: this.dnsName, zoneId: this.zoneId, url: this.url });
  }

  /** A balancer that something else makes: listeners and rules can be added to it. */
  static fromExisting(
    name: string,
    args: ExistingLoadBalancerArgs,
    opts?: pulumi.ComponentResourceOptions,
  ): ExistingLoadBalancer {
    return new ExistingLoadBalancer(name, args, opts);
  }

  /** What CloudWatch has of it: for alarms, metric math and dashboards. */
  metric(name: BalancerMetric): Metric {
    return metricOf(balancerMetrics(this, "LoadBalancer", this.#logicalName), name);
  }

  #createLogs(name: string): AccessLogBucket | undefined {
    const { type, enableDeletionProtection } = this.settings;
    const retention = planLogRetention(this.settings);
    if (Object.keys(retention).length === 0) return undefined;
    const args = { type, retention, disposable: !enableDeletionProtection, tags: this.tagsFor };
    return createAccessLogBucket(name, { ...args, transform: this.wiring.transform }, { parent: this });
  }

  /** `order`: what must exist before; only the balancer itself waits for it. */
  #createBalancer(
    name: string,
    logs: AccessLogBucket | undefined,
    order: pulumi.CustomResourceOptions,
  ): lb.LoadBalancer {
    const childName = `${name}-load-balancer`;
    const { subnetIds, securityGroupIds, transform } = this.wiring;
    const site = { name, parent: this, tagsFor: this.tagsFor, transform: transform?.elasticIp };
    return new lb.LoadBalancer(
      childName,
      transformed(transform?.loadBalancer, childName, {
        name: this.name,
        ...createPlaces(this.settings, subnetIds, site),
        securityGroups: securityGroupIds,
        ...planLoadBalancer(this.settings),
        ...planLogs(this.settings, logs?.bucket.id),
        tags: mergeTags(this.tagsFor(childName), this.#identityTags(name)),
      }),
      // An address serves one balancer at a time: the new one can have it only when the old one is gone.
      { ...order, parent: this, ...(hasFixedAddresses(this.settings) ? { deleteBeforeReplace: true } : {}) },
    );
  }

  /** By these the balancer is found again, whatever else about it changes. */
  #identityTags(name: string): Record<string, string> {
    return { "vipkit:balancer": identityHash({ project: pulumi.getProject(), stack: pulumi.getStack(), name }) };
  }

  /** What a controller has made of the weights meanwhile. It changes values only, never which resources there are. */
  #findLive(name: string, listener: LoadBalancerListenerSettings): pulumi.Output<LiveListener | undefined> {
    const priorities = Object.values(listener.rules)
      .filter(({ action }) => action.type === "forward")
      .map(({ priority }) => priority);
    const lookup = { tags: this.#identityTags(name), name: this.name, port: listener.port, priorities };
    return pulumi.output(findLiveListener(lookup, { parent: this }));
  }
}
