import { healthCheckProtocol, type NodeGroupSettings } from "../../model";
import type { Problem } from "../errors";
import { planTimers, type ServedSettings } from "./plan";
import { planUserData, userDataLimit } from "./user-data";

/** The node's cloud-init from the group's settings and those of the target groups it serves; the first one's port is the workload's. */
export function planNodeUserData(
  settings: NodeGroupSettings,
  served: readonly ServedSettings[],
  names: { readonly label: string; readonly group: string },
): string {
  const { stopTimeout, readyTimeout } = planTimers(settings, served);
  const [first] = served;
  // The schema asks for one at least.
  if (first === undefined) return "";
  const { port, healthCheck, protocol } = first;
  return planUserData({
    workload: settings.workload,
    nodeGroup: names.label,
    port,
    stopTimeout,
    readiness: {
      groupName: names.group,
      timeout: readyTimeout,
      protocol: healthCheckProtocol({ protocol, healthCheck }),
      port: healthCheck.port,
      path: healthCheck.path,
    },
  });
}

/** What only shows once it is written: user data has a limit of its own. */
export function userDataProblems(userData: string): readonly Problem[] {
  const bytes = Buffer.byteLength(userData);
  if (bytes <= userDataLimit) return [];
  const message = `makes ${bytes} bytes of user data; at most ${userDataLimit}: move files into the image`;
  return [{ path: "workload", message }];
}
