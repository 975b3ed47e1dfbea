import type { Action, Balancer, Listener } from "../../contract/desired-state";
import { frontendErrors } from "./errors";
import { type Forward, renderBackends, renderChoice, type ScopeKeys } from "./forward";
import { connectionIdentity, renderHttp } from "./http-frontend";
import { renderLog } from "./log";
import { frontendName } from "./names";
import { section } from "./text";
import { bindTls, type TlsFileNames } from "./tls";

export interface FrontendFiles extends TlsFileNames {
  /** Sources that the balancer's security groups admit to this listener. */
  readonly sources: string;
  /** Sources whose own security groups do not let them out to this listener. */
  readonly confined: string;
}

interface FrontendContext {
  readonly balancer: Balancer;
  readonly listener: Listener;
  /** The one zone that this frontend serves; undefined: all of them. */
  readonly zone: string | undefined;
  readonly slot: number;
  readonly scopes: ScopeKeys;
  readonly files: FrontendFiles;
}

/**
 * One frontend per listener, or one per zone of a listener that keeps traffic in the zone. Of TCP_UDP the TCP half is played.
 * @throws RangeError for UDP
 */
export function renderFrontend(context: FrontendContext): string {
  const { balancer, listener, zone, files } = context;
  if (listener.protocol === "UDP") {
    throw new RangeError(
      `the twin plays no UDP, which HAProxy does not balance: listener ${listener.port} of ${balancer.name}`,
    );
  }
  const addresses = balancer.addresses.filter((address) => zone === undefined || address.zone === zone);
  const name = frontendName(balancer.name, listener.port, zone);
  return section(`frontend ${name} from ${balancer.type === "application" ? "http" : "tcp"}`, [
    ...addresses.map(({ ip }) => `bind ${ip}:${listener.port}${bindTls(balancer, listener, files)}`),
    `tcp-request connection silent-drop unless { src -f ${files.sources} }`,
    `tcp-request connection silent-drop if { src -f ${files.confined} }`,
    ...timeouts(balancer),
    ...(balancer.type === "application" ? connectionIdentity : []),
    ...renderLog(balancer, listener),
    ...(balancer.type === "application"
      ? [...frontendErrors, ...renderHttp(balancer, listener, context.slot, context.scopes)]
      : renderTcp(listener, context.scopes)),
  ]);
}

function timeouts(balancer: Balancer): string[] {
  const idle = `${balancer.idleTimeout}s`;
  const client = `timeout client ${idle}`;
  return balancer.type === "network"
    ? [client]
    : [client, `timeout http-keep-alive ${idle}`, `timeout http-request ${idle}`];
}

/** A network balancer's rules ask for the client's family, and the twin's clients are IPv4: the first rule for them serves all. */
function playedAction({ rules, defaultAction }: Listener): Action {
  const rule = rules.find(({ conditions }) =>
    conditions.every(({ field, values }) => field === "source-family" && values.some((value) => value === "ipv4")),
  );
  return rule?.action ?? defaultAction;
}

function renderTcp(listener: Listener, scopes: ScopeKeys): string[] {
  const played = playedAction(listener);
  const action: Forward | undefined = played.type === "forward" ? played : undefined;
  if (action === undefined) return ["default_backend none.tcp"];
  return [
    ...renderChoice("tcp-request content", action, ""),
    ...renderBackends(action, "", scopes),
    "default_backend none.tcp",
  ];
}
