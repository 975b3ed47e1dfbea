import { types } from "../../../../platforms/kubernetes/catalog/types";
import { kubernetesDocs } from "../../../queries/links";
import { roleRule } from "../../../role-rule";
import { optIn, type Rule } from "../../../rule";

const rights = kubernetesDocs("concepts/security/rbac-good-practices");
const rbac = "rbac.authorization.k8s.io";
const change = ["create", "update", "patch"];

export const roleNoEverySecret: Rule = roleRule({
  id: "role-no-every-secret",
  title: "Roles do not read every secret",
  why: "A list of secrets holds their contents: keys of certificates, passwords, and tokens with more rights.",
  remediation: "Name the secrets in resourceNames and grant get alone, or mount them.",
  url: rights,
  severity: "medium",
  controls: { cisKubernetes: ["5.1.2"], checkov: ["CKV2_K8S_5"], trivy: ["KSV-0041"] },
  decision: "Reading secrets that are named is what a controller of certificates does, and passes.",
  allowsNamed: true,
  grants: [{ resources: ["secrets"], verbs: ["get", "list", "watch"] }],
});

export const roleNoEscalation: Rule = roleRule({
  id: "role-no-escalation",
  title: "Roles cannot make rights that their holder has not",
  why: "With bind, escalate or impersonate a subject gives itself every right of the cluster.",
  remediation: "Remove the verbs bind, escalate and impersonate, or name what they are for in resourceNames.",
  url: rights,
  severity: "high",
  controls: {
    cisKubernetes: ["5.1.8"],
    checkov: ["CKV_K8S_157", "CKV_K8S_158", "CKV2_K8S_1", "CKV2_K8S_3"],
    trivy: ["KSV-0043"],
  },
  allowsNamed: true,
  grants: [
    { group: rbac, resources: ["roles", "clusterroles"], verbs: ["bind", "escalate"] },
    { group: rbac, resources: ["rolebindings", "clusterrolebindings"], verbs: ["bind"] },
    { resources: ["users", "groups", "serviceaccounts"], verbs: ["impersonate"] },
  ],
});

export const roleNoPodCreation: Rule = roleRule({
  id: "role-no-pod-creation",
  title: "Roles create no pods",
  why: "A pod may mount any secret of its namespace and run as any of its service accounts.",
  remediation: "Grant Deployments to those who deploy, through what reviews them.",
  url: rights,
  severity: "low",
  levels: optIn,
  controls: { cisKubernetes: ["5.1.4"], trivy: ["KSV-0048"] },
  grants: [
    { resources: ["pods"], verbs: ["create"] },
    { group: "apps", resources: ["deployments", "statefulsets", "daemonsets", "replicasets"], verbs: ["create"] },
    { group: "batch", resources: ["jobs", "cronjobs"], verbs: ["create"] },
  ],
});

export const roleNoPodShell: Rule = roleRule({
  id: "role-no-pod-shell",
  title: "Roles open no shell in pods and pass no admission by way of nodes",
  why: "In the pod's shell are its secrets and its rights; a node's proxy runs commands in all of its pods, and no audit log has them.",
  remediation: "Remove pods/exec, pods/attach and nodes/proxy.",
  url: rights,
  severity: "medium",
  controls: { cisKubernetes: ["5.1.10"], checkov: ["CKV2_K8S_2"], trivy: ["KSV-0053"] },
  grants: [
    { resources: ["pods/exec", "pods/attach"], verbs: ["create", "get"] },
    { resources: ["nodes/proxy"], verbs: ["create", "get"] },
  ],
});

export const roleNoAdmissionChanges: Rule = roleRule({
  id: "role-no-admission-changes",
  title: "Roles change no admission webhook",
  why: "A webhook sees every object, secrets too, and may change or refuse each of them.",
  remediation: "Leave webhook configurations to the cluster's administrators.",
  url: rights,
  severity: "high",
  controls: { cisKubernetes: ["5.1.12"], checkov: ["CKV_K8S_155"], trivy: ["KSV-0114"] },
  types: [types.clusterRole],
  allowsNamed: true,
  grants: [
    {
      group: "admissionregistration.k8s.io",
      resources: ["validatingwebhookconfigurations", "mutatingwebhookconfigurations"],
      verbs: change,
    },
  ],
});

export const roleNoCertificateApproval: Rule = roleRule({
  id: "role-no-certificate-approval",
  title: "Roles approve no requests for client certificates",
  why: "An approved request is a key to the API server under any name, that of an administrator too.",
  remediation: "Leave approval to the cluster's administrators, or to a signer that is named in resourceNames.",
  url: rights,
  severity: "high",
  controls: { cisKubernetes: ["5.1.11"], checkov: ["CKV_K8S_156"] },
  types: [types.clusterRole],
  allowsNamed: true,
  grants: [
    {
      group: "certificates.k8s.io",
      resources: ["certificatesigningrequests/approval"],
      verbs: ["update", "patch"],
    },
    { group: "certificates.k8s.io", resources: ["signers"], verbs: ["approve"] },
  ],
});

export const roleNoTokenCreation: Rule = roleRule({
  id: "role-no-token-creation",
  title: "Roles make no tokens of service accounts",
  why: "A token carries all rights of its account, for as long as it was asked for.",
  remediation: "Name the account in resourceNames, or let pods use their own.",
  url: rights,
  severity: "medium",
  controls: { cisKubernetes: ["5.1.13"] },
  allowsNamed: true,
  grants: [{ resources: ["serviceaccounts/token"], verbs: ["create"] }],
});

export const roleNoVolumeCreation: Rule = roleRule({
  id: "role-no-volume-creation",
  title: "Roles create no persistent volumes",
  why: "A volume may be a folder of the machine, which Pod Security does not see behind a claim.",
  remediation: "Let a storage class make volumes.",
  url: rights,
  severity: "medium",
  controls: { cisKubernetes: ["5.1.9"] },
  types: [types.clusterRole],
  grants: [{ resources: ["persistentvolumes"], verbs: ["create"] }],
});

export const roleNoServiceStatus: Rule = roleRule({
  id: "role-no-service-status",
  title: "Roles set no address of a Service",
  why: "An address in a Service's status draws the cluster's traffic to it (CVE-2020-8554).",
  remediation: "Leave services/status to the controller that assigns addresses.",
  url: rights,
  severity: "medium",
  controls: { checkov: ["CKV2_K8S_4"] },
  grants: [{ resources: ["services/status"], verbs: ["update", "patch"] }],
});
