import type { ObjectType } from "./object-type";

/**
 * Kinds without a namespace, by group. Source: the REST mapping of Kubernetes 1.36 (`kubectl api-resources --namespaced=false`), and `spec.scope`
 * of the CRDs of Gateway API 1.6, cert-manager 1.21, the AWS Load Balancer Controller 3.5, Karpenter 1.15, Cilium 1.20, the network policy API 0.2 and Kyverno 1.15.
 */
const clusterScoped: Readonly<Record<string, readonly string[]>> = {
  "": ["ComponentStatus", "Namespace", "Node", "PersistentVolume"],
  "admissionregistration.k8s.io": [
    "MutatingAdmissionPolicy",
    "MutatingAdmissionPolicyBinding",
    "MutatingWebhookConfiguration",
    "ValidatingAdmissionPolicy",
    "ValidatingAdmissionPolicyBinding",
    "ValidatingWebhookConfiguration",
  ],
  "apiextensions.k8s.io": ["CustomResourceDefinition"],
  "apiregistration.k8s.io": ["APIService"],
  "authentication.k8s.io": ["SelfSubjectReview", "TokenReview"],
  "authorization.k8s.io": ["SelfSubjectAccessReview", "SelfSubjectRulesReview", "SubjectAccessReview"],
  "certificates.k8s.io": ["CertificateSigningRequest", "ClusterTrustBundle"],
  "flowcontrol.apiserver.k8s.io": ["FlowSchema", "PriorityLevelConfiguration"],
  "internal.apiserver.k8s.io": ["StorageVersion"],
  "networking.k8s.io": ["IPAddress", "IngressClass", "ServiceCIDR"],
  "node.k8s.io": ["RuntimeClass"],
  policy: ["PodSecurityPolicy"],
  "rbac.authorization.k8s.io": ["ClusterRole", "ClusterRoleBinding"],
  "resource.k8s.io": ["DeviceClass", "DeviceTaintRule", "ResourceSlice"],
  "scheduling.k8s.io": ["PriorityClass"],
  "storage.k8s.io": ["CSIDriver", "CSINode", "StorageClass", "VolumeAttachment", "VolumeAttributesClass"],
  "storagemigration.k8s.io": ["StorageVersionMigration"],
  "cert-manager.io": ["ClusterIssuer"],
  "cilium.io": [
    "CiliumClusterwideNetworkPolicy",
    "CiliumEgressGatewayPolicy",
    "CiliumL2AnnouncementPolicy",
    "CiliumLoadBalancerIPPool",
  ],
  "eks.amazonaws.com": ["NodeClass"],
  "elbv2.k8s.aws": ["IngressClassParams"],
  "gateway.networking.k8s.io": ["GatewayClass"],
  "karpenter.k8s.aws": ["EC2NodeClass"],
  "karpenter.sh": ["NodeClaim", "NodePool"],
  "kyverno.io": ["ClusterPolicy"],
  "policy.networking.k8s.io": ["AdminNetworkPolicy", "BaselineAdminNetworkPolicy", "ClusterNetworkPolicy"],
};

/** Whether objects of a type live in a namespace. Of types that are not listed the provider assumes it too. */
export const isNamespaced = ({ group, kind }: ObjectType): boolean =>
  clusterScoped[group]?.includes(kind.replace(/(?<=[a-z])(?:Patch|List)$/, "")) !== true;
