import { commonDirections } from "../../model/analysis/diff/common-directions";
import { type Direction, flag, isOn, lossFinder, number, ordered } from "../../model/analysis/diff/direction";

/** Every option of a spec for Kubernetes of which one direction is weaker. */
export const directions: readonly Direction[] = [
  ...commonDirections,
  { path: "kubernetes.zones", rank: number, loss: "fewer zones: losing one takes a larger share" },
  { path: "kubernetes.gateway.replicas", rank: number, loss: "fewer proxies: losing one takes a larger share" },
  {
    path: "kubernetes.gateway.retries",
    rank: number,
    loss: "requests of a node that fails are not sent to another one",
  },
  { path: "kubernetes.gateway.minTlsVersion", rank: ordered("1.2", "1.3"), loss: "older TLS is accepted" },
  { path: "kubernetes.gateway.drainTimeout", rank: number, loss: "connections are cut off when a proxy leaves" },
  { path: "kubernetes.endpointPropagation", rank: number, loss: "a node may stop before every proxy knows" },
  { path: "kubernetes.monitoring", rank: isOn, loss: "nothing is watched, and nothing warns" },
  { path: "kubernetes.operations.backup", rank: isOn, loss: "nothing is backed up" },
  { path: "kubernetes.operations.backup.retention", rank: number, loss: "backups are kept for less long" },
  {
    path: "loadBalancer.listeners.*.allow",
    rank: (value) => (value === undefined ? 0 : 1),
    loss: "everybody may use the listener",
  },
  {
    path: "nodeGroups.*.healthCheckType",
    rank: ordered("EC2", "ELB"),
    loss: "a node that only fails its health check is never restarted",
  },
  { path: "nodeGroups.*.pod.readOnlyRootFilesystem", rank: flag, loss: "a program can be changed where it runs" },
];

/** What `one` loses against `other`; undefined where it is no weaker. */
export const lossOf = lossFinder(directions);
