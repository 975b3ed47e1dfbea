import type { TargetGroup } from "../../contract/desired-state";
import type { BackendScope } from "../backends";
import { checkBegins, checkEnds } from "./check-log";
import { backendErrors, errorPage } from "./errors";
import { crossOrigin } from "./forward";
import { backendLog } from "./log";
import { checkedBackend, digest, openBackend, slotName } from "./names";
import { responseRefusal } from "./refusals";
import { silentCloseLines } from "./silent-close";
import { literal, quote, section } from "./text";

/** Where a slot sends requests and checks. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
  readonly checkAddress: string;
  readonly checkPort: number;
  /** New with the configuration itself: served while its group fails open, until it is admitted and checked. */
  readonly isNewcomer?: true;
}

/** Seconds in which a target must accept a connection. Source: Application Load Balancer user guide, troubleshooting. */
export const connectTimeout = 10;

/** A free slot's address: never used, since the slot is in maintenance. */
const nowhere = "127.0.0.1:1";

/** The backend with health checks, and the one that is used when too few targets are healthy. Undefined endpoints are free slots. */
export function renderScope(
  scope: BackendScope,
  endpoints: readonly (Endpoint | undefined)[],
  hasLua: boolean,
): string[] {
  if (scope.group.functionArn !== undefined) return renderFunction(scope);
  const own = scope.balancer.addresses.find(({ zone }) => scope.zone === undefined || zone === scope.zone);
  const shared = [
    ...(isHttp(scope.group) ? httpLines(scope, hasLua) : tcpLines(scope)),
    `source ${own?.ip ?? "127.0.0.1"}`,
  ];
  const servers = (options: string, isChecked: boolean) =>
    endpoints.map((item, index) => {
      const endpoint = isChecked && item?.isNewcomer === true ? undefined : item;
      const address = endpoint === undefined ? nowhere : `${endpoint.address}:${endpoint.port}`;
      const check =
        isChecked && endpoint !== undefined ? ` addr ${endpoint.checkAddress} port ${endpoint.checkPort}` : "";
      return `server ${slotName(index)} ${address}${options}${check}${endpoint === undefined ? " disabled" : ""}`;
    });
  return [
    section(`backend ${checkedBackend(scope.key)} from ${isHttp(scope.group) ? "http" : "tcp"}`, [
      ...shared,
      ...checkLines(scope.group, scope.balancer.healthCheckLogs),
      ...servers(`${serverOptions(scope.group)}${checkOptions(scope.group)}`, true),
    ]),
    section(`backend ${openBackend(scope.key)} from ${isHttp(scope.group) ? "http" : "tcp"}`, [
      ...shared,
      ...servers(serverOptions(scope.group), false),
    ]),
  ];
}

/** What AWS answers for a function that cannot be invoked, and 503 where none is registered: the twin runs no functions. */
function renderFunction({ key, group }: BackendScope): string[] {
  const [status, reason] =
    group.functionArn === "" ? [503, "503 Service Temporarily Unavailable"] : [502, "502 Bad Gateway"];
  const answer = `http-request return status ${status} content-type text/html string '${errorPage(reason)}' hdr Server awselb/2.0`;
  return [checkedBackend(key), openBackend(key)].map((name) => section(`backend ${name} from http`, [answer]));
}

export const isHttp = (group: TargetGroup): boolean => group.protocol === "HTTP" || group.protocol === "HTTPS";

function httpLines(scope: BackendScope, hasLua: boolean): string[] {
  const { group, balancer } = scope;
  const algorithm = {
    round_robin: "roundrobin",
    least_outstanding_requests: "leastconn",
    weighted_random: "random(1)",
  };
  return [
    `balance ${algorithm[group.algorithm]}`,
    `timeout server ${balancer.idleTimeout}s`,
    `timeout tunnel ${balancer.idleTimeout}s`,
    ...cookieLines(scope),
    responseRefusal,
    ...backendErrors,
    ...(hasLua ? [backendLog(balancer), ...silentCloseLines] : []),
  ];
}

function tcpLines({ group, balancer }: BackendScope): string[] {
  const sticky = group.stickiness?.type === "source_ip";
  return [
    // A consistent hash moves only the clients of a target that is gone.
    ...(sticky ? ["balance source", "hash-type consistent"] : ["balance random(1)"]),
    `timeout server ${balancer.idleTimeout}s`,
  ];
}

/** Cookies name a target by a hash of its address and the group, so a slot's next target never inherits them. */
function cookieLines({ group }: BackendScope): string[] {
  const { stickiness } = group;
  if (stickiness === undefined || stickiness.type === "source_ip") return [];
  const key = `dynamic-cookie-key ${digest(group.arn, 16)}`;
  if (stickiness.type === "lb_cookie") return [key, ...balancerCookie(stickiness.duration)];
  return [key, ...applicationCookie(stickiness.cookieName, stickiness.duration)];
}

/** When a cookie given now ends. */
const expires = (duration: number): string => `Expires=%[date(${duration}),http_date]`;

/** Renewed on every answer; `maxidle` ends it when the client stays away for the duration. HAProxy's own cookie knows no date. */
function balancerCookie(duration: number): string[] {
  const given = "if { res.cook(AWSALB) -m found }";
  const twin = `AWSALBCORS=%[res.cook(AWSALB)]; ${expires(duration)}; Path=/`;
  return [
    `cookie AWSALB insert dynamic maxidle ${duration}s`,
    `http-request set-header Cookie "%[req.hdr(cookie)]; AWSALB=%[req.cook(AWSALBCORS)]" if { req.cook(AWSALBCORS) -m found } !{ req.cook(AWSALB) -m found }`,
    `http-after-response replace-header Set-Cookie '^(AWSALB=[^;]*).*$' "\\1; ${expires(duration)}; Path=/" ${given}`,
    `http-after-response add-header Set-Cookie "${twin}${crossOrigin(true)}" ${given} { ssl_fc }`,
    `http-after-response add-header Set-Cookie "${twin}${crossOrigin(false)}" ${given} !{ ssl_fc }`,
  ];
}

/**
 * Bound to the application's own cookie: given when the application sets it, honoured while the client sends both.
 * Source: Application Load Balancer user guide, application-based stickiness.
 */
function applicationCookie(name: string, duration: number): string[] {
  const cookie = quote(name);
  return [
    "cookie AWSALBAPP-0 rewrite dynamic",
    `http-request replace-header Cookie '^(.*?)AWSALBAPP-0=[^;]*;?(.*)$' '\\1\\2' if { req.cook(AWSALBAPP-0) -m found } !{ req.cook(${cookie}) -m found }`,
    `http-response add-header Set-Cookie "AWSALBAPP-0=_; ${expires(duration)}; Path=/" if { res.cook(${cookie}) -m found }`,
  ];
}

const serverOptions = (group: TargetGroup): string =>
  [
    " weight 100",
    // The vendor's balancers do not verify the certificate of a target either.
    group.protocol === "HTTPS" || group.protocol === "TLS" ? " ssl verify none" : "",
    group.proxyProtocolV2 ? " send-proxy-v2" : "",
    group.slowStart > 0 ? ` slowstart ${group.slowStart}s` : "",
  ].join("");

/**
 * Seconds from the end of a check to the next one. The vendor begins them one interval apart: a crash is found after `threshold - 1` to
 * `threshold` intervals, silence one timeout later. HAProxy counts from the end of a check, which comes at once after a crash and after
 * the timeout of a silent target. So it pauses a whole interval once a check has failed, and looks more often while all is well, by what
 * the silent checks will take longer. Where these take longer than an interval has room for, both pauses give way.
 */
export function checkPauses(check: TargetGroup["healthCheck"]): { readonly well: number; readonly failing: number } {
  const { interval, timeout, unhealthyThreshold } = check;
  const repeats = unhealthyThreshold - 1;
  const well = Math.max(interval / 4, interval - repeats * timeout);
  const failing = repeats === 0 ? interval : Math.min(interval, (interval - well) / repeats + interval - timeout);
  return { well, failing };
}

function checkOptions({ healthCheck: check, protocol, proxyProtocolV2 }: TargetGroup): string {
  const { well, failing } = checkPauses(check);
  const milliseconds = (seconds: number) => `${Math.floor(1000 * seconds)}ms`;
  const overTls = protocol === "HTTPS" || protocol === "TLS";
  return [
    ` check inter ${milliseconds(well)} fastinter ${milliseconds(failing)} downinter ${check.interval}s`,
    ` rise ${check.healthyThreshold} fall ${check.unhealthyThreshold}`,
    // Said in full: with an address of its own, a check no longer takes TLS over from its server.
    check.protocol === "HTTPS" ? ` check-ssl${overTls ? "" : " verify none"}` : "",
    check.protocol !== "HTTPS" && overTls ? " no-check-ssl" : "",
    proxyProtocolV2 ? " check-send-proxy" : "",
  ].join("");
}

function checkLines({ name, healthCheck: check }: TargetGroup, isLogged: boolean): string[] {
  const timeout = [
    `timeout check ${check.timeout}s`,
    // HAProxy 2.6 looks for the end of a check when the connection would have timed out, and may be late by seconds if that is later.
    // On the loopback interface a connection is there at once or refused, so the shorter time changes nothing else.
    `timeout connect ${Math.min(check.timeout, connectTimeout)}s`,
  ];
  if (check.protocol === "TCP") return [...timeout, "option tcp-check"];
  return [
    ...timeout,
    "option httpchk",
    ...(isLogged ? checkBegins : []),
    `http-check send meth GET uri ${quote(literal(check.path))} ver HTTP/1.1 hdr Host ${quote(name)} hdr User-Agent 'ELB-HealthChecker/2.0' hdr Connection close`,
    `http-check expect status ${statusCodes(check.matcher)}${isLogged ? checkEnds : ""}`,
  ];
}

/** @throws RangeError when the matcher is not a list of codes and ranges. */
function statusCodes(matcher: string): string {
  const codes = matcher.replaceAll(" ", "");
  if (!/^\d{3}(-\d{3})?(,\d{3}(-\d{3})?)*$/.test(codes)) {
    throw new RangeError(`a matcher is a list of codes and ranges such as 200-299,301, got ${JSON.stringify(matcher)}`);
  }
  return codes;
}
