import * as lb from "@pulumi/aws/lb";
import * as pulumi from "@pulumi/pulumi";
import { sorted } from "../../../model/settings/entries";
import { parseBalancerArn } from "../../../platforms/aws/balancer-arn";
import { type LimitOverrides, limitsWith } from "../../../platforms/aws/limits";
import type { BalancerMetric } from "../../../platforms/aws/metrics";
import { parseArgs, refuse } from "../../errors";
import type { LookUp } from "../../look-up";
import { type Metric, metricOf } from "../../metric";
import { type Tags, tagger } from "../../tags";
import type { Transforms } from "../../transform";
import type { ForwardTargets } from "./actions";
import { addedListeners, adoptionProblems, isExisting, settingsInput, wiredListeners } from "./adoption";
import type { ClientSecrets } from "./client-secret";
import type { ExistingListenerInput } from "./existing-listener";
import type { LoadBalancerListenerInput } from "./inputs";
import { createListener, createRules, type ListenerSite, type TrustStores } from "./listeners";
import { balancerMetrics } from "./metrics";
import { loadBalancerProblems } from "./problems";
import type { LoadBalancerListenerSettings } from "./resolved";
import { loadBalancerSettings } from "./settings";

export interface ExistingLoadBalancerArgs {
  /** ARN of the balancer: plain, or another stack's output. Either this or `lookUp`. */
  readonly arn?: pulumi.Input<string> | undefined;
  /** What AWS is asked for instead of an ARN: `{ name }`, or `{ tags }` that it alone has. */
  readonly lookUp?: LookUp | undefined;
  /**
   * Which kind it is: it decides what listeners may say.
   * @default what a plain ARN says, else application
   */
  readonly type?: "application" | "network" | undefined;
  /** Listeners that are added to it, as `LoadBalancer` has them; or `existing` ones, by port or ARN, that get rules. By name. */
  readonly listeners?: Readonly<Record<string, LoadBalancerListenerInput | ExistingListenerInput>> | undefined;
  /** What forward actions name by key. `TargetGroup` components fit, new and existing. */
  readonly targetGroups?: ForwardTargets | undefined;
  /** Default certificate of the added HTTPS and TLS listeners that name none themselves. */
  readonly certificateArn?: pulumi.Input<string>;
  /** What added listeners of mode verify name by key. `TrustStore` components fit. */
  readonly trustStores?: TrustStores;
  /** Secrets of OpenID Connect clients that `clientSecret: { input }` names, by name; kept as secrets. */
  readonly clientSecrets?: ClientSecrets;
  /** Tags of what is added; they win over the component's own. */
  readonly tags?: Tags | undefined;
  /** Vendor limits that have moved. */
  readonly limits?: LimitOverrides | undefined;
  /** Changes the arguments of what is added. Unsupported surface. */
  readonly transform?: Transforms<{ listener: lb.ListenerArgs; rule: lb.ListenerRuleArgs }> | undefined;
}

/** What AWS says of the balancer. */
type Found = pulumi.Output<lb.GetLoadBalancerResult>;

/**
 * A load balancer that something else makes: referred to, never changed. Listeners, and rules of listeners that exist, can be added to it.
 *
 * ```ts
 * const shared = LoadBalancer.fromExisting("shared", {
 *   lookUp: { name: "shared" },
 *   targetGroups: { web },
 *   listeners: {
 *     https: { existing: { port: 443 }, rules: { shop: { priority: 10, conditions: { host: ["shop.example.com"] }, action: { type: "forward", targetGroups: { web: 1 } } } } },
 *   },
 * });
 * ```
 *
 * **Creates** the listeners and rules that are named here, and nothing else. The balancer itself is looked up whenever the program runs.
 *
 * **Costs**: nothing; a listener's requests count into the balancer's capacity units.
 *
 * **When something fails**: as the balancer is set, which is not known here. `vipkit budget`, the rules and `vipkit reach` say "not in this program"
 * of what depends on it: its zones, its idle time-out, its security groups, listeners that exist. Its owner's program is where these are judged.
 *
 * **Stable**: listeners and rules are named by your keys. Priorities are shared with every program that adds rules to the same listener: AWS
 * refuses one that is taken.
 */
export class ExistingLoadBalancer extends pulumi.ComponentResource {
  /** The kind that was said or that a plain ARN says. AWS's answer is held against it. */
  readonly type: "application" | "network";
  /** Added listeners with every default resolved, by your keys. */
  readonly settings: Readonly<Record<string, LoadBalancerListenerSettings>>;
  /** ARN of the balancer. */
  readonly arn: pulumi.Output<string>;
  /** Name of the balancer. */
  readonly name: pulumi.Output<string>;
  /** `app/<name>/<id>`, as metrics and scaling policies name it. */
  readonly arnSuffix: pulumi.Output<string>;
  /** The name that AWS gave it. */
  readonly dnsName: pulumi.Output<string>;
  /** Route 53 zone of the DNS name, for aliases. */
  readonly zoneId: pulumi.Output<string>;
  /** VPC in which it stands. */
  readonly vpcId: pulumi.Output<string>;
  /** Groups that guard it: what nodes must let in. */
  readonly securityGroupIds: pulumi.Output<string[]>;
  /** Those that are added, by your keys. */
  readonly listeners: Readonly<Record<string, lb.Listener>>;
  /** Added listeners and rules: targets are checked only once these exist. */
  readonly routes: readonly pulumi.Resource[];

  readonly #logicalName: string;

  constructor(name: string, args: ExistingLoadBalancerArgs, opts?: pulumi.ComponentResourceOptions) {
    const subject = { type: "ExistingLoadBalancer", name };
    refuse(subject, adoptionProblems(args));
    const told = typeof args.arn === "string" ? parseBalancerArn(args.arn) : undefined;
    const type = args.type ?? told?.type ?? "application";
    const { listeners = {}, targetGroups = {} } = args;
    const settings = parseArgs(loadBalancerSettings(limitsWith(args.limits)), settingsInput(type, listeners), subject);
    const wiring = { ...args, targetGroups };
    refuse(subject, loadBalancerProblems({ listeners: wiredListeners(settings.listeners, listeners) }, wiring));
    const identity = args.arn === undefined ? { lookUp: args.lookUp } : { arn: args.arn };
    super(
      "vipkit:load-balancer:ExistingLoadBalancer",
      name,
      { type, ...identity, listeners: settings.listeners },
      opts,
    );
    this.type = type;
    this.#logicalName = name;
    this.settings = addedListeners(settings.listeners, listeners);

    const found = this.#lookUp(args);
    this.arn = typeof args.arn === "string" ? pulumi.output(args.arn) : found.arn;
    this.name = told === undefined ? found.name : pulumi.output(told.name);
    this.arnSuffix = told === undefined ? found.arnSuffix : pulumi.output(told.suffix);
    this.dnsName = found.dnsName;
    this.zoneId = found.zoneId;
    this.vpcId = found.vpcId;
    this.securityGroupIds = found.securityGroups;

    const site = {
      ...{ name, parent: this, settings, loadBalancerArn: this.arn, wiring },
      tagsFor: tagger("load-balancer", args.tags),
    };
    const added = sorted(this.settings).map(([key, listener]) => [key, createListener(site, key, listener)] as const);
    const rules = sorted(listeners).flatMap(([key, listener]) =>
      isExisting(listener) ? this.#addRules(site, key, listener) : [],
    );
    this.listeners = Object.fromEntries(added.map(([key, { listener }]) => [key, listener]));
    this.routes = [...added.flatMap(([, { listener, rules: own }]) => [listener, ...own]), ...rules];
    this.registerOutputs({ arn: this.arn, dnsName: this.dnsName, zoneId: this.zoneId });
  }

  /** What CloudWatch has of it: for alarms, metric math and dashboards. */
  metric(name: BalancerMetric): Metric {
    return metricOf(balancerMetrics(this, "ExistingLoadBalancer", this.#logicalName), name);
  }

  /** Asked also for what a plain ARN says already: one that does not exist is an error before anything is added to it. */
  #lookUp({ arn, lookUp }: ExistingLoadBalancerArgs): Found {
    const asked = arn === undefined ? lookUpArgs(lookUp) : { arn };
    return lb.getLoadBalancerOutput(asked, { parent: this }).apply((found) => {
      const is = found.loadBalancerType;
      if (is === this.type || !kinds.includes(is)) return found;
      const message = `${found.arn} is of type ${is}, got type ${this.type}; set type to what it is`;
      throw new pulumi.ResourceError(message, this, true);
    });
  }

  #addRules(site: ListenerSite, key: string, { existing }: ExistingListenerInput): readonly lb.ListenerRule[] {
    const arn =
      "arn" in existing
        ? existing.arn
        : lb.getListenerOutput({ loadBalancerArn: this.arn, port: existing.port }, { parent: this }).arn;
    return createRules(site, key, { arn, rules: site.settings.listeners[key]?.rules ?? {} });
  }
}

/** What the vendor calls them; a plan without an account has made-up answers. */
const kinds: readonly string[] = ["application", "network", "gateway"];

const lookUpArgs = (lookUp: LookUp | undefined): lb.GetLoadBalancerOutputArgs =>
  lookUp === undefined ? {} : { ...lookUp };
