import { entriesOf } from "../../../../model/settings/entries";
import type { Report } from "../../../../model/settings/rule";
import { kubernetesLimits } from "../../../../platforms/kubernetes/limits";
import { awsPrecisionOf, planAwsMatches } from "../../gateway/aws/matches";
import { planMatches, precisionOf } from "../../gateway/matches";
import { actionsOf, encrypts, forwardsOf, listenersOf } from "../../gateway/placed-actions";
import { isSound, orderBy } from "../../gateway/rules/conditions";
import type { Cluster } from "./queries";

const isAws = ({ kubernetes }: Cluster): boolean => kubernetes?.gateway?.profile === "aws";

/** What one profile needs, and the other does not know. */
export function ownOptions(cluster: Cluster, say: Report): void {
  const gateway = cluster.kubernetes?.gateway;
  if (gateway?.profile === undefined) return;
  const path = ["kubernetes", "gateway"];
  if (gateway.profile === "envoy") {
    for (const name of ["certificateArn", "balancerRanges"] as const)
      if (gateway[name] !== undefined)
        say([...path, name], { problem: "not of profile envoy", fix: "take it out, or write profile: aws" });
    return;
  }
  // What is malformed stands there as nothing, and is said already.
  if (!("balancerRanges" in gateway)) {
    const problem = "missing: nothing says from where the load balancer reaches nodes, and the firewall is closed";
    say([...path, "balancerRanges"], { problem, fix: "write the ranges of its subnets: [10.0.0.0/20]" });
  }
  const isEncrypted = listenersOf(cluster.loadBalancer).some(({ listener }) => encrypts(listener));
  if (isEncrypted && !("certificateArn" in gateway)) {
    const problem = "missing: an HTTPS listener needs a certificate of ACM";
    say([...path, "certificateArn"], {
      problem,
      fix: "write its ARN: arn:aws:acm:<region>:<account>:certificate/<id>",
    });
  }
}

/** One security group stands before all listeners. */
function sameClients(cluster: Cluster, say: Report): void {
  const [first, ...others] = listenersOf(cluster.loadBalancer);
  const textOf = (ranges: readonly unknown[] | undefined) => JSON.stringify([...(ranges ?? [])].sort());
  for (const { listener, path } of others) {
    if (first === undefined || textOf(listener.allow) === textOf(first.listener.allow)) continue;
    const problem = `differs from listener ${first.name}, and one security group stands before both`;
    say(["loadBalancer", ...path, "allow"], { problem, fix: "write the same ranges for every listener" });
  }
}

/** Source: ELBv2, weights of a forward action and target groups in one. */
function forwards(cluster: Cluster, say: Report): void {
  const { max: mostWeight } = kubernetesLimits["alb.weight"];
  const { max: mostGroups } = kubernetesLimits["alb.groups"];
  for (const { groups, actionPath } of forwardsOf(cluster.loadBalancer)) {
    const path = ["loadBalancer", ...actionPath, "targetGroups"];
    if (groups.length > mostGroups)
      say(path, {
        problem: `names ${groups.length} target groups`,
        allowed: `1 to ${mostGroups}`,
        fix: "use more rules",
      });
    for (const [name, weight] of groups)
      if (weight !== undefined && weight > mostWeight)
        say([...path, name], { problem: "too large for profile aws", allowed: `0 to ${mostWeight}` });
  }
}

/** Source: ELBv2, health checks of target groups and slow start. */
function checks(cluster: Cluster, say: Report): void {
  for (const [key, { healthCheck, slowStart, loadBalancingAlgorithmType }] of entriesOf(cluster.targetGroups)) {
    const within = (path: readonly string[], value: number | undefined, limit: keyof typeof kubernetesLimits) => {
      const { min, max, unit } = kubernetesLimits[limit];
      if (value === undefined || (value >= min && value <= max)) return;
      const allowed = `${min} to ${max}${unit === "count" ? "" : ` ${unit}`}`;
      say(["targetGroups", key, ...path], { problem: "outside what an application load balancer takes", allowed });
    };
    within(["healthCheck", "interval"], healthCheck?.interval, "alb.check.interval");
    within(["healthCheck", "timeout"], healthCheck?.timeout, "alb.check.timeout");
    within(["healthCheck", "healthyThreshold"], healthCheck?.healthyThreshold, "alb.check.threshold");
    within(["healthCheck", "unhealthyThreshold"], healthCheck?.unhealthyThreshold, "alb.check.threshold");
    if (slowStart === undefined || slowStart === 0) continue;
    within(["slowStart"], slowStart, "alb.slowStart");
    if (loadBalancingAlgorithmType !== undefined && loadBalancingAlgorithmType !== "round_robin")
      say(["targetGroups", key, "slowStart"], { problem: "only with round_robin there", fix: "leave it out" });
  }
}

/** Source: ELBv2, condition values of a rule. */
function conditions(cluster: Cluster, say: Report): void {
  const { max } = kubernetesLimits["alb.conditions"];
  for (const { listener, path } of listenersOf(cluster.loadBalancer)) {
    for (const [name, rule] of entriesOf(listener.rules)) {
      const at = ["loadBalancer", ...path, "rules", name, "conditions"];
      for (const [index, pattern] of (rule.conditions?.path ?? []).entries())
        if (pattern?.includes("?") === true)
          say([...at, "path", index], { problem: "Gateway API takes no question mark in a path", fix: "write a star" });
      if (!isSound(rule.conditions)) continue;
      const hosts = rule.conditions.host === undefined ? 0 : 1;
      const values = planAwsMatches(rule.conditions).map(
        ({ method, headers = [], queryParams = [] }) =>
          hosts + 1 + (method === undefined ? 0 : 1) + headers.length + queryParams.length,
      );
      const most = Math.max(0, ...values);
      if (most > max)
        say(at, { problem: `asks for ${most} things at once, the path among them`, allowed: `up to ${max}` });
    }
  }
}

/** Source: ELBv2, FixedResponseActionConfig. */
function answers(cluster: Cluster, say: Report): void {
  const { max } = kubernetesLimits["alb.body.length"];
  for (const { action, actionPath } of actionsOf(cluster.loadBalancer)) {
    if (action.type !== "fixed-response" || (action.messageBody?.length ?? 0) <= max) continue;
    say(["loadBalancer", ...actionPath, "messageBody"], { problem: "too long", allowed: `up to ${max} characters` });
  }
}

/** Said where what holds for every gateway says nothing yet. */
function order({ loadBalancer }: Cluster, say: Report): void {
  if (loadBalancer === undefined) return;
  const known = new Set<string>();
  orderBy(loadBalancer, { plan: planMatches, precision: precisionOf }, (path) => known.add(path.join(".")));
  orderBy(loadBalancer, { plan: planAwsMatches, precision: awsPrecisionOf }, (path, issue) => {
    if (!known.has(path.join("."))) say(["loadBalancer", ...path], issue);
  });
}

/** What an application load balancer takes, and the AWS Load Balancer Controller makes of routes. */
export function awsProfile(cluster: Cluster, say: Report): void {
  if (!isAws(cluster)) return;
  for (const rule of [sameClients, forwards, checks, conditions, answers, order]) rule(cluster, say);
}
