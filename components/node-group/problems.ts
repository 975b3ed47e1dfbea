import type { NodeGroupSettings } from "../../model";
import type { Problem } from "../errors";
import { reservedVariables, userDataLimit } from "./user-data";

/** What only the composed node group can know: sizes of what is written for it, and what its wiring offers. */
export function nodeGroupProblems(
  settings: NodeGroupSettings,
  userData: string,
  hasLoadBalancer: boolean,
): readonly Problem[] {
  const bytes = Buffer.byteLength(userData);
  const { workload, autoscaling, targetGroups } = settings;
  const counted = autoscaling.requestsPerTarget?.targetGroup;
  const reserved = reservedVariables.filter((name) => Object.hasOwn(workload.environment, name));
  return [
    ...reserved.map((name) => ({
      path: `workload.environment.${name}`,
      message: `is set by the node itself; choose another name, or read ${name} in the workload`,
    })),
    ...(bytes <= userDataLimit
      ? []
      : [
          {
            path: "workload",
            message: `makes ${bytes} bytes of user data; at most ${userDataLimit}: move files into the image`,
          },
        ]),
    ...(autoscaling.requestsPerTarget === undefined || hasLoadBalancer
      ? []
      : [
          {
            path: "autoscaling.requestsPerTarget",
            message: "needs an application load balancer; give loadBalancerArnSuffix, or scale on cpu",
          },
        ]),
    ...(counted === undefined || targetGroups.includes(counted)
      ? []
      : [
          {
            path: "autoscaling.requestsPerTarget.targetGroup",
            message: `must be one of the group's own target groups, got "${counted}"; allowed: ${targetGroups.join(", ")}`,
          },
        ]),
  ];
}
