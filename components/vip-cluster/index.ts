import * as pulumi from "@pulumi/pulumi";
import { sorted } from "../../model/settings/entries";
import { type LimitOverrides, limitsWith } from "../../platforms/aws/limits";
import type { Access } from "../aws/access";
import { Address } from "../aws/address";
import { Autoscaling } from "../aws/autoscaling";
import type { Backup } from "../aws/backup";
import { Certificate } from "../aws/certificate";
import { Firewall } from "../aws/firewall";
import { type ClientSecrets, LoadBalancer } from "../aws/load-balancer";
import { Network } from "../aws/network";
import { NodeGroup } from "../aws/node-group";
import type { Observability } from "../aws/observability";
import type { Patching } from "../aws/patching";
import type { Sessions } from "../aws/sessions";
import { TargetGroup } from "../aws/target-group";
import { TrustStore } from "../aws/trust-store";
import { WebAcl } from "../aws/web-acl";
import { parseArgs, refuse } from "../errors";
import { clusterTags, mergeTags, type Tags } from "../tags";
import { forwardTargets } from "./forward-targets";
import type { ClusterSpecInput } from "./inputs";
import { observe } from "./observe";
import { createBackup, createPatching, createSessions } from "./operate";
import { clusterProblems, isScaled, pick, planPartTags } from "./plan";
import { listening, ReachRecorder } from "./reach";
import type { ClusterSpec } from "./resolved";
import { createCeiling, grantRights, TypeRecorder, withCeiling } from "./rights";
import { clusterSpec } from "./settings";
import { type ClusterSummary, summarize } from "./summary";
import type { ClusterTransforms } from "./transforms";

export type { ClusterSummary, VirtualAddress } from "./summary";

export interface VipClusterArgs extends ClusterSpecInput {
  /** Secrets of OpenID Connect clients that `clientSecret: { input }` names, by name; kept as secrets. */
  readonly clientSecrets?: ClientSecrets;
  /** Vendor limits that have moved. */
  readonly limits?: LimitOverrides | undefined;
  /**
   * Changes the arguments of children, per kind of component. Unsupported surface: `summary.budget` and `summary.capacity` are those of the
   * spec; what resources say is judged by `vipkit budget` and the rules.
   */
  readonly transform?: ClusterTransforms | undefined;
}

/**
 * Redundant nodes behind one virtual address: network, firewall, certificate, load balancer, target groups and node groups from one spec.
 *
 * ```ts
 * new VipCluster("shop", { name: "shop", loadBalancer: { listeners }, targetGroups: { web: {} }, nodeGroups: { web: { targetGroups: ["web"] } } });
 * ```
 *
 * **Creates** the components in the order in which they need each other. Traffic follows nodes: a listener, new or changed, waits until the
 * node groups behind its target groups are in service; nodes wait for their routes and firewall rules.
 *
 * **Costs**: those of its parts; NAT gateways, the load balancer and the nodes make most of it.
 *
 * **When something fails**: see its parts. `summary.budget` says for how long each fault may hurt, on each way from a listener to a
 * target group; `summary.capacity` what is left, `summary.reach` who may
 * talk to whom.
 *
 * **Stable**: maps are keyed by your names, their order means nothing. What AWS must replace is replaced new first: a target group together
 * with its node groups, a balancer together with its target groups.
 */
export class VipCluster extends pulumi.ComponentResource {
  /** The spec with every default resolved. */
  readonly spec: ClusterSpec;
  /** The VPC and its subnets, new or existing. */
  readonly network: Network;
  /** Security groups and network ACLs. */
  readonly firewall: Firewall;
  /** Undefined where no listener needs the cluster's own. */
  readonly certificate: Certificate | undefined;
  /** By your keys. */
  readonly trustStores: Readonly<Record<string, TrustStore>>;
  /** The virtual address and its listeners. */
  readonly loadBalancer: LoadBalancer;
  /** What stands before the load balancer; undefined without `firewall.waf`. */
  readonly webAcl: WebAcl | undefined;
  /** The name of your own that leads to it. */
  readonly address: Address | undefined;
  /** By your keys. */
  readonly targetGroups: Readonly<Record<string, TargetGroup>>;
  /** By your keys. */
  readonly nodeGroups: Readonly<Record<string, NodeGroup>>;
  /** By the keys of the node groups that scale. */
  readonly autoscaling: Readonly<Record<string, Autoscaling>>;
  /** Undefined where nothing is backed up. */
  readonly backup: Backup | undefined;
  /** Undefined where the spec has no `observability`. */
  readonly observability: Observability | undefined;
  /** Undefined where nodes are not patched in place. */
  readonly patching: Patching | undefined;
  /** Undefined where shells on nodes are not logged. */
  readonly sessions: Sessions | undefined;
  /** Undefined where the spec has no `access`. */
  readonly access: Access | undefined;
  /** What a stack tells its user. */
  readonly summary: ClusterSummary;

  private readonly name: string;
  private readonly limits: LimitOverrides | undefined;
  private readonly transform: ClusterTransforms;
  private readonly tags: Tags;
  private readonly clientSecrets: ClientSecrets | undefined;

  constructor(name: string, args: VipClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    const { limits, clientSecrets, transform = {}, ...input } = args;
    const subject = { type: "VipCluster", name };
    const spec = parseArgs(clusterSpec(limitsWith(limits ?? {})), input, subject);
    refuse(subject, clusterProblems(spec, clientSecrets));
    const [recorder, types] = [new ReachRecorder(), new TypeRecorder()];
    super("vipkit:vip-cluster:VipCluster", name, spec, listening(opts, recorder, types));
    this.spec = spec;
    this.name = name;
    this.limits = limits;
    this.clientSecrets = clientSecrets;
    this.tags = mergeTags(clusterTags(spec.name), spec.tags);
    const ceiling = createCeiling(this, name, { tags: this.tags, transform: transform.access });
    this.transform = withCeiling(transform, ceiling);

    this.network = this.#createNetwork();
    this.firewall = this.#createFirewall();
    this.certificate = this.#createCertificate();
    this.trustStores = this.#createTrustStores();
    this.targetGroups = this.#createTargetGroups();
    this.backup = createBackup(this, name, this.#wiring("backup"));
    this.patching = createPatching(this, name, this.#wiring("patching"));
    this.nodeGroups = this.#createNodeGroups();
    this.sessions = createSessions(this, name, this.#wiring("sessions"));
    this.loadBalancer = this.#createLoadBalancer();
    this.webAcl = this.#createWebAcl();
    this.address = this.#createAddress();
    this.autoscaling = this.#createAutoscaling();
    this.observability = observe(this, this.name, this.#wiring("observability"));
    // Last: a pipeline's rights are derived from all that is above.
    this.access = grantRights(this, this.name, types, { ceiling, ...this.#wiring("access") });

    this.summary = summarize(this, recorder);
    this.registerOutputs({ ...this.summary });
  }

  /** What every component with tagged children is given. */
  #wiring<Kind extends keyof ClusterTransforms>(kind: Kind) {
    return { tags: this.tags, limits: this.limits, transform: this.transform[kind] };
  }

  #createNetwork(): Network {
    const { network, region } = this.spec;
    return new Network(`${this.name}-network`, { ...network, region, ...this.#wiring("network") }, { parent: this });
  }

  #createFirewall(): Firewall {
    const {
      firewall: { waf: _, ...firewall },
      loadBalancer,
      targetGroups,
    } = this.spec;
    const wiring = { network: this.network, loadBalancer, targetGroups, ...this.#wiring("firewall") };
    return new Firewall(`${this.name}-firewall`, { ...firewall, ...wiring }, { parent: this });
  }

  #createCertificate(): Certificate | undefined {
    const { certificate } = this.spec;
    if (certificate === undefined) return undefined;
    return new Certificate(
      `${this.name}-certificate`,
      { ...certificate, ...this.#wiring("certificate") },
      { parent: this },
    );
  }

  #createTrustStores(): Record<string, TrustStore> {
    return Object.fromEntries(
      sorted(this.spec.trustStores).map(([key, settings]) => [
        key,
        new TrustStore(
          `${this.name}-trust-${key}`,
          { ...settings, baseName: `${this.name}-${key}`, ...this.#wiring("trustStore") },
          { parent: this },
        ),
      ]),
    );
  }

  /** A target group serves one balancer only, so it is replaced together with it. */
  #createTargetGroups(): Record<string, TargetGroup> {
    const { type, scheme } = this.spec.loadBalancer;
    const belongsTo = `${this.network.key} ${type} ${scheme}`;
    const wiring = { vpcId: this.network.vpcId, belongsTo, ...this.#wiring("targetGroup") };
    return Object.fromEntries(
      sorted(this.spec.targetGroups).map(([key, settings]) => [
        key,
        new TargetGroup(
          `${this.name}-targets-${key}`,
          { ...settings, ...wiring, baseName: `${this.name}-${key}` },
          { parent: this },
        ),
      ]),
    );
  }

  #createLoadBalancer(): LoadBalancer {
    const { loadBalancer, traffic } = this.spec;
    const { publicSubnetIds, privateSubnetIds, key } = this.network;
    const subnetIds = loadBalancer.scheme === "internal" ? privateSubnetIds : publicSubnetIds;
    return new LoadBalancer(
      `${this.name}-balancer`,
      {
        ...loadBalancer,
        subnetIds,
        securityGroupIds: [this.firewall.frontendSecurityGroupId],
        targetGroups: forwardTargets(this),
        ...(this.certificate === undefined ? {} : { certificateArn: this.certificate.arn }),
        trustStores: this.trustStores,
        ...(this.clientSecrets === undefined ? {} : { clientSecrets: this.clientSecrets }),
        weightsOwner: traffic.owner,
        belongsTo: key,
        ...this.#wiring("loadBalancer"),
      },
      // An internet-facing balancer is refused while its VPC has no way to the internet.
      { parent: this, dependsOn: [this.network] },
    );
  }

  /** Before the name: clients who come by it find the web ACL there. */
  #createWebAcl(): WebAcl | undefined {
    const { waf } = this.spec.firewall;
    if (waf === undefined) return undefined;
    const wiring = { balancers: { balancer: this.loadBalancer }, ...this.#wiring("webAcl") };
    return new WebAcl(`${this.name}-waf`, { ...waf, ...wiring }, { parent: this });
  }

  #createAddress(): Address | undefined {
    const { address, region, loadBalancer, targetGroups } = this.spec;
    if (address === undefined) return undefined;
    const probed = { loadBalancer, targetGroups };
    const wiring = { target: this.loadBalancer, region, probed, ...this.#wiring("address") };
    return new Address(`${this.name}-address`, { ...address, ...wiring }, { parent: this });
  }

  /** Routes and firewall rules must be there for nodes to boot and to be checked. */
  #createNodeGroups(): Record<string, NodeGroup> {
    const wiring = {
      subnetIds: Object.values(this.network.privateSubnetIds),
      securityGroupIds: [this.firewall.backendSecurityGroupId],
      belongsTo: this.network.key,
      ...this.#wiring("nodeGroup"),
    };
    return Object.fromEntries(
      sorted(this.spec.nodeGroups).map(([key, { autoscaling: _, ...settings }]) => [
        key,
        new NodeGroup(
          `${this.name}-nodes-${key}`,
          {
            ...settings,
            ...wiring,
            label: key,
            partTags: planPartTags(this.spec, key, { backup: this.backup?.tag, patching: this.patching?.tag }),
            targetGroups: pick(this.targetGroups, settings.targetGroups),
          },
          { parent: this, dependsOn: [this.network, this.firewall] },
        ),
      ]),
    );
  }

  /** A policy on requests is refused while no listener forwards to its target group. */
  #createAutoscaling(): Record<string, Autoscaling> {
    const scaled = sorted(this.spec.nodeGroups).filter(([, group]) => isScaled(group.autoscaling));
    return Object.fromEntries(
      scaled.map(([key, { autoscaling, targetGroups }]) => {
        const counted = this.targetGroups[autoscaling.requestsPerTarget?.targetGroup ?? targetGroups[0] ?? ""];
        const wiring = {
          groupName: this.nodeGroups[key]?.group.name ?? key,
          loadBalancerArnSuffix: this.loadBalancer.arnSuffix,
          ...(counted === undefined ? {} : { targetGroupArnSuffix: counted.arnSuffix }),
          limits: this.limits,
          transform: this.transform.autoscaling,
        };
        const opts = { parent: this, dependsOn: [...this.loadBalancer.routes] };
        return [key, new Autoscaling(`${this.name}-scaling-${key}`, { ...autoscaling, ...wiring }, opts)];
      }),
    );
  }
}
