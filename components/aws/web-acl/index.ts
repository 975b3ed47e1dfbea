import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import * as wafv2 from "@pulumi/aws/wafv2";
import * as pulumi from "@pulumi/pulumi";
import { type LimitOverrides, limitsWith } from "../../../platforms/aws/limits";
import { metricSets, type WebAclMetric } from "../../../platforms/aws/metrics";
import { parseArgs, refuse } from "../../errors";
import { createEncryptedLogGroup, logPlace } from "../../log-group";
import { type Metric, metricOf } from "../../metric";
import { physicalName } from "../../names";
import { type Tags, tagger } from "../../tags";
import { type Transforms, transformed } from "../../transform";
import { planCapacity } from "./capacity";
import type { WebAclInput } from "./inputs";
import { planLogging } from "./logging";
import { planBodies, planDefaultAction, planIpSets, planRules, visibility } from "./plan";
import { webAclProblems } from "./problems";
import type { WebAclSettings } from "./resolved";
import { webAclSettings } from "./settings";

export interface WebAclRoles {
  webAcl: wafv2.WebAclArgs;
  ipSet: wafv2.IpSetArgs;
  logging: wafv2.WebAclLoggingConfigurationArgs;
}

/** A balancer that a web ACL can stand before: a `LoadBalancer`, or one that exists. */
export interface ShieldedBalancer {
  readonly arn: pulumi.Input<string>;
  readonly type?: "application" | "network";
}

export interface WebAclWiring {
  /** The application load balancers that it stands before, by your names. */
  readonly balancers: Readonly<Record<string, ShieldedBalancer>>;
  /**
   * ARN of the key that encrypts the log.
   * @default a key of its own
   */
  readonly kmsKeyArn?: pulumi.Input<string> | undefined;
  /** Tags of every child; they win over the component's own. */
  readonly tags?: Tags;
  /** Vendor limits that have moved. */
  readonly limits?: LimitOverrides | undefined;
  /** Changes the arguments of children. Unsupported surface. */
  readonly transform?: Transforms<WebAclRoles> | undefined;
}

export type WebAclArgs = WebAclInput & WebAclWiring;

type Logs = Exclude<WebAclSettings["logs"], false>;

/**
 * Which requests are let through to an application load balancer: AWS WAF. Rules are asked in the order of their `priority`; the first that allows
 * or blocks decides, and one that counts only counts. In a cluster's spec: `firewall.waf`.
 *
 * ```ts
 * new WebAcl("shop", {
 *   balancers: { shop: balancer },
 *   rules: {
 *     "known-bad": { priority: 10, managed: { name: "AWSManagedRulesKnownBadInputsRuleSet" } },
 *     flood: { priority: 20, rate: { limit: 2000 }, response: { statusCode: 429 } },
 *   },
 * });
 * ```
 *
 * **Creates** the web ACL, an IP set for each rule and family of `ips`, an encrypted log group with its key, and an association for each
 * balancer. A balancer is associated last, when its rules are there and its log is on.
 *
 * **Capacity**: WAF counts what rules cost in WCU. `capacity` is the sum, by the vendor's own table; more than 5000 is refused before anything
 * exists.
 *
 * **Costs**: the web ACL and each rule by the month, requests by the million, more than 1500 WCU and bot or fraud control besides; log by its size.
 *
 * **When something fails**: while WAF does not answer, the balancer answers 500, unless `enableWafFailOpen` is set on it. A rule that blocks
 * customers is best set to `count` at once: that is a change in place.
 *
 * **Stable**: rules, IP sets and log change in place. An association is taken away before another of the same balancer is made, since AWS keeps one
 * for each balancer, and taking away an old one would take the new one along.
 */
export class WebAcl extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: WebAclSettings;
  /** ARN of the web ACL. */
  readonly arn: pulumi.Output<string>;
  /** What its rules cost, in WCU; without groups whose cost is not published. */
  readonly capacity: number;
  /** Where the log goes; undefined without one. */
  readonly logGroup: cloudwatch.LogGroup | undefined;
  /** By the names of the balancers. */
  readonly associations: Readonly<Record<string, wafv2.WebAclAssociation>>;
  private readonly wiring: WebAclWiring;
  readonly #logicalName: string;
  readonly #metricName: string;

  constructor(name: string, args: WebAclArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const { balancers, kmsKeyArn: _key, tags: _tags, limits, transform: _transform, ...input } = args;
    const subject = { type: "WebAcl", name };
    const settings = parseArgs(webAclSettings(limitsWith(limits)), input, subject);
    refuse(subject, webAclProblems(balancers));
    super("vipkit:web-acl:WebAcl", name, settings, opts);
    this.settings = settings;
    this.wiring = args;
    this.#logicalName = name;
    this.#metricName = physicalName("webAcl", name, {});
    this.capacity = planCapacity(settings).known;
    const acl = this.#createAcl(name, this.#createIpSets(name));
    this.arn = acl.arn;
    const logging = settings.logs === false ? undefined : this.#createLogging(name, acl, settings.logs);
    this.logGroup = logging?.logGroup;
    this.associations = this.#associate(name, acl, logging === undefined ? [] : [logging.configuration]);
    this.registerOutputs({ arn: this.arn, capacity: this.capacity });
  }

  /**
   * What CloudWatch has of it: for alarms, metric math and dashboards.
   * @param rule one rule's figures; default: those of all together
   */
  metric(name: WebAclMetric, rule?: string): Metric {
    const subject = { type: "WebAcl", name: this.#logicalName };
    const region = getRegionOutput({}, { parent: this }).region;
    const dimensions = { WebACL: this.#metricName, Region: region, Rule: rule ?? "ALL" };
    const known = Object.keys(this.settings.rules).sort();
    const isUnknown = rule !== undefined && !known.includes(rule);
    const message = `no such rule, got "${rule}"; one of ${known.join(", ")}`;
    refuse(subject, isUnknown ? [{ path: "metric", message }] : []);
    return metricOf({ subject, parent: this, set: metricSets.webAcl, dimensions }, name);
  }

  #createIpSets(name: string): Readonly<Record<string, pulumi.Output<string>>> {
    const sets = planIpSets(this.settings).map(({ key, ipAddressVersion, addresses }) => {
      const child = `${name}-ips-${key}`;
      const args = transformed<wafv2.IpSetArgs>(this.wiring.transform?.ipSet, child, {
        name: physicalName("ipSet", `${name}-${key}`, { ipAddressVersion }),
        scope: "REGIONAL",
        ipAddressVersion,
        addresses: [...addresses],
        tags: tagger("web-acl", this.wiring.tags)(child),
      });
      return [key, new wafv2.IpSet(child, args, { parent: this }).arn] as const;
    });
    return Object.fromEntries(sets);
  }

  #createAcl(name: string, ipSets: Readonly<Record<string, pulumi.Output<string>>>): wafv2.WebAcl {
    const child = `${name}-web-acl`;
    const bodies = planBodies(this.settings);
    return new wafv2.WebAcl(
      child,
      transformed<wafv2.WebAclArgs>(this.wiring.transform?.webAcl, child, {
        name: this.#metricName,
        scope: "REGIONAL",
        defaultAction: planDefaultAction(this.settings),
        rules: planRules<pulumi.Input<string>>(this.settings, (key) => ipSets[key] ?? ""),
        ...(bodies.length === 0 ? {} : { customResponseBodies: bodies }),
        visibilityConfig: visibility(this.#metricName),
        tags: tagger("web-acl", this.wiring.tags)(child),
      }),
      { parent: this },
    );
  }

  #createLogging(name: string, acl: wafv2.WebAcl, logs: Logs) {
    const logGroup = createEncryptedLogGroup(
      `${name}-waf-log`,
      {
        // WAF takes no other beginning of a name.
        name: physicalName("logGroup", `aws-waf-logs-${name}`, {}),
        retention: logs.retention,
        content: `the web ACL's log of ${name}`,
        kmsKeyArn: this.wiring.kmsKeyArn,
        place: logPlace(getRegionOutput({}, { parent: this }).region, this),
        tags: tagger("web-acl", this.wiring.tags),
      },
      { parent: this },
    );
    const child = `${name}-waf-logging`;
    const args = transformed<wafv2.WebAclLoggingConfigurationArgs>(this.wiring.transform?.logging, child, {
      resourceArn: acl.arn,
      logDestinationConfigs: [logGroup.arn],
      ...planLogging(logs),
    });
    return { logGroup, configuration: new wafv2.WebAclLoggingConfiguration(child, args, { parent: this }) };
  }

  #associate(name: string, acl: wafv2.WebAcl, dependsOn: pulumi.Resource[]) {
    const made = Object.entries(this.wiring.balancers).map(([key, { arn }]) => {
      const args = { resourceArn: arn, webAclArn: acl.arn };
      const opts = { parent: this, dependsOn, deleteBeforeReplace: true };
      return [key, new wafv2.WebAclAssociation(`${name}-shield-${key}`, args, opts)] as const;
    });
    return Object.fromEntries(made);
  }
}
