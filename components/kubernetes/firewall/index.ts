import { NetworkPolicy, type NetworkPolicyArgs } from "@pulumi/kubernetes/networking/v1/networkPolicy";
import * as pulumi from "@pulumi/pulumi";
import { type Transforms, transformed } from "../../transform";
import { settingsOf } from "../settings-of";
import type { KubernetesFirewallInput } from "./inputs";
import { type FirewallContext, planNetworkPolicies } from "./plan";
import type { KubernetesFirewallSettings } from "./resolved";
import { firewallSettings } from "./settings";

export interface FirewallArgs extends KubernetesFirewallInput {
  /** Cluster, namespace, target groups and where the proxies run. */
  readonly context: FirewallContext;
  /** Changes the arguments of children. Unsupported surface. */
  readonly transform?: Transforms<{ policy: NetworkPolicyArgs }>;
}

/**
 * Who may reach whom: all is closed but what listeners, target groups and edges open.
 *
 * ```ts
 * new Firewall("shop-firewall", { edges: { cache: { from: "nodes", to: "10.9.0.0/24", port: 6379 } }, context });
 * ```
 *
 * **Creates** network policies: one that closes the nodes in both directions, one for each target group that lets the gateway's proxies in, one for
 * name resolution, one for HTTPS, and one for each edge.
 *
 * **Costs**: nothing.
 *
 * **When something fails**: policies hold where the cluster's network plugin enforces them; one without such a plugin lets everything through.
 */
export class Firewall extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: KubernetesFirewallSettings;
  /** By what each opens: `closed`, `names`, `https`, `gateway-to-<target group>`, `edge-<edge>`. */
  readonly policies: Readonly<Record<string, NetworkPolicy>>;

  constructor(name: string, args: FirewallArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const { context, transform, ...input } = args;
    const settings = settingsOf(firewallSettings(), input, { type: "Firewall", name });
    super("vipkit:kubernetes-firewall:Firewall", name, settings, opts);
    this.settings = settings;
    this.policies = Object.fromEntries(
      planNetworkPolicies(settings, context).map(({ key, manifest }) => {
        const child = `${name}-policy-${key}`;
        const made = transformed<NetworkPolicyArgs>(transform?.policy, child, manifest);
        return [key, new NetworkPolicy(child, made, { parent: this })];
      }),
    );
    this.registerOutputs({});
  }
}
