import type { Path } from "../../../model/settings/path";
import type { Issue, ValidPart } from "../../../model/settings/rule";
import { suggest } from "../../../model/settings/suggest";
import type { Limits } from "../../../platforms/aws/limits";
import type { Action, Balancer, Listener } from "../load-balancer/placed-actions";
import { byPreference } from "../load-balancer/plan";
import type { TargetGroupShape } from "../target-group/schema";
import type { AddressShape } from "./schema";

type HealthCheck = ValidPart<NonNullable<AddressShape["healthCheck"]>>;
type Groups = Readonly<Record<string, ValidPart<TargetGroupShape> | undefined>>;

/** What Route 53 asks: the listener's protocol and port, and a path where it speaks HTTP. */
export interface Probe {
  readonly type: "HTTP" | "HTTPS" | "TCP";
  readonly port: number;
  readonly resourcePath?: string;
}

/** What a check needs to know of the cluster that it stands for. */
interface Probed {
  readonly loadBalancer: Balancer;
  readonly targetGroups: Groups;
}

interface PlacedIssue extends Issue {
  /** Relative to the address. */
  readonly path: Path;
}

const followsAlone = "take it out: the record follows the balancer's view of its targets by itself";

const types = { HTTP: "HTTP", HTTPS: "HTTPS", TCP: "TCP", TCP_UDP: "TCP", TLS: "TCP" } as const;
const isAsked = (protocol: string): protocol is keyof typeof types => Object.hasOwn(types, protocol);

/** Whether a path pattern takes a path: `*` stands for any characters, `?` for one. */
function takes(pattern: string, path: string): boolean {
  const parts = pattern.split(/([*?])/).map((part) => {
    if (part === "*") return ".*";
    return part === "?" ? "." : part.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${parts.join("")}$`).test(path);
}

/** What becomes of the check's request: it names the balancer's own host, so rules that ask for more than path and method pass it by. */
function actionFor({ defaultAction, rules }: Listener, path: string | undefined): Action | undefined {
  if (path === undefined) return defaultAction;
  const sorted = Object.values(rules ?? {}).sort((a, b) => (a?.priority ?? 0) - (b?.priority ?? 0));
  const taken = sorted.find((rule) => {
    const { path: paths, method, ...more } = rule?.conditions ?? {};
    if (Object.values(more).some((condition) => condition !== undefined)) return false;
    const isPath = paths?.some((pattern) => pattern !== undefined && takes(pattern, path)) ?? method !== undefined;
    return isPath && (method === undefined || method.includes("GET"));
  });
  return taken?.action ?? defaultAction;
}

/** Why an answer says nothing of nodes; undefined for one of theirs. */
function ownAnswer(action: Action): string | undefined {
  if (action.type === "redirect")
    return "is answered by a redirect of the balancer's, which is healthy while no node is";
  if (action.type === "fixed-response") return "is answered by the balancer itself, whatever becomes of the nodes";
  const authenticate = action.type === "forward" ? action.authenticate : undefined;
  if (authenticate === undefined) return undefined;
  if ("onUnauthenticatedRequest" in authenticate && authenticate.onUnauthenticatedRequest === "allow") return undefined;
  return "must log in first: the balancer answers a check by itself";
}

/** The group that gets most of what an action forwards. */
function mainGroup(action: Action, groups: Groups): ValidPart<TargetGroupShape> | undefined {
  if (action.type !== "forward") return undefined;
  const [first] = Object.entries(action.targetGroups ?? {}).sort(([, a], [, b]) => (b ?? 0) - (a ?? 0));
  return groups[first?.[0] ?? ""];
}

function listenerFor({ listener: name }: HealthCheck, { loadBalancer }: Probed): Listener | PlacedIssue | undefined {
  const listeners = loadBalancer.listeners ?? {};
  if (name === undefined) {
    const sound = Object.values(listeners).flatMap((listener) => {
      const { protocol, port } = listener ?? {};
      return protocol === undefined || port === undefined || protocol === "UDP" ? [] : [{ protocol, port, listener }];
    });
    return byPreference(sound)[0]?.listener ?? issue(["healthCheck"], "no listener answers a check", followsAlone);
  }
  const known = Object.keys(listeners);
  if (known.includes(name)) return listeners[name];
  const near = suggest(name, known);
  return {
    path: ["healthCheck", "listener"],
    problem: "no such listener",
    allowed: `one of ${known.join(", ")}`,
    ...(near === undefined ? {} : { fix: `did you mean ${near}` }),
  };
}

const issue = (path: Path, problem: string, fix: string): PlacedIssue => ({ path, problem, fix });
const isIssue = (found: object): found is PlacedIssue => "problem" in found;

/** Why no check from outside ever succeeds, whatever it asks for. */
function outOfReach({ scheme, ipAddressType }: Balancer): PlacedIssue | undefined {
  if (scheme === "internal") {
    return issue(
      ["healthCheck"],
      "the balancer is internal, and Route 53's checkers are outside of every VPC",
      followsAlone,
    );
  }
  if (ipAddressType !== "dualstack-without-public-ipv4") return undefined;
  return issue(
    ["healthCheck"],
    "the balancer has no public IPv4 address, and Route 53 checks names over IPv4 only",
    followsAlone,
  );
}

/**
 * What a health check asks, which follows from the listener: its protocol and port, and where it speaks HTTP the path at which the nodes behind
 * it are checked. An issue where no answer would speak of the nodes; undefined where what decides is not sound.
 */
export function probeOf(healthCheck: HealthCheck, probed: Probed, limits: Limits): Probe | PlacedIssue | undefined {
  const unreachable = outOfReach(probed.loadBalancer);
  if (unreachable !== undefined) return unreachable;
  const listener = listenerFor(healthCheck, probed);
  if (listener === undefined || isIssue(listener)) return listener;
  const { protocol, port, mutualAuthentication } = listener;
  if (protocol === undefined || port === undefined) return undefined;
  const named: Path = ["healthCheck", "listener"];
  if (!isAsked(protocol))
    return issue(named, `a listener of ${protocol} answers no check`, "name one of TCP, TLS, HTTP or HTTPS");
  if (mutualAuthentication?.mode === "verify") {
    const fix = `name a listener without mutualAuthentication, or ${followsAlone}`;
    return issue(named, "clients need a certificate there, and Route 53 has none", fix);
  }
  const type = types[protocol];
  if (type === "TCP") {
    if (healthCheck.path === undefined) return { type, port };
    return issue(["healthCheck", "path"], `a listener of ${protocol} is only connected to`, "take it out");
  }
  return httpProbe(healthCheck, { type, port, listener }, probed.targetGroups, limits);
}

interface Asked {
  readonly type: "HTTP" | "HTTPS";
  readonly port: number;
  readonly listener: Listener;
}

function httpProbe(
  { path }: HealthCheck,
  { type, port, listener }: Asked,
  groups: Groups,
  limits: Limits,
): Probe | PlacedIssue | undefined {
  const group = listener.defaultAction === undefined ? undefined : mainGroup(listener.defaultAction, groups);
  const resourcePath = path ?? group?.healthCheck?.path ?? "/";
  const action = actionFor(listener, resourcePath);
  if (action === undefined) return undefined;
  const why = ownAnswer(action);
  const place: Path = ["healthCheck", path === undefined ? "listener" : "path"];
  if (why !== undefined)
    return issue(place, `${resourcePath} ${why}`, "name a listener or a path that is forwarded to nodes");
  if (path === undefined && group?.protocolVersion === "GRPC") {
    return issue(["healthCheck"], "the targets speak gRPC, which Route 53 does not", followsAlone);
  }
  if (resourcePath.length > limits["route53.healthCheck.path.length"].max) {
    return issue(
      ["healthCheck", "path"],
      "the target group's path is longer than Route 53 takes",
      "name a shorter one",
    );
  }
  return { type, port, resourcePath };
}
