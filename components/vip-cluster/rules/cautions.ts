import { entriesOf } from "../../../model/settings/entries";
import type { Report, SettingsRules } from "../../../model/settings/rule";
import { asksBalancer } from "../../../platforms/aws/health-checks";
import type { Limits } from "../../../platforms/aws/limits";
import { hasZonesPerAccount, zoneNamesOf } from "../../../platforms/aws/regions";
import { forwardsOf, listenersOf } from "../../aws/load-balancer/placed-actions";
import { isNew } from "../../aws/network/rules";
import { isFunction } from "../../aws/target-group/function-targets";
import type { ClusterShape } from "../schema";
import { checkLockedOut } from "./address";
import { localZones } from "./network";
import { isOpenedByEdge, nodeGroupsOf, zoneCount } from "./queries";
import { type Cluster, unusedTrustStores } from "./references";
import { asksSecretsManager } from "./secrets";
import { storeQuotas, targetQuotas } from "./target-quotas";

/** Target groups that no listener forwards to, or that nothing serves. */
function idleGroups(cluster: Cluster, say: Report): void {
  const used = new Set(forwardsOf(cluster.loadBalancer).flatMap(({ groups }) => groups.map(([name]) => name)));
  for (const [name, group] of entriesOf(cluster.targetGroups)) {
    const path = ["targetGroups", name];
    if (!used.has(name)) {
      say(path, {
        problem: "no listener forwards to it, so it is never checked",
        fix: "name it in a forward action, or drop it",
      });
    } else if (group.targetType === "instance" && nodeGroupsOf(cluster, name).length === 0) {
      say(path, { problem: "no node group serves it", fix: `add ${name} to a node group's targetGroups` });
    }
  }
}

/** A target group with traffic needs two nodes to survive the loss of one. */
function redundancy(cluster: Cluster, say: Report): void {
  const weighted = new Map<string, number>();
  for (const { groups } of forwardsOf(cluster.loadBalancer)) {
    for (const [name, weight] of groups) weighted.set(name, Math.max(weighted.get(name) ?? 0, weight ?? 0));
  }
  for (const [name, weight] of weighted) {
    const served = nodeGroupsOf(cluster, name);
    if (weight === 0 || served.length === 0) continue;
    const nodes = served.reduce((sum, [, { minSize }]) => sum + (minSize ?? 0), 0);
    if (nodes >= 2) continue;
    const [key] = served[0] ?? [""];
    const problem = `${name} gets traffic and may be down to ${nodes} node${nodes === 1 ? "" : "s"}: no redundancy`;
    say(["nodeGroups", key, "minSize"], { problem, fix: "write 2 or more" });
  }
}

/** A client whose group is forgotten first is drawn anew, and loses its node with it. */
function shortAffinity(cluster: Cluster, say: Report): void {
  for (const { action, groups, actionPath } of forwardsOf(cluster.loadBalancer)) {
    const kept = action.stickiness?.duration;
    const sharing = groups.filter(([, weight]) => weight !== 0);
    if (kept === undefined || sharing.length < 2) continue;
    const longest = Math.max(
      0,
      ...sharing.map(([name]) => {
        const stickiness = cluster.targetGroups?.[name]?.stickiness;
        return stickiness !== undefined && "cookieDuration" in stickiness ? (stickiness.cookieDuration ?? 0) : 0;
      }),
    );
    if (longest <= kept) continue;
    const problem = `clients keep their node for ${longest} seconds, and may be sent to another group before`;
    say(["loadBalancer", ...actionPath, "stickiness", "duration"], { problem, fix: `write ${longest} or more` });
  }
}

/** Timers of a node group against those of its target groups. */
function timers(cluster: Cluster, say: Report): void {
  for (const [key, group] of entriesOf(cluster.nodeGroups)) {
    const served = (group.targetGroups ?? []).flatMap((name) => {
      const settings = name === undefined ? undefined : cluster.targetGroups?.[name];
      return settings === undefined ? [] : [settings];
    });
    const checks = Math.max(
      0,
      ...served.map(({ healthCheck }) => (healthCheck?.interval ?? 0) * (healthCheck?.healthyThreshold ?? 0)),
    );
    const drain = Math.max(0, ...served.map(({ deregistrationDelay }) => deregistrationDelay ?? 0));
    const needed = (group.bootTime ?? 0) + checks;
    const { healthCheckGracePeriod: grace, stopTimeout } = group;
    if (grace !== undefined && grace < needed && asksBalancer(group.healthCheckType)) {
      const problem = `nodes are replaced before they can be healthy: boot and checks take ${needed} seconds`;
      say(["nodeGroups", key, "healthCheckGracePeriod"], { problem, fix: `write ${needed} or more, or leave it out` });
    }
    if (stopTimeout !== undefined && stopTimeout < drain) {
      const problem = `the service is killed before its drain of ${drain} seconds ends`;
      say(["nodeGroups", key, "stopTimeout"], { problem, fix: `write ${drain + 10}, or leave it out` });
    }
  }
}

/** Without a way to the internet, nodes reach only what has an endpoint. */
function wayOut({ network, nodeGroups }: Cluster, say: Report): void {
  if (network === undefined || !isNew(network) || network.nat !== "none") return;
  const isAsked = entriesOf(nodeGroups).some(([, { workload }]) => asksSecretsManager(workload));
  const needed = ["ssm", "logs", "s3", "autoscaling", ...(isAsked ? (["secretsmanager"] as const) : [])] as const;
  const missing = needed.filter((endpoint) => !network.endpoints?.includes(endpoint));
  if (missing.length > 0) {
    const problem = `nodes without a NAT gateway cannot reach ${missing.join(", ")}`;
    say(["network", "endpoints"], { problem, fix: `add ${missing.join(", ")}` });
  }
  for (const [key, { workload }] of entriesOf(nodeGroups)) {
    if (workload?.type !== "container" || workload.image === undefined) continue;
    const path = ["nodeGroups", key, "workload", "image"];
    if (!/\.dkr\.ecr\./.test(workload.image)) {
      say(path, {
        problem: "nodes without a NAT gateway cannot pull it",
        fix: "copy it to a private ECR repository, or set network.nat",
      });
    } else if (!network.endpoints?.includes("ecr")) {
      say(["network", "endpoints"], {
        problem: "nodes without a NAT gateway cannot pull images from ECR",
        fix: "add ecr",
      });
      return;
    }
  }
}

/** A listener that neither its own list nor an edge of the firewall opens. */
function closedListeners(cluster: Cluster, say: Report): void {
  for (const { listener, path } of listenersOf(cluster.loadBalancer)) {
    if (listener.allow === undefined || listener.allow.length > 0 || isOpenedByEdge(cluster, listener)) continue;
    say(["loadBalancer", ...path, "allow"], {
      problem: "no client may reach this port",
      fix: "name ranges, leave it out for the default, or open the port by an edge of the firewall",
    });
  }
}

/** A zone leaves DNS when it has fewer healthy targets than this, so it must be able to have that many. */
function zonalThresholds(cluster: Cluster, say: Report): void {
  const count = zoneCount(cluster);
  for (const [name, { targetGroupHealth }] of entriesOf(cluster.targetGroups)) {
    const wanted = targetGroupHealth?.dnsFailover?.minimumHealthyTargetsCount ?? 1;
    if (wanted === "off") continue;
    const nodes = nodeGroupsOf(cluster, name).reduce((sum, [, { maxSize }]) => sum + (maxSize ?? 0), 0);
    if (wanted <= 1 || nodes === 0 || Math.ceil(nodes / count) >= wanted) continue;
    const problem = `no zone ever has that many nodes: at most ${nodes} in ${count} zones`;
    say(["targetGroups", name, "targetGroupHealth", "dnsFailover", "minimumHealthyTargetsCount"], {
      problem,
      fix: "lower it",
    });
  }
}

/** A hyphen and eight digits. */
const hashLength = 9;

/** Names at AWS are `<cluster>-<key>-<hash>`, 32 characters at most: a long one is cut and hard to recognise. */
function readableNames(cluster: Cluster, say: Report, limits: Limits): void {
  const max = limits["elbv2.name.length"].max - hashLength;
  if (cluster.name === undefined) return;
  for (const key of Object.keys(cluster.targetGroups ?? {})) {
    const name = `${cluster.name}-${key}`;
    if (name.length <= max) continue;
    const problem = `its name at AWS is cut to ${name.slice(0, max)}`;
    say(["targetGroups", key], {
      problem,
      received: name,
      derived: true,
      fix: `keep cluster name and key within ${max - 1} characters`,
    });
  }
}

/** What matters on AWS only: the twin has no gateways, and certifies by itself. */
function singlePoints(cluster: Cluster, say: Report): void {
  const { provider, network, certificate } = cluster;
  if (provider === "twin") return;
  if (network !== undefined && isNew(network) && network.nat === "single" && zoneCount(cluster) > 2) {
    const problem = "losing its zone cuts the nodes of all zones off the internet";
    say(["network", "nat"], { problem, fix: "use perZone where that matters" });
  }
  if (
    certificate !== undefined &&
    "domainName" in certificate &&
    certificate.zoneId === undefined &&
    certificate.recordsExist !== true &&
    Object.keys(certificate.zoneIds ?? {}).length === 0
  ) {
    const problem = "without it the validation records are yours to make before any listener can use the certificate";
    say(["certificate", "zoneId"], { problem, fix: "name the Route 53 zone of the domain" });
  }
}

/** The twin runs machines' programs; what lies in Lambda is not here to be run. */
function functionsOnTwin({ provider, targetGroups }: Cluster, say: Report): void {
  if (provider !== "twin") return;
  for (const [key, group] of entriesOf(targetGroups)) {
    if (!isFunction(group)) continue;
    const problem = "the twin runs no Lambda functions: requests to this group are answered 502 here";
    say(["targetGroups", key, "function"], { problem, fix: "try the function itself with its own tools" });
  }
}

/** Which letters an account sees there is known to AWS only, and a plan asks no service. */
function guessedZones({ network, region, provider }: Cluster, say: Report): void {
  if (provider === "twin" || region === undefined || !hasZonesPerAccount(region)) return;
  if (network === undefined || !isNew(network) || typeof network.zones !== "number") return;
  const zones = zoneNamesOf(region);
  say(["network", "zones"], {
    problem: `${region} shows each account two of its zones, taken to be ${zones.join(" and ")}`,
    fix: `list yours, as in "zones: [${zones.join(", ")}]" (aws ec2 describe-availability-zones)`,
  });
}

/** A plan asks no service, and AWS says it of each Local Zone on a page of its own. */
function unjudgedZones(cluster: Cluster, say: Report): void {
  const { local } = localZones(cluster);
  if (local.length === 0 || cluster.provider === "twin") return;
  say(["network", "zones"], {
    problem:
      "what a Local Zone has is not judged: instance types, NAT gateways, endpoints and IPv6 differ from zone to zone",
    fix: 'compare with AWS\'s page "Local Zones features", and enable the zones in your account',
  });
}

export const clusterCautions = (limits: Limits): SettingsRules<ClusterShape> => ({
  "group-idle": idleGroups,
  "no-redundancy": redundancy,
  "affinity-ends-early": shortAffinity,
  "timers-disagree": timers,
  "trust-store-idle": unusedTrustStores,
  "no-way-out": wayOut,
  "zonal-threshold-unreachable": zonalThresholds,
  "single-points": singlePoints,
  "listener-closed": closedListeners,
  "check-locked-out": (cluster, say) => checkLockedOut(cluster, say, limits),
  "zones-guessed": guessedZones,
  "zones-unjudged": unjudgedZones,
  "function-not-run": functionsOnTwin,
  "beyond-quotas": (cluster, say) => {
    targetQuotas(cluster, say, limits);
    storeQuotas(cluster, say, limits, "warning");
  },
  "name-cut": (cluster, say) => readableNames(cluster, say, limits),
});
