import { scaledTypes, types } from "../../../../platforms/kubernetes/catalog/types";
import { podSpec } from "../../../../platforms/kubernetes/objects/pods";
import { tolerationSeconds } from "../../../../platforms/kubernetes/objects/scaling";
import { kubernetesDocs } from "../../../queries/links";
import { isServing } from "../../../queries/serving";
import { fact, type Rule } from "../../../rule";

/** Seconds after which a pod without state is better made elsewhere. */
const longest = 60;

export const podsLeaveDeadMachines: Rule = {
  id: "pods-leave-dead-machines",
  title: "Pods without state are made again soon after their machine has died",
  why: "By default they stay bound to it for 300 seconds more: until then the rest carries the load, and an autoscaler counts them.",
  remediation: `Tolerate node.kubernetes.io/unreachable and not-ready, effect NoExecute, with tolerationSeconds of ${longest} or less.`,
  url: kubernetesDocs("concepts/scheduling-eviction/taint-and-toleration"),
  severity: "low",
  types: scaledTypes.filter((type) => type !== types.statefulSet),
  scope: "stack",
  applies: isServing,
  *check(workload) {
    const seconds = tolerationSeconds(workload);
    if (seconds > longest)
      yield fact(
        podSpec(workload).at("tolerations").path,
        `keeps the pods on a dead machine ${Number.isFinite(seconds) ? `${seconds} seconds` : "for ever"}; expected ${longest} seconds or less`,
      );
  },
};
