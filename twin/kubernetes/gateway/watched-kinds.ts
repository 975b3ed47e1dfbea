/** What the translator reads, by the path of each collection. */
const gatewayApi = "/apis/gateway.networking.k8s.io/v1";
const envoyGateway = "/apis/gateway.envoyproxy.io/v1alpha1";

export const watchedPaths: readonly string[] = [
  "/api/v1/namespaces",
  "/api/v1/services",
  "/api/v1/secrets",
  "/api/v1/configmaps",
  ...[
    "gatewayclasses",
    "gateways",
    "httproutes",
    "grpcroutes",
    "tlsroutes",
    "tcproutes",
    "udproutes",
    "backendtlspolicies",
    "listenersets",
    "referencegrants",
  ].map((plural) => `${gatewayApi}/${plural}`),
  ...[
    "envoyproxies",
    "backends",
    "clienttrafficpolicies",
    "backendtrafficpolicies",
    "securitypolicies",
    "envoyextensionpolicies",
    "envoypatchpolicies",
    "httproutefilters",
  ].map((plural) => `${envoyGateway}/${plural}`),
];

export const endpointSlicesPath = "/apis/discovery.k8s.io/v1/endpointslices";
export const podsPath = "/api/v1/pods";
export const networkPoliciesPath = "/apis/networking.k8s.io/v1/networkpolicies";

/** The class that a cluster with Envoy Gateway has before a program names it. */
export const ownClass = "envoy";

/** The classes that this gateway serves name it. */
export const controllerName = "gateway.envoyproxy.io/gatewayclass-controller";
