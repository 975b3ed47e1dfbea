import * as lb from "@pulumi/aws/lb";
import type * as pulumi from "@pulumi/pulumi";
import { sorted } from "../../../model/settings/entries";
import type { Tags } from "../../tags";
import { type Transforms, transformed } from "../../transform";
import type { LoadBalancerActionSettings } from "./action-resolved";
import { type ActionContext, createActions, type ForwardTargets } from "./actions";
import { type ClientSecrets, readClientSecret, type SecretPlace } from "./client-secret";
import type { LiveListener } from "./live-weights";
import {
  forwardedTo,
  isEncrypted,
  planConditions,
  planListener,
  planMutualAuthentication,
  planTransforms,
} from "./plan";
import type { LoadBalancerListenerSettings, LoadBalancerRuleSettings, LoadBalancerSettings } from "./resolved";

/** A trust store as listeners need it. `TrustStore` is one. */
export interface TrustedStore {
  readonly arn: pulumi.Input<string>;
  /** What must be there before a client is let in: its revocation lists. */
  readonly ready?: readonly pulumi.Resource[];
}

export type TrustStores = Readonly<Record<string, TrustedStore>>;

/** What listeners and rules take from outside, whichever balancer they belong to. */
interface ListenerWiring {
  readonly targetGroups: ForwardTargets;
  readonly certificateArn?: pulumi.Input<string>;
  readonly trustStores?: TrustStores;
  readonly clientSecrets?: ClientSecrets;
  readonly transform?: Transforms<{ listener: lb.ListenerArgs; rule: lb.ListenerRuleArgs }> | undefined;
}

/** What every listener of one balancer is made from. */
export interface ListenerSite {
  readonly name: string;
  readonly parent: pulumi.Resource;
  readonly settings: LoadBalancerSettings;
  readonly loadBalancerArn: pulumi.Input<string>;
  readonly wiring: ListenerWiring;
  readonly tagsFor: (name: string) => Tags;
  /** What a controller has made of a listener's weights; absent where the program owns them. */
  readonly findLive?: (listener: LoadBalancerListenerSettings) => pulumi.Output<LiveListener | undefined>;
}

type Live = pulumi.Output<LiveListener | undefined> | undefined;

const contextOf = ({ settings, wiring, parent }: ListenerSite): Omit<ActionContext, "live"> => ({
  type: settings.type,
  targetGroups: wiring.targetGroups,
  secretAt: (place: SecretPlace) => readClientSecret(place, wiring.clientSecrets ?? {}, { parent }),
});

/** Traffic moves to a target group only when its nodes are ready. */
const targetsOf = ({ wiring }: ListenerSite, action: LoadBalancerActionSettings): pulumi.Resource[] =>
  forwardedTo(action).flatMap((key) => [...(wiring.targetGroups[key]?.ready ?? [])]);

/** Lists of revoked certificates are there before the first client is let in. */
const storesOf = ({ wiring }: ListenerSite, listener: LoadBalancerListenerSettings): pulumi.Resource[] => [
  ...(wiring.trustStores?.[listener.mutualAuthentication?.trustStore ?? ""]?.ready ?? []),
];

function clientCertificates({ wiring }: ListenerSite, listener: LoadBalancerListenerSettings) {
  const stores = Object.entries(wiring.trustStores ?? {}).map(([key, { arn }]) => [key, arn] as const);
  const mutualAuthentication = planMutualAuthentication(listener, Object.fromEntries(stores));
  return mutualAuthentication === undefined ? {} : { mutualAuthentication };
}

/** A listener with its further certificates and its rules. */
export function createListener(
  site: ListenerSite,
  key: string,
  listener: LoadBalancerListenerSettings,
): { readonly listener: lb.Listener; readonly rules: readonly lb.ListenerRule[] } {
  const { name, parent, settings, wiring, tagsFor } = site;
  const childName = `${name}-listener-${key}`;
  const certificate = listener.certificateArn ?? wiring.certificateArn;
  const live = site.findLive?.(listener);
  const child = new lb.Listener(
    childName,
    transformed(wiring.transform?.listener, childName, {
      loadBalancerArn: site.loadBalancerArn,
      ...planListener(listener, settings),
      ...clientCertificates(site, listener),
      ...(isEncrypted(listener) && certificate !== undefined ? { certificateArn: certificate } : {}),
      defaultActions: createActions(listener.defaultAction, {
        ...contextOf(site),
        live: live?.apply((now) => now?.defaultAction),
      }),
      tags: tagsFor(childName),
    }),
    { parent, dependsOn: [...targetsOf(site, listener.defaultAction), ...storesOf(site, listener)] },
  );
  for (const [certificateKey, arn] of sorted(listener.additionalCertificates)) {
    const certificateName = `${name}-certificate-${key}-${certificateKey}`;
    new lb.ListenerCertificate(certificateName, { listenerArn: child.arn, certificateArn: arn }, { parent });
  }
  return { listener: child, rules: createRules(site, key, { arn: child.arn, rules: listener.rules, live }) };
}

/** The rules of one listener, new or existing. */
export function createRules(
  site: ListenerSite,
  key: string,
  {
    arn,
    rules,
    live,
  }: {
    readonly arn: pulumi.Input<string>;
    readonly rules: Readonly<Record<string, LoadBalancerRuleSettings>>;
    readonly live?: Live;
  },
): readonly lb.ListenerRule[] {
  return sorted(rules).map(([ruleKey, rule]) => {
    const ruleName = `${site.name}-rule-${key}-${ruleKey}`;
    return new lb.ListenerRule(
      ruleName,
      transformed(site.wiring.transform?.rule, ruleName, {
        listenerArn: arn,
        priority: rule.priority,
        conditions: planConditions(rule.conditions),
        ...(rule.rewrite === undefined ? {} : { transforms: planTransforms(rule.rewrite) }),
        actions: createActions(rule.action, {
          ...contextOf(site),
          live: live?.apply((now) => now?.rules[rule.priority]),
        }),
        tags: site.tagsFor(ruleName),
      }),
      { parent: site.parent, dependsOn: targetsOf(site, rule.action) },
    );
  });
}
