/** One call of the API: a verb on a kind, by its group (empty for the core). */
export interface Call {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
}

const on = (verb: string, resource: string, group = ""): Call => ({ verb, group, resource });

const gateways = "gateway.networking.k8s.io";
const velero = "velero.io";
const rbac = "rbac.authorization.k8s.io";

/** What is done with a cluster on Kubernetes, by the same names as at AWS. */
export const duties: Readonly<Record<string, readonly Call[]>> = {
  "see nodes and alarms": [
    on("list", "pods"),
    on("list", "events"),
    on("list", "prometheusrules", "monitoring.coreos.com"),
  ],
  "read logs": [on("get", "pods/log")],
  "preview a change": [on("get", "deployments", "apps"), on("get", "gateways", gateways), on("get", "services")],
  "shift weights": [on("patch", "httproutes", gateways)],
  "drain a node": [on("create", "pods/eviction")],
  "replace a node": [on("delete", "pods")],
  "scale a group": [on("patch", "deployments/scale", "apps"), on("patch", "horizontalpodautoscalers", "autoscaling")],
  "roll out": [on("patch", "deployments", "apps")],
  "silence an alarm": [on("patch", "prometheusrules", "monitoring.coreos.com")],
  "back up now": [on("create", "backups", velero)],
  deploy: [on("create", "deployments", "apps"), on("update", "services"), on("create", "gateways", gateways)],
  "open the firewall": [on("update", "networkpolicies", "networking.k8s.io")],
  "delete the cluster": [
    on("delete", "deployments", "apps"),
    on("delete", "gateways", gateways),
    on("delete", "services"),
  ],
  "a shell on a node": [on("create", "pods/exec")],
  "restore a backup": [on("create", "restores", velero)],
  "delete backups": [on("delete", "backups", velero)],
  "grant rights": [on("create", "rolebindings", rbac), on("update", "roles", rbac)],
  "read the workloads' secrets": [on("get", "secrets")],
};
