import type { Report, ValidPart } from "../../../model/settings/rule";
import { writtenOptions } from "../../../model/settings/written";
import type { TargetGroupShape } from "./schema";

type Group = ValidPart<TargetGroupShape>;

/** What a group of machines has by default: a function has none of it, so anything else was meant. */
const untouched = {
  protocol: "HTTP",
  port: 8080,
  loadBalancingAlgorithmType: "round_robin",
  anomalyMitigation: false,
  deregistrationDelay: 30,
  proxyProtocolV2: false,
  slowStart: 0,
  crossZone: "use_load_balancer_configuration",
} as const satisfies Partial<Record<keyof Group, unknown>>;

const absent = ["protocolVersion", "stickiness", "connectionTermination", "preserveClientIp"] as const;

const uncheckedDefaults = {
  path: "/healthz",
  matcher: "200-299",
  interval: 5,
  timeout: 2,
  healthyThreshold: 2,
  unhealthyThreshold: 2,
} as const;

const thresholds = { minimumHealthyTargetsCount: 1, minimumHealthyTargetsPercentage: "off" } as const;
const thresholdKinds = ["dnsFailover", "unhealthyStateRouting"] as const;

const keysOf = <T extends object>(table: T) =>
  Object.keys(table).filter((key): key is keyof T & string => key in table);

/** Whether a group's target is a function: it has neither port nor protocol, and no machine behind it. */
export const isFunction = ({ targetType }: { readonly targetType?: Group["targetType"] }): boolean =>
  targetType === "lambda";

/** A rule of groups whose targets have a port: a function's own rule says all that is wrong with one. */
export const ofServers =
  (rule: (group: Group, say: Report) => void) =>
  (group: Group, say: Report): void => {
    if (!isFunction(group)) rule(group, say);
  };

/** A rule of checks, where there are any. */
export const ofChecked =
  (rule: (group: Group, say: Report) => void) =>
  (group: Group, say: Report): void => {
    if (!isFunction(group) || group.healthCheck?.enabled === true) rule(group, say);
  };

function onFunctionOnly({ targetType, function: target, healthCheck }: Group, say: Report): void {
  if (targetType === undefined) return;
  if (target !== undefined) {
    const problem = `its targets are of type ${targetType}, not functions`;
    say(["function"], { problem, fix: "set targetType to lambda, or leave it out" });
  }
  if (healthCheck?.enabled !== false) return;
  const problem = `targets of type ${targetType} are always checked`;
  say(["healthCheck", "enabled"], { problem, fix: "leave it out" });
}

/**
 * Options that the program wrote, at whatever value. What an earlier parse gave has every default in it, so there nothing is known to be
 * written: it was judged then.
 */
function written(): ReadonlySet<string> {
  return keysOf(untouched).every((key) => writtenOptions.has(key)) ? new Set() : writtenOptions;
}

function offFunction(group: Group, say: Report): void {
  const own = written();
  const problem = "a function has none";
  const fix = "leave it out, or set targetType to instance";
  for (const key of keysOf(untouched)) {
    const value = group[key];
    if (own.has(key) || (value !== undefined && value !== untouched[key])) say([key], { problem, fix });
  }
  for (const kind of thresholdKinds) {
    for (const key of keysOf(thresholds)) {
      const value = group.targetGroupHealth?.[kind]?.[key];
      if (value === undefined || value === thresholds[key]) continue;
      say(["targetGroupHealth", kind, key], { problem: "a group of one function has no zones to compare", fix });
    }
  }
  for (const key of absent) if (group[key] !== undefined) say([key], { problem, fix });
  const { protocol, port } = group.healthCheck ?? {};
  if (protocol !== undefined) say(["healthCheck", "protocol"], { problem, fix: "leave it out" });
  if (own.has("healthCheck.port") || (port !== undefined && port !== "traffic-port"))
    say(["healthCheck", "port"], { problem, fix: "leave it out" });
}

function uncheckedFunction({ healthCheck }: Group, say: Report): void {
  if (healthCheck === undefined || healthCheck.enabled === true) return;
  const own = written();
  for (const key of keysOf(uncheckedDefaults)) {
    const value = healthCheck[key];
    if (!own.has(`healthCheck.${key}`) && (value === undefined || value === uncheckedDefaults[key])) continue;
    const fix = "set healthCheck.enabled to true, or leave it out";
    say(["healthCheck", key], { problem: "a function is not checked by default", fix });
  }
}

/** Source: AWS service model elbv2, CreateTargetGroup and TargetGroupAttribute; Application Load Balancers guide, Lambda functions as targets. */
export function functionTargets(group: Group, say: Report): void {
  if (!isFunction(group)) {
    onFunctionOnly(group, say);
    return;
  }
  if (group.function === undefined) {
    const fix = "add function: { arn: arn:aws:lambda:eu-west-1:123456789012:function:hello }";
    say(["function"], { problem: "missing: a group with targetType lambda names its function", fix });
  }
  offFunction(group, say);
  uncheckedFunction(group, say);
}
