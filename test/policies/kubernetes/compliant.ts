import { objects } from "./objects";

const container = (name: string) => `
        - name: ${name}
          image: example.com/shop/${name}:1.4.2@sha256:0000000000000000000000000000000000000000000000000000000000000000
          imagePullPolicy: Always
          ports: [{ name: http, containerPort: 8080 }]
          env: [{ name: LEVEL, value: info }, { name: TOKEN_FILE, value: /run/token }]
          readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 2, failureThreshold: 2, timeoutSeconds: 1 }
          livenessProbe: { httpGet: { path: /live, port: http } }
          lifecycle: { preStop: { sleep: { seconds: 20 } } }
          resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { cpu: "1", memory: 64Mi } }
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] }`;

const podSpec = (name: string) => `
      serviceAccountName: web
      automountServiceAccountToken: false
      terminationGracePeriodSeconds: 60
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        seccompProfile: { type: RuntimeDefault }
        sysctls: [{ name: net.ipv4.tcp_keepalive_time, value: "60" }]
      tolerations:
        - { key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute, tolerationSeconds: 20 }
        - { key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute, tolerationSeconds: 20 }
      topologySpreadConstraints:
        - { maxSkew: 1, minDomains: 3, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: ${name} } } }
        - { maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchLabels: { app: ${name} } } }
      volumes: [{ name: work, emptyDir: {} }]
      containers:${container(name)}`;

const deployment = (name: string, more = "") => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop, labels: { app: ${name} } }
spec:
  ${more}
  strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name}, tier: web } }
    spec:${podSpec(name)}
---
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec: { selector: { app: ${name} }, ports: [{ name: http, port: 80, targetPort: http }] }
`;

/** A cluster with two groups behind an Envoy Gateway that every rule finds in order, those that are off by default too. */
export const compliant = objects(`
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { pod-security.kubernetes.io/enforce: restricted, elbv2.k8s.aws/pod-readiness-gate-inject: enabled } }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: web, namespace: shop }
automountServiceAccountToken: false
---
${deployment("blue")}
---
${deployment("green", "replicas: 3")}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: blue, namespace: shop }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: blue }
  minReplicas: 3
  maxReplicas: 9
  metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 60 } } }]
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: blue, namespace: shop }
spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: AlwaysAllow, selector: { matchLabels: { app: blue } } }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: green, namespace: shop }
spec: { minAvailable: 2, unhealthyPodEvictionPolicy: AlwaysAllow, selector: { matchLabels: { app: green } } }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: store, namespace: shop }
spec:
  serviceName: store
  selector: { matchLabels: { app: store } }
  template:
    metadata: { labels: { app: store } }
    spec:${podSpec("store")}
---
apiVersion: v1
kind: Service
metadata: { name: store, namespace: shop }
spec: { type: LoadBalancer, loadBalancerSourceRanges: [10.0.0.0/8], selector: { app: store }, ports: [{ port: 5432, targetPort: 8080 }] }
---
apiVersion: gateway.k8s.aws/v1
kind: TargetGroupConfiguration
metadata: { name: store, namespace: shop }
spec: { targetReference: { name: store }, defaultConfiguration: { targetType: ip } }
---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: store, namespace: shop }
spec: { scaleTargetRef: { kind: StatefulSet, name: store }, minReplicaCount: 2, maxReplicaCount: 5, triggers: [] }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: store, namespace: shop }
spec: { maxUnavailable: 50%, unhealthyPodEvictionPolicy: AlwaysAllow, selector: { matchExpressions: [{ key: app, operator: In, values: [store] }] } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny, namespace: shop }
spec: { podSelector: {}, policyTypes: [Ingress, Egress] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { tier: web } }
  ingress:
    - { ports: [{ port: 8080 }], from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: gateway } } }] }
    - { from: [{ ipBlock: { cidr: 10.0.0.0/8 } }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: { name: envoy }
spec:
  controllerName: gateway.envoyproxy.io/gatewayclass-controller
  parametersRef: { group: gateway.envoyproxy.io, kind: EnvoyProxy, name: proxies, namespace: gateway }
---
apiVersion: gateway.envoyproxy.io/v1alpha1
kind: EnvoyProxy
metadata: { name: proxies, namespace: gateway }
spec: { provider: { type: Kubernetes, kubernetes: { envoyDeployment: { replicas: 2 } } } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  gatewayClassName: envoy
  listeners:
    - { name: http, port: 80, protocol: HTTP }
    - { name: https, port: 443, protocol: HTTPS, tls: { certificateRefs: [{ name: shop }] } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: redirect, namespace: shop }
spec:
  parentRefs: [{ name: edge, sectionName: http }]
  rules: [{ filters: [{ type: RequestRedirect, requestRedirect: { scheme: https, statusCode: 301 } }] }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: web, namespace: shop }
spec:
  parentRefs: [{ name: edge, sectionName: https }]
  hostnames: [shop.example.com]
  rules:
    - matches: [{ path: { type: PathPrefix, value: /api } }]
      filters: [{ type: URLRewrite, urlRewrite: { path: { type: ReplacePrefixMatch, replacePrefixMatch: /v1 } } }]
      timeouts: { request: 5s }
      backendRefs: [{ name: blue, port: 80 }]
    - backendRefs: [{ name: blue, port: 80, weight: 90 }, { name: green, port: 80, weight: 10 }]
---
apiVersion: gateway.envoyproxy.io/v1alpha1
kind: BackendTrafficPolicy
metadata: { name: edge, namespace: shop }
spec:
  targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: edge }]
  loadBalancer: { type: RoundRobin, slowStart: { window: 30s } }
  retry: { numRetries: 2, perRetry: { timeout: 1s500ms } }
  healthCheck:
    panicThreshold: 50
    active: { type: HTTP, interval: 1s, timeout: 500ms, unhealthyThreshold: 2, http: { hostname: shop.example.com, path: /ready } }
    passive: { consecutive5XxErrors: 3, alwaysEjectOneEndpoint: true }
---
apiVersion: gateway.envoyproxy.io/v1alpha1
kind: ClientTrafficPolicy
metadata: { name: edge, namespace: shop }
spec:
  targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: edge }]
  clientIPDetection: { xForwardedFor: { numTrustedHops: 1 } }
---
apiVersion: gateway.envoyproxy.io/v1alpha1
kind: SecurityPolicy
metadata: { name: web, namespace: shop }
spec:
  targetRefs: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, name: web }]
  cors: { allowOrigins: [https://shop.example.com], allowCredentials: true }
---
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: { name: blue, namespace: shop }
spec:
  targetRefs: [{ group: "", kind: Service, name: blue }]
  validation: { hostname: blue.shop.svc, wellKnownCACertificates: System }
---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: edge, namespace: metallb-system }
spec: { addresses: [192.0.2.0/28] }
---
apiVersion: metallb.io/v1beta1
kind: BGPAdvertisement
metadata: { name: edge, namespace: metallb-system }
spec: { ipAddressPools: [edge] }
---
apiVersion: metallb.io/v1beta1
kind: BFDProfile
metadata: { name: quick, namespace: metallb-system }
spec: { receiveInterval: 300, transmitInterval: 300, detectMultiplier: 3 }
---
apiVersion: metallb.io/v1beta2
kind: BGPPeer
metadata: { name: router, namespace: metallb-system }
spec: { myASN: 64500, peerASN: 64501, peerAddress: 192.0.2.254, bfdProfile: quick }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: reader, namespace: shop }
rules:
  - { apiGroups: [""], resources: [pods, services], verbs: [get, list] }
  - { apiGroups: [""], resources: [secrets], resourceNames: [shop], verbs: [get] }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: viewer }
rules: [{ apiGroups: [""], resources: [nodes], verbs: [get, list] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: reader, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }
subjects: [{ kind: ServiceAccount, name: web }, { kind: Group, name: operators }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: viewer }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: viewer }
subjects: [{ kind: Group, name: operators }]
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: old, namespace: shop }
spec: { tls: [{ hosts: [old.example.com], secretName: old }], rules: [{ host: old.example.com }] }
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: alb }
spec: { controller: ingress.k8s.aws/alb }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: inner
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/target-type: ip
    alb.ingress.kubernetes.io/healthcheck-path: /ready
    alb.ingress.kubernetes.io/healthcheck-interval-seconds: "5"
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 443}]'
    alb.ingress.kubernetes.io/ssl-redirect: "443"
spec:
  ingressClassName: alb
  rules:
    - host: inner.example.com
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: blue, port: { name: http } } } }] }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: backup, namespace: shop }
spec:
  schedule: "0 3 * * *"
  jobTemplate:
    spec:
      template:
        metadata: { labels: { app: backup } }
        spec:${podSpec("backup").replaceAll("\n", "\n    ")}
`);
