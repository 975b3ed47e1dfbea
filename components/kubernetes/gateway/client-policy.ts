import { durationText } from "../../../platforms/kubernetes/durations";
import type { ClientTrafficPolicy, ClientTrafficPolicySpec } from "../crds/client-traffic-policy";
import { metadataOf, nameOf } from "../objects";
import { type GatewayContext, idleTimeoutOf } from "./context";
import { encrypts } from "./placed-actions";
import type { KubernetesLoadBalancerListenerSettings, KubernetesLoadBalancerSettings } from "./resolved";
import { routeName } from "./routes";

type Tls = NonNullable<ClientTrafficPolicySpec["tls"]>;
type Listener = KubernetesLoadBalancerListenerSettings;

function httpClients(settings: KubernetesLoadBalancerSettings): Partial<ClientTrafficPolicySpec> {
  const { clientKeepAlive = 3600, dropInvalidHeaderFields } = settings;
  const idle = durationText(idleTimeoutOf(settings));
  return {
    timeout: { http: { idleTimeout: idle, streamIdleTimeout: idle } },
    connection: { connectionLimit: { maxConnectionDuration: durationText(clientKeepAlive) } },
    headers: { withUnderscoresAction: dropInvalidHeaderFields ? "DropHeader" : "Allow" },
  };
}

function encryption(settings: KubernetesLoadBalancerSettings, { proxies }: GatewayContext): Tls {
  const alpnProtocols = settings.enableHttp2 ? ["h2", "http/1.1"] : ["http/1.1"];
  return { minVersion: proxies.minTlsVersion, ...(settings.type === "application" ? { alpnProtocols } : {}) };
}

/** How the certificates of a listener's clients are judged; undefined where none are asked for. */
function clientValidation(
  { mutualAuthentication }: Listener,
  { trustStores = {} }: GatewayContext,
): Tls["clientValidation"] {
  const { mode = "off", trustStore = "", ignoreClientCertificateExpiry } = mutualAuthentication ?? {};
  if (mode === "off") return undefined;
  if (mode === "passthrough") return { mode: "Request" };
  const store = trustStores[trustStore];
  const reference = (name: string) => ({ group: "", kind: "ConfigMap", name });
  const revocations = store?.revocations ?? [];
  return {
    mode: "RequireAndVerify",
    caCertificateRefs: store === undefined ? [] : [reference(store.authorities)],
    ...(ignoreClientCertificateExpiry === true ? { allowExpiredCertificate: true } : {}),
    // A list of every authority in the chain would be asked for otherwise, and roots have none.
    ...(revocations.length === 0 ? {} : { crl: { refs: revocations.map(reference), onlyVerifyLeafCertificate: true } }),
  };
}

const commonOf = (settings: KubernetesLoadBalancerSettings, context: GatewayContext) => {
  const { trustedHops } = context.proxies;
  const isHttp = settings.type === "application";
  return {
    ...(isHttp ? httpClients(settings) : { timeout: { tcp: { idleTimeout: durationText(idleTimeoutOf(settings)) } } }),
    ...(isHttp && trustedHops > 0 ? { clientIPDetection: { xForwardedFor: { numTrustedHops: trustedHops } } } : {}),
  };
};

/**
 * How clients may use the gateway, and each listener that asks for their certificates: the policy of a listener replaces the gateway's whole, and
 * says all of it again. Source: Envoy Gateway 1.9.1, measured.
 */
export function planClientPolicies(
  settings: KubernetesLoadBalancerSettings,
  context: GatewayContext,
): readonly ClientTrafficPolicy[] {
  const gateway = { group: "gateway.networking.k8s.io", kind: "Gateway", name: nameOf(context) };
  const policy = (name: string, sectionName: string | undefined, tls: Tls | undefined): ClientTrafficPolicy => ({
    apiVersion: "gateway.envoyproxy.io/v1alpha1",
    kind: "ClientTrafficPolicy",
    metadata: metadataOf(context, name),
    spec: {
      targetRefs: [sectionName === undefined ? gateway : { ...gateway, sectionName }],
      ...commonOf(settings, context),
      ...(tls === undefined ? {} : { tls }),
    },
  });
  const listeners = Object.entries(settings.listeners).sort(([a], [b]) => (a < b ? -1 : 1));
  const common = listeners.some(([, listener]) => encrypts(listener)) ? encryption(settings, context) : undefined;
  const own = listeners.flatMap(([key, listener]) => {
    const judged = clientValidation(listener, context);
    if (judged === undefined) return [];
    const tls = { ...encryption(settings, context), clientValidation: judged };
    return [policy(routeName(context.cluster, key, undefined), key, tls)];
  });
  return [policy(nameOf(context), undefined, common), ...own];
}
