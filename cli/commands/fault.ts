import { UserError } from "../../model/user-error";
import { timings } from "../../platforms/kubernetes/timings";
import type { Fault } from "../../twin/contract/data-plane";
import type { ClusterFault } from "../../twin/kubernetes/daemon/faults";
import { causeClusterFault } from "../../twin/kubernetes/daemon/launch";
import { defineCommand } from "../command/define";
import { choice, required, text } from "../command/parameters";
import { chooseStack } from "../command/stacks";
import { askDaemon } from "../daemon";
import { toJson } from "../json";
import { print } from "../output";
import { isKubernetesStack } from "../stack-values";

/** What to say once the fault is in, of each that a stack on AWS has. */
const onAws = {
  "kill-node": (node) => `${node} is killed: its port refuses, as after a crash`,
  "hang-node": (node) => `${node} hangs: it accepts and never answers; resume-node wakes it`,
  "resume-node": (node) => `${node} goes on`,
  "drain-node": (node) => `${node} gets no new requests, finishes what is open and ends; its group makes up for it`,
  "fail-zone": (zone) => `${zone} is gone with all of its nodes; restore-zone brings it back`,
  "restore-zone": (zone) => `${zone} is back`,
  "break-deploy": (group) =>
    `${group} rolls out a version that never serves; it goes back by itself where its refresh has autoRollback, else by restore-deploy`,
  "restore-deploy": (group) => `${group} has its own version again`,
  "kill-balancer": (balancer) =>
    `HAProxy is killed, which plays ${balancer} and every other load balancer of the stack; the twin starts it again within seconds`,
  "expire-certificate": (certificate) =>
    `${certificate} runs out within 3 seconds; renew-certificate brings a valid one, and so does the daemon's next start`,
  "renew-certificate": (certificate) => `${certificate} is renewed`,
} as const satisfies Readonly<Record<Fault["kind"], (target: string) => string>>;

/** The same of each that a stack on Kubernetes has. */
const onKubernetes = {
  "kill-pod": (pod) => `${pod} is killed: its port refuses until its containers have been started again`,
  "hang-pod": (pod) => `${pod} hangs: it accepts and never answers; release-pod wakes it`,
  "release-pod": (pod) => `${pod} goes on`,
  "crash-node": (node) =>
    `${node} has crashed with all of its pods; the API server learns of it within ${timings["node.unreachable"].worst} s; restart-node brings it back`,
  "restart-node": (node) => `${node} is up`,
  "cordon-node": (node) => `${node} takes no new pods; uncordon-node lets it again`,
  "uncordon-node": (node) => `${node} takes pods again`,
  "drain-node": (node) => `${node} is empty and takes no new pods; uncordon-node lets it again`,
  "fail-zone": (zone) => `zone ${zone} is gone with all of its nodes; restore-zone brings it back`,
  "restore-zone": (zone) => `zone ${zone} is back`,
} as const satisfies Readonly<Record<ClusterFault, (target: string) => string>>;

type AwsKind = Fault["kind"];

const keysOf = <T extends string>(record: Readonly<Record<T, unknown>>): T[] =>
  Object.keys(record).filter((key): key is T => key in record);

const awsKinds = keysOf(onAws);
const kubernetesKinds = keysOf(onKubernetes);
const kinds = [...new Set<AwsKind | ClusterFault>([...awsKinds, ...kubernetesKinds])];

/** A platform's own kind. Throws UserError for another platform's. */
function kindOf<T extends string>(own: readonly T[], said: string, place: string): T {
  const found = own.find((kind) => kind === said);
  if (found !== undefined) return found;
  throw new UserError(`kind: ${place}, which has no such fault, got "${said}"; one of ${own.join(", ")}`);
}

function toFault(kind: AwsKind, target: string): Fault {
  if (kind === "break-deploy" || kind === "restore-deploy") return { kind, group: target };
  if (kind === "expire-certificate" || kind === "renew-certificate") return { kind, certificate: target };
  if (kind === "kill-balancer") return { kind, balancer: target };
  return kind === "fail-zone" || kind === "restore-zone" ? { kind, zone: target } : { kind, node: target };
}

/** `vipkit fault`: breaks a part of a local stack, to see what its clients notice. */
export const faultCommand = defineCommand({
  name: "fault",
  summary: "break a node, a pod or a zone of a local stack, and watch it heal: vipkit status --watch",
  details: [
    "The faults of [the twin](../twin.md), and of [the twin for Kubernetes](../twin-kubernetes.md). What is broken stays broken until it heals, or is resumed, released, restarted or restored.",
    `A stack on AWS has ${awsKinds.join(", ")}; one on Kubernetes has ${kubernetesKinds.join(", ")}, and takes any part of a name that only one has.`,
  ],
  arguments: {
    kind: required(choice("kind", kinds, "what to do")),
    target: required(
      text(
        "target",
        "a node's id, a pod's or a node's name, a zone's, a scaling group's or a load balancer's, as in vipkit status, or a certificate's ARN",
      ),
    ),
  },
  stack: "one",
  among: "twin",
  json: "the fault that is in, for machines",
  examples: [
    { line: "fault kill-node i-099da30fe731973e4", says: "its port refuses, as after a crash" },
    { line: "fault fail-zone eu-west-1a --stack local", says: "a whole zone, of one of several stacks" },
    { line: "fault restore-zone eu-west-1a", says: "and back" },
    { line: "fault kill-pod xmwqg --stack kube", says: "the pod of a stack on Kubernetes whose name has that in it" },
    { line: "fault drain-node node-a --stack kube", says: "evict its pods, as disruption budgets let it" },
  ],
  async run(input) {
    const { kind, target } = input;
    const files = chooseStack(input);
    const { stack } = files;
    if (isKubernetesStack(files)) {
      const known = kindOf(kubernetesKinds, kind, `stack "${stack}" is on Kubernetes`);
      const meant = await askDaemon(files, ({ folder }) => causeClusterFault(folder, known, target));
      return print(input.json ? toJson({ stack, fault: { kind, target: meant } }) : onKubernetes[known](meant));
    }
    const known = kindOf(awsKinds, kind, `stack "${stack}" is on AWS`);
    const fault = toFault(known, target);
    await askDaemon(files, (daemon) => daemon.fault(fault));
    print(input.json ? toJson({ stack, fault }) : onAws[known](target));
  },
});
