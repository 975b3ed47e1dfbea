import type { NotClaimed } from "./uncovered-controls";

/** Public controls of Kubernetes that were read and that no rule claims, and why. */
export const notClaimedOfObjects: readonly NotClaimed[] = [
  {
    controls: {
      checkov: [
        "CKV_K8S_1",
        "CKV_K8S_2",
        "CKV_K8S_3",
        "CKV_K8S_4",
        "CKV_K8S_5",
        "CKV_K8S_6",
        "CKV_K8S_7",
        "CKV_K8S_24",
        "CKV_K8S_32",
        "CKV_K8S_36",
      ],
    },
    why: "about PodSecurityPolicy, which Kubernetes has not had since 1.25: namespace-enforces-pod-security takes its place",
  },
  {
    controls: { checkov: ["CKV_K8S_29", "CKV_K8S_30"], cisKubernetes: ["5.6.3"] },
    why: "that a security context is there says nothing of what is in it: each of its fields has a rule",
  },
  {
    controls: { checkov: ["CKV_K8S_33", "CKV_K8S_34", "CKV_K8S_44", "CKV_K8S_45"] },
    why: "about Tiller, which Helm has not had since 3.0, and the retired dashboard",
  },
  {
    controls: { cisKubernetes: ["5.3.1"] },
    why: "whether the network enforces policies is a matter of the cluster's installation: no object says it",
  },
  {
    controls: { cisKubernetes: ["5.4.2", "5.5.1"] },
    why: "a store outside the cluster, and an admission plugin of the API server: no object of a program shows that they are missing",
  },
];
