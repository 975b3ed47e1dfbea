/** A published custom resource definition, and what of its `spec` our components use. */
export interface CrdSource {
  /** Go module that carries the file, with its version; or a repository on GitHub with a commit, whose modules no proxy serves. */
  readonly module: string;
  /** The file below the module. */
  readonly file: string;
  readonly kind: string;
  /** Paths below `spec` that are typed and checked; what is not listed is refused. Default: all of it. */
  readonly fields?: readonly string[];
}

const gatewayApi = "sigs.k8s.io/gateway-api@v1.6.3";
const envoyGateway = "github.com/envoyproxy/gateway@v1.9.1";
const certManager = "github.com/cert-manager/cert-manager@v1.21.2";
const metallb = "go.universe.tf/metallb@v0.16.2";
const keda = "github.com/kedacore/keda/v2@v2.21.0";
// Version 3.5.0. Read from a clone: see `npm run crds -- --clone`.
const loadBalancerController = "kubernetes-sigs/aws-load-balancer-controller@225f44568848eb25f13e304a5f1cc68c0cd9415d";
const velero = "github.com/vmware-tanzu/velero@v1.18.3";
// The newest version that the module proxy serves.
const prometheus = "github.com/prometheus-operator/prometheus-operator@v0.85.0";

const standard = (plural: string) => `config/crd/standard/gateway.networking.k8s.io_${plural}.yaml`;
const envoy = (plural: string) => `charts/gateway-helm/charts/crds/crds/generated/gateway.envoyproxy.io_${plural}.yaml`;

const match = ["matches"];
const filter = ["filters.type", "filters.extensionRef", "filters.requestRedirect", "filters.requestHeaderModifier"];
const reference = ["name", "port", "weight"];

/** Every kind that a component makes. */
export const crds: readonly CrdSource[] = [
  {
    module: gatewayApi,
    file: standard("gateways"),
    kind: "Gateway",
    fields: ["gatewayClassName", "listeners", "infrastructure"],
  },
  {
    module: gatewayApi,
    file: standard("httproutes"),
    kind: "HTTPRoute",
    fields: [
      "parentRefs",
      "hostnames",
      "rules.name",
      "rules.timeouts",
      ...[...match, ...filter, "filters.responseHeaderModifier", "filters.cors", "filters.urlRewrite.hostname"].map(
        (field) => `rules.${field}`,
      ),
      ...[...reference, "filters.type", "filters.requestHeaderModifier"].map((field) => `rules.backendRefs.${field}`),
    ],
  },
  { module: gatewayApi, file: standard("tcproutes"), kind: "TCPRoute", fields: ["parentRefs", "rules"] },
  { module: gatewayApi, file: standard("tlsroutes"), kind: "TLSRoute", fields: ["hostnames", "parentRefs", "rules"] },
  { module: gatewayApi, file: standard("udproutes"), kind: "UDPRoute", fields: ["parentRefs", "rules"] },
  {
    module: gatewayApi,
    file: standard("backendtlspolicies"),
    kind: "BackendTLSPolicy",
    fields: ["targetRefs", "validation"],
  },
  {
    module: envoyGateway,
    file: envoy("backendtrafficpolicies"),
    kind: "BackendTrafficPolicy",
    fields: [
      "targetRefs",
      "circuitBreaker",
      "healthCheck",
      "proxyProtocol",
      "retry",
      "timeout",
      "loadBalancer.type",
      "loadBalancer.slowStart",
      "loadBalancer.consistentHash.type",
      "loadBalancer.consistentHash.cookie",
    ],
  },
  {
    module: envoyGateway,
    file: envoy("clienttrafficpolicies"),
    kind: "ClientTrafficPolicy",
    fields: [
      "targetRefs",
      "clientIPDetection",
      "connection.connectionLimit",
      "headers.withUnderscoresAction",
      "proxyProtocol",
      "timeout",
      "tls",
    ],
  },
  {
    module: envoyGateway,
    file: envoy("securitypolicies"),
    kind: "SecurityPolicy",
    fields: [
      "targetRefs",
      "authorization.defaultAction",
      "authorization.rules.action",
      "authorization.rules.name",
      "authorization.rules.principal.clientCIDRs",
    ],
  },
  {
    module: envoyGateway,
    file: envoy("httproutefilters"),
    kind: "HTTPRouteFilter",
    fields: ["directResponse", "urlRewrite"],
  },
  {
    module: envoyGateway,
    file: envoy("envoyproxies"),
    kind: "EnvoyProxy",
    fields: [
      "ipFamily",
      "shutdown",
      "telemetry.accessLog.disable",
      "provider.type",
      "provider.kubernetes.envoyDeployment.replicas",
      "provider.kubernetes.envoyDeployment.container.resources",
      "provider.kubernetes.envoyDeployment.pod.topologySpreadConstraints",
      "provider.kubernetes.envoyPDB",
      "provider.kubernetes.envoyHpa.minReplicas",
      "provider.kubernetes.envoyHpa.maxReplicas",
      "provider.kubernetes.envoyService",
    ],
  },
  {
    module: loadBalancerController,
    file: "config/crd/gateway/gateway.k8s.aws_loadbalancerconfigurations.yaml",
    kind: "LoadBalancerConfiguration",
    fields: [
      "scheme",
      "ipAddressType",
      "sourceRanges",
      "loadBalancerAttributes",
      "tags",
      ...["protocolPort", "defaultCertificate", "sslPolicy", "listenerAttributes"].map(
        (field) => `listenerConfigurations.${field}`,
      ),
    ],
  },
  {
    module: loadBalancerController,
    file: "config/crd/gateway/gateway.k8s.aws_targetgroupconfigurations.yaml",
    kind: "TargetGroupConfiguration",
    fields: [
      "targetReference",
      ...["healthCheckConfig", "protocol", "protocolVersion", "targetGroupAttributes", "targetType"].map(
        (field) => `defaultConfiguration.${field}`,
      ),
    ],
  },
  {
    module: loadBalancerController,
    file: "config/crd/gateway/gateway.k8s.aws_listenerruleconfigurations.yaml",
    kind: "ListenerRuleConfiguration",
    fields: ["actions.type", "actions.fixedResponseConfig", "actions.forwardConfig"],
  },
  {
    module: certManager,
    file: "deploy/crds/cert-manager.io_certificates.yaml",
    kind: "Certificate",
    fields: ["commonName", "dnsNames", "duration", "issuerRef", "privateKey", "renewBefore", "secretName", "usages"],
  },
  {
    module: certManager,
    file: "deploy/crds/cert-manager.io_issuers.yaml",
    kind: "Issuer",
    fields: ["ca", "selfSigned"],
  },
  { module: metallb, file: "config/crd/bases/metallb.io_ipaddresspools.yaml", kind: "IPAddressPool" },
  { module: metallb, file: "config/crd/bases/metallb.io_l2advertisements.yaml", kind: "L2Advertisement" },
  { module: metallb, file: "config/crd/bases/metallb.io_bgpadvertisements.yaml", kind: "BGPAdvertisement" },
  { module: metallb, file: "config/crd/bases/metallb.io_bgppeers.yaml", kind: "BGPPeer" },
  { module: metallb, file: "config/crd/bases/metallb.io_bfdprofiles.yaml", kind: "BFDProfile" },
  {
    module: keda,
    file: "config/crd/bases/keda.sh_scaledobjects.yaml",
    kind: "ScaledObject",
    fields: [
      "scaleTargetRef",
      "minReplicaCount",
      "maxReplicaCount",
      "triggers",
      "advanced.restoreToOriginalReplicaCount",
      "advanced.horizontalPodAutoscalerConfig",
    ],
  },
  {
    module: velero,
    file: "config/crd/v1/bases/velero.io_schedules.yaml",
    kind: "Schedule",
    fields: [
      "schedule",
      "paused",
      "useOwnerReferencesInBackup",
      "skipImmediately",
      ...["includedNamespaces", "labelSelector", "snapshotMoveData", "storageLocation", "ttl"].map(
        (field) => `template.${field}`,
      ),
    ],
  },
  {
    module: prometheus,
    file: "example/prometheus-operator-crd/monitoring.coreos.com_podmonitors.yaml",
    kind: "PodMonitor",
    fields: [
      "selector",
      "namespaceSelector",
      ...["path", "port", "interval", "scrapeTimeout"].map((field) => `podMetricsEndpoints.${field}`),
    ],
  },
  {
    module: prometheus,
    file: "example/prometheus-operator-crd/monitoring.coreos.com_servicemonitors.yaml",
    kind: "ServiceMonitor",
    fields: [
      "selector",
      "namespaceSelector",
      ...["path", "port", "interval", "scrapeTimeout"].map((field) => `endpoints.${field}`),
    ],
  },
  {
    module: prometheus,
    file: "example/prometheus-operator-crd/monitoring.coreos.com_prometheusrules.yaml",
    kind: "PrometheusRule",
  },
];

/** Built-in kinds, by the file of Kubernetes' own OpenAPI that has them. */
export const builtIn = {
  module: "k8s.io/kubernetes@v1.36.3",
  folder: "api/openapi-spec/v3",
  kinds: {
    "api__v1_openapi.json": ["ConfigMap", "Namespace", "Service", "ServiceAccount"],
    "apis__apps__v1_openapi.json": ["Deployment"],
    "apis__autoscaling__v2_openapi.json": ["HorizontalPodAutoscaler"],
    "apis__networking.k8s.io__v1_openapi.json": ["NetworkPolicy"],
    "apis__policy__v1_openapi.json": ["PodDisruptionBudget"],
    "apis__rbac.authorization.k8s.io__v1_openapi.json": ["Role", "RoleBinding"],
  },
} as const;
