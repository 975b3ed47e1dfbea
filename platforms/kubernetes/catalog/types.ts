/** Object types that anything here speaks about, under their canonical names: the only list of the API's tokens. */
export const types = {
  configMap: "kubernetes:core/v1:ConfigMap",
  namespace: "kubernetes:core/v1:Namespace",
  persistentVolumeClaim: "kubernetes:core/v1:PersistentVolumeClaim",
  pod: "kubernetes:core/v1:Pod",
  replicationController: "kubernetes:core/v1:ReplicationController",
  secret: "kubernetes:core/v1:Secret",
  service: "kubernetes:core/v1:Service",
  serviceAccount: "kubernetes:core/v1:ServiceAccount",
  daemonSet: "kubernetes:apps/v1:DaemonSet",
  deployment: "kubernetes:apps/v1:Deployment",
  replicaSet: "kubernetes:apps/v1:ReplicaSet",
  statefulSet: "kubernetes:apps/v1:StatefulSet",
  cronJob: "kubernetes:batch/v1:CronJob",
  job: "kubernetes:batch/v1:Job",
  horizontalPodAutoscaler: "kubernetes:autoscaling/v2:HorizontalPodAutoscaler",
  scaledObject: "kubernetes:keda.sh/v1alpha1:ScaledObject",
  podDisruptionBudget: "kubernetes:policy/v1:PodDisruptionBudget",
  ingress: "kubernetes:networking.k8s.io/v1:Ingress",
  ingressClass: "kubernetes:networking.k8s.io/v1:IngressClass",
  ingressClassParams: "kubernetes:elbv2.k8s.aws/v1beta1:IngressClassParams",
  networkPolicy: "kubernetes:networking.k8s.io/v1:NetworkPolicy",
  clusterRole: "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole",
  clusterRoleBinding: "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding",
  role: "kubernetes:rbac.authorization.k8s.io/v1:Role",
  roleBinding: "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding",
  backendTlsPolicy: "kubernetes:gateway.networking.k8s.io/v1:BackendTLSPolicy",
  gateway: "kubernetes:gateway.networking.k8s.io/v1:Gateway",
  gatewayClass: "kubernetes:gateway.networking.k8s.io/v1:GatewayClass",
  grpcRoute: "kubernetes:gateway.networking.k8s.io/v1:GRPCRoute",
  httpRoute: "kubernetes:gateway.networking.k8s.io/v1:HTTPRoute",
  referenceGrant: "kubernetes:gateway.networking.k8s.io/v1:ReferenceGrant",
  tcpRoute: "kubernetes:gateway.networking.k8s.io/v1:TCPRoute",
  tlsRoute: "kubernetes:gateway.networking.k8s.io/v1:TLSRoute",
  udpRoute: "kubernetes:gateway.networking.k8s.io/v1:UDPRoute",
  envoyBackend: "kubernetes:gateway.envoyproxy.io/v1alpha1:Backend",
  backendTrafficPolicy: "kubernetes:gateway.envoyproxy.io/v1alpha1:BackendTrafficPolicy",
  clientTrafficPolicy: "kubernetes:gateway.envoyproxy.io/v1alpha1:ClientTrafficPolicy",
  envoyProxy: "kubernetes:gateway.envoyproxy.io/v1alpha1:EnvoyProxy",
  securityPolicy: "kubernetes:gateway.envoyproxy.io/v1alpha1:SecurityPolicy",
  loadBalancerConfiguration: "kubernetes:gateway.k8s.aws/v1:LoadBalancerConfiguration",
  targetGroupConfiguration: "kubernetes:gateway.k8s.aws/v1:TargetGroupConfiguration",
  bfdProfile: "kubernetes:metallb.io/v1beta1:BFDProfile",
  bgpAdvertisement: "kubernetes:metallb.io/v1beta1:BGPAdvertisement",
  bgpPeer: "kubernetes:metallb.io/v1beta2:BGPPeer",
  ipAddressPool: "kubernetes:metallb.io/v1beta1:IPAddressPool",
  l2Advertisement: "kubernetes:metallb.io/v1beta1:L2Advertisement",
} as const;

/** Policies that decide about connections beside Kubernetes' own, and that nothing here reads. */
export const foreignPolicyTypes: readonly string[] = [
  "kubernetes:cilium.io/v2:CiliumNetworkPolicy",
  "kubernetes:cilium.io/v2:CiliumClusterwideNetworkPolicy",
  "kubernetes:crd.projectcalico.org/v1:GlobalNetworkPolicy",
  "kubernetes:crd.projectcalico.org/v1:NetworkPolicy",
  "kubernetes:projectcalico.org/v3:GlobalNetworkPolicy",
  "kubernetes:projectcalico.org/v3:NetworkPolicy",
  "kubernetes:policy.networking.k8s.io/v1alpha1:AdminNetworkPolicy",
  "kubernetes:policy.networking.k8s.io/v1alpha1:BaselineAdminNetworkPolicy",
  "kubernetes:policy.networking.k8s.io/v1alpha2:ClusterNetworkPolicy",
  "kubernetes:security.istio.io/v1:AuthorizationPolicy",
  "kubernetes:security.istio.io/v1beta1:AuthorizationPolicy",
  "kubernetes:policy.linkerd.io/v1alpha1:AuthorizationPolicy",
  "kubernetes:policy.linkerd.io/v1beta3:Server",
];

/** Types whose objects are pods, or make pods from a template. */
export const workloadTypes: readonly string[] = [
  types.deployment,
  types.statefulSet,
  types.daemonSet,
  types.replicaSet,
  types.replicationController,
  types.pod,
  types.job,
  types.cronJob,
];

/** Those that are there to serve: not jobs. */
export const servingTypes: readonly string[] = workloadTypes.filter(
  (type) => type !== types.job && type !== types.cronJob,
);

/** Those whose `replicas` an autoscaler may set. */
export const scaledTypes: readonly string[] = [
  types.deployment,
  types.statefulSet,
  types.replicaSet,
  types.replicationController,
];

/** Routes of Gateway API. */
export const routeTypes: readonly string[] = [
  types.httpRoute,
  types.grpcRoute,
  types.tcpRoute,
  types.tlsRoute,
  types.udpRoute,
];
