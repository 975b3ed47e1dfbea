import { sorted } from "../../../model/settings/entries";
import { type LogKind, logKinds, logPrefixes } from "../../../platforms/aws/log-delivery";
import { isUdp } from "../../../platforms/aws/protocols";
import type { LoadBalancerActionSettings } from "./action-resolved";
import { planHeaders } from "./headers";
import type {
  LoadBalancerConditionsSettings,
  LoadBalancerListenerSettings,
  LoadBalancerRuleSettings,
  LoadBalancerSettings,
} from "./resolved";

/**
 * UDP over IPv6 needs source addresses of its own. Source: Network Load Balancers guide, document history 2024-10-31. Absent where no listener needs
 * it: AWS keeps what is on, and switching off before the last UDP listener is gone would fail.
 */
const needsSourceNatPrefix = ({ ipAddressType, listeners }: LoadBalancerSettings): boolean =>
  ipAddressType === "dualstack" && Object.values(listeners).some(({ protocol }) => isUdp(protocol));

/** What the two kinds of balancer do not share. */
const byType = {
  application: (settings: LoadBalancerSettings) => ({
    idleTimeout: settings.idleTimeout,
    clientKeepAlive: settings.clientKeepAlive,
    dropInvalidHeaderFields: settings.dropInvalidHeaderFields,
    desyncMitigationMode: settings.desyncMitigationMode,
    enableHttp2: settings.enableHttp2,
    enableTlsVersionAndCipherSuiteHeaders: settings.enableTlsVersionAndCipherSuiteHeaders,
  }),
  // A network balancer's idle time-out belongs to its listeners; cross-zone is always on for an application balancer.
  network: (settings: LoadBalancerSettings) => ({
    enableCrossZoneLoadBalancing: settings.enableCrossZoneLoadBalancing,
    ...(needsSourceNatPrefix(settings) ? { enablePrefixForIpv6SourceNat: "on" } : {}),
  }),
} as const;

/** The balancer's settings in the provider's words; wiring (name, subnets, groups, log bucket, tags) is not here. */
export function planLoadBalancer(settings: LoadBalancerSettings) {
  return {
    loadBalancerType: settings.type,
    internal: settings.scheme === "internal",
    ipAddressType: settings.ipAddressType,
    enableDeletionProtection: settings.enableDeletionProtection,
    enableZonalShift: settings.enableZonalShift,
    ...byType[settings.type](settings),
  };
}

const encrypted: readonly string[] = ["HTTPS", "TLS"];

export const isEncrypted = (listener: Pick<LoadBalancerListenerSettings, "protocol">): boolean =>
  encrypted.includes(listener.protocol);

/** A listener's own settings in the provider's words; action, certificate and wiring are not here. */
export function planListener(listener: LoadBalancerListenerSettings, settings: LoadBalancerSettings) {
  const { port, protocol, sslPolicy, alpnPolicy } = listener;
  return {
    port,
    protocol,
    ...(isEncrypted(listener) ? { sslPolicy } : {}),
    ...(protocol === "TLS" ? { alpnPolicy } : {}),
    // The API takes it for TCP listeners only; TLS listeners have a fixed 350 seconds.
    ...(settings.type === "network" && protocol === "TCP" ? { tcpIdleTimeoutSeconds: settings.idleTimeout } : {}),
    ...planHeaders(listener, settings),
  };
}

/**
 * How a listener treats certificates of its clients; `stores` are the ARNs by key. Explicit when off: leaving it out would not switch it off.
 * A network balancer is told only what the program says, since it has known of clients' certificates for some days only.
 */
export function planMutualAuthentication<Arn>(
  { protocol, mutualAuthentication }: LoadBalancerListenerSettings,
  stores: Readonly<Record<string, Arn>>,
) {
  if (mutualAuthentication === undefined) return protocol === "HTTPS" ? { mode: "off" } : undefined;
  const { mode, trustStore, ignoreClientCertificateExpiry, advertiseTrustStoreCaNames } = mutualAuthentication;
  if (mode !== "verify") return { mode };
  const arn = stores[trustStore ?? ""];
  return {
    mode,
    ...(arn === undefined ? {} : { trustStoreArn: arn }),
    ignoreClientCertificateExpiry,
    advertiseTrustStoreCaNames: advertiseTrustStoreCaNames ? "on" : "off",
  };
}

/** A rule's conditions as the vendor's list: every entry must hold, one of an entry's values suffices. */
export function planConditions(conditions: LoadBalancerConditionsSettings) {
  const { path, host, pathRegex, hostRegex, method, sourceIp, sourceIpAddressType, headers, headersRegex, query } =
    conditions;
  return [
    ...(path === undefined ? [] : [{ pathPattern: { values: path } }]),
    ...(pathRegex === undefined ? [] : [{ pathPattern: { regexValues: pathRegex } }]),
    ...(host === undefined ? [] : [{ hostHeader: { values: host } }]),
    ...(hostRegex === undefined ? [] : [{ hostHeader: { regexValues: hostRegex } }]),
    ...(method === undefined ? [] : [{ httpRequestMethod: { values: method } }]),
    ...(sourceIp === undefined ? [] : [{ sourceIp: { values: sourceIp } }]),
    ...(sourceIpAddressType === undefined ? [] : [{ sourceIp: { ipAddressType: sourceIpAddressType } }]),
    ...sorted(headers ?? {}).map(([httpHeaderName, values]) => ({ httpHeader: { httpHeaderName, values } })),
    ...sorted(headersRegex ?? {}).map(([httpHeaderName, regexValues]) => ({
      httpHeader: { httpHeaderName, regexValues },
    })),
    ...(query === undefined ? [] : [{ queryStrings: query }]),
  ];
}

/** A rule's rewrites as the vendor's list of transforms. */
export function planTransforms({ host, url }: NonNullable<LoadBalancerRuleSettings["rewrite"]>) {
  return [
    ...(host === undefined ? [] : [{ type: "host-header-rewrite", hostHeaderRewriteConfig: { rewrite: host } }]),
    ...(url === undefined ? [] : [{ type: "url-rewrite", urlRewriteConfig: { rewrite: url } }]),
  ];
}

const preference = [
  "HTTPS",
  "TLS",
  "HTTP",
  "TCP",
  "TCP_UDP",
  "UDP",
] as const satisfies LoadBalancerListenerSettings["protocol"][];
const schemes = { HTTPS: "https", HTTP: "http", TLS: "tls", TCP: "tcp", TCP_UDP: "tcp", UDP: "udp" } as const;
const wellKnown: Readonly<Record<string, number>> = { https: 443, http: 80 };

/** Listeners in the order in which clients try them: the most secure first, then the lowest port. */
export function byPreference<T extends Pick<LoadBalancerListenerSettings, "protocol" | "port">>(
  listeners: readonly T[],
): readonly T[] {
  const rank = ({ protocol, port }: T) => preference.indexOf(protocol) * 100_000 + port;
  return [...listeners].sort((a, b) => rank(a) - rank(b));
}

/** What stands before and after the host in the URL that a client uses first: the most secure listener, then the lowest port. */
export function planUrl(settings: Pick<LoadBalancerSettings, "listeners">): { scheme: string; suffix: string } {
  const [first] = byPreference(Object.values(settings.listeners));
  if (first === undefined) return { scheme: "https", suffix: "" };
  const scheme = schemes[first.protocol];
  return { scheme, suffix: wellKnown[scheme] === first.port ? "" : `:${first.port}` };
}

/** Keys of the target groups to which an action forwards. */
export const forwardedTo = (action: LoadBalancerActionSettings): readonly string[] =>
  action.type === "forward" ? Object.keys(action.targetGroups) : [];

/** Days that logs are kept, by what is logged. */
export const planLogRetention = (settings: LoadBalancerSettings): Partial<Record<LogKind, number>> =>
  Object.fromEntries(
    logKinds.flatMap((kind) => {
      const given = settings[kind];
      return given === false ? [] : [[kind, given.retention]];
    }),
  );

/**
 * Where an application or network balancer writes what. Access logs are explicit when off: the provider reads a missing block as "leave it". So
 * are the others, of application balancers alone.
 */
export function planLogs<Bucket>({ type, ...settings }: LoadBalancerSettings, bucket: Bucket | undefined) {
  const logs = (kind: LogKind) => {
    if (settings[kind] === false || bucket === undefined) return { enabled: false, bucket: "" };
    return { enabled: true, bucket, ...(logPrefixes[kind] === "" ? {} : { prefix: logPrefixes[kind] }) };
  };
  const accessLogs = logs("accessLogs");
  if (type === "network") return { accessLogs };
  return { accessLogs, connectionLogs: logs("connectionLogs"), healthCheckLogs: logs("healthCheckLogs") };
}
