import type { NodeGroupSettings } from "../../model";
import type { Problem } from "../errors";
import { planTimers, type ServedSettings } from "./plan";
import { planUserData, userDataLimit } from "./user-data";

/** The node's cloud-init from the group's settings and those of the target groups it serves, the first one's port first. */
export function planNodeUserData(
  settings: NodeGroupSettings,
  served: readonly ServedSettings[],
  nodeGroup: string,
): string {
  const { stopTimeout } = planTimers(settings, served);
  return planUserData({ workload: settings.workload, nodeGroup, port: served[0]?.port ?? 0, stopTimeout });
}

/** What only shows once it is written: user data has a limit of its own. */
export function userDataProblems(userData: string): readonly Problem[] {
  const bytes = Buffer.byteLength(userData);
  if (bytes <= userDataLimit) return [];
  const message = `makes ${bytes} bytes of user data; at most ${userDataLimit}: move files into the image`;
  return [{ path: "workload", message }];
}

/** What the settings ask of the wiring. */
export function wiringProblems(settings: NodeGroupSettings, hasLoadBalancer: boolean): readonly Problem[] {
  const { autoscaling, targetGroups } = settings;
  const counted = autoscaling.requestsPerTarget?.targetGroup;
  const path = "autoscaling.requestsPerTarget";
  return [
    ...(autoscaling.requestsPerTarget === undefined || hasLoadBalancer
      ? []
      : [{ path, message: "needs an application load balancer; give loadBalancerArnSuffix, or scale on cpu" }]),
    ...(counted === undefined || targetGroups.includes(counted)
      ? []
      : [
          {
            path: `${path}.targetGroup`,
            message: `must be one of the group's own target groups, got "${counted}"; allowed: ${targetGroups.join(", ")}`,
          },
        ]),
  ];
}
