import { limitText } from "../../../../model/settings/primitives";
import type { Report } from "../../../../model/settings/rule";
import type { Limits } from "../../../../platforms/aws/limits";
import { actionsOf, type Balancer, forwardsOf, type PlacedAction } from "../placed-actions";

/** A forward action names one to five groups, and someone must get the traffic. */
export function forwardGroups(balancer: Balancer, say: Report, limits: Limits): void {
  const key = balancer.type === "network" ? "elbv2.nlb.forward.targetGroups" : "elbv2.forward.targetGroups";
  const { max } = limits[key];
  for (const { groups, actionPath } of forwardsOf(balancer)) {
    const path = [...actionPath, "targetGroups"];
    if (groups.length === 0) {
      say(path, { problem: "names no target group", fix: "name one or more: { web: 1 }" });
    } else if (groups.length > max) {
      const allowed = limitText(limits, key);
      say(path, { problem: `names ${groups.length} target groups`, allowed, fix: "spread them over several rules" });
    }
    const isSound = groups.every(([, weight]) => weight !== undefined);
    if (groups.length > 0 && isSound && groups.every(([, weight]) => weight === 0)) {
      say(path, { problem: "all weights are 0: no group would get traffic", fix: "give one group a weight above 0" });
    }
  }
}

/** A network load balancer only passes connections on. */
export function actionKinds(balancer: Balancer, say: Report): void {
  if (balancer.type !== "network") return;
  for (const { action, actionPath } of actionsOf(balancer)) {
    if (action.type === "redirect" || action.type === "fixed-response") {
      const problem = `a network load balancer cannot ${action.type === "redirect" ? "redirect" : "answer by itself"}`;
      say([...actionPath, "type"], { problem, fix: "forward, or use an application load balancer" });
    } else if (action.type === "forward" && action.stickiness !== undefined) {
      const problem =
        "AWS keeps clients of a network load balancer on a group without a duration, and the provider has no way to say so yet";
      say([...actionPath, "stickiness"], { problem, fix: "leave it out, and use stickiness source_ip on the groups" });
    }
  }
}

interface Redirect extends PlacedAction {
  readonly action: Extract<PlacedAction["action"], { type?: "redirect" | undefined }>;
}

const redirectsOf = (balancer: Balancer): readonly Redirect[] =>
  actionsOf(balancer).flatMap((placed) =>
    placed.action.type === "redirect" ? [{ ...placed, action: placed.action }] : [],
  );

/** AWS refuses a redirect from HTTPS to HTTP, and one that changes nothing would never end. */
export function redirects(balancer: Balancer, say: Report): void {
  for (const { action, actionPath, listener } of redirectsOf(balancer)) {
    if (listener.protocol === "HTTPS" && action.protocol === "HTTP") {
      say([...actionPath, "protocol"], { problem: "redirects from HTTPS to HTTP", fix: 'use HTTPS or "#{protocol}"' });
    }
    const sameProtocol = action.protocol === "#{protocol}" || action.protocol === listener.protocol;
    const samePort = action.port === "#{port}" || action.port === `${listener.port}`;
    if (sameProtocol && samePort && action.host === "#{host}" && action.path === "/#{path}") {
      const problem = "redirects to itself, without end";
      const received = `${action.protocol} port ${action.port}, same host and path`;
      say(actionPath, { problem, received, derived: true, fix: "change its protocol, port, host or path" });
    }
  }
}

/** The status of a fixed response, and what has no listener. */
export function fixedResponses(balancer: Balancer, say: Report): void {
  for (const { action, actionPath } of actionsOf(balancer)) {
    if (action.type !== "fixed-response" || action.statusCode === undefined) continue;
    const family = Math.floor(action.statusCode / 100);
    if (family !== 3) continue;
    const fix = "use a redirect action to send clients elsewhere";
    say([...actionPath, "statusCode"], { problem: "not an answer of its own", allowed: "2xx, 4xx or 5xx", fix });
  }
}

const keyword = /#\{([^}]*)\}?/g;
const keywords: Readonly<Record<"host" | "path" | "query", readonly string[]>> = {
  host: ["host"],
  path: ["host", "path", "port"],
  query: ["protocol", "host", "port", "path", "query"],
};

/** Caution: a new address that is no address. Sources: AWS service model elbv2, RedirectActionConfig; RFC 3986. */
export function oddRedirects(balancer: Balancer, say: Report): void {
  for (const { action, actionPath } of redirectsOf(balancer)) {
    for (const part of ["host", "path", "query"] as const) {
      const text = action[part];
      if (text === undefined) continue;
      const unknown = [...text.matchAll(keyword)].filter(([, name]) => !keywords[part].includes(name ?? ""));
      const plain = text.replace(keyword, "");
      const at = [...actionPath, part];
      const known = keywords[part].map((name) => `#{${name}}`).join(", ");
      if (unknown.length > 0) {
        say(at, { problem: `has a keyword that stands for nothing here: ${unknown[0]?.[0]}`, allowed: known });
      } else if (part === "host" && !/^[A-Za-z0-9.-]*$/.test(plain)) {
        say(at, { problem: "not a host name", allowed: "letters, digits, dots and hyphens, and #{host}" });
      } else if (part !== "host" && /[^!$-;=?-Z_a-z~]/.test(plain)) {
        say(at, {
          problem: "has characters that an address cannot have",
          fix: `write ${encodeURI(text.replace(/\p{Surrogate}/gu, "\ufffd"))
            .replaceAll("#%7B", "#{")
            .replaceAll("%7D", "}")}`,
        });
      } else if (part === "query" && text.startsWith("?")) {
        say(at, { problem: "starts with a question mark, which AWS adds by itself", fix: `write ${text.slice(1)}` });
      }
    }
  }
}

/** Caution: a redirect to a port of this balancer without a listener. */
export function danglingRedirects(balancer: Balancer, say: Report): void {
  const ports = new Set(Object.values(balancer.listeners ?? {}).map((listener) => `${listener?.port}`));
  for (const { action, actionPath } of redirectsOf(balancer)) {
    if (action.host !== "#{host}" || action.port === undefined || action.port === "#{port}") continue;
    if (ports.has(action.port)) continue;
    say([...actionPath, "port"], {
      problem: "no listener of this balancer serves that port",
      allowed: `its listeners serve ${[...ports].join(", ")}`,
    });
  }
}
