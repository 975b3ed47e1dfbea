import { healthCheckProtocol, type NodeGroupSettings } from "../../model";
import type { Problem } from "../errors";
import { planTimers, type ServedSettings } from "./plan";
import { planUserData, userDataLimit } from "./user-data";

/** A node asks over HTTP/1.1 only; of what speaks nothing else it sees whether it listens. */
function lookProtocol(served: ServedSettings): "HTTP" | "HTTPS" | "TCP" {
  const isPlain = served.protocolVersion === undefined || served.protocolVersion === "HTTP1";
  return isPlain ? healthCheckProtocol(served) : "TCP";
}

/** Whether the balancer, too, takes a status from 400 on for healthy. */
const acceptsErrors = (matcher: string): boolean =>
  (matcher.match(/\d+/g) ?? []).some((status) => Number(status) >= 400);

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
  const { port, healthCheck } = first;
  return planUserData({
    workload: settings.workload,
    nodeGroup: names.label,
    port,
    stopTimeout,
    readiness: {
      groupName: names.group,
      timeout: readyTimeout,
      protocol: lookProtocol(first),
      port: healthCheck.port,
      path: healthCheck.path,
      anyStatus: acceptsErrors(healthCheck.matcher),
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
