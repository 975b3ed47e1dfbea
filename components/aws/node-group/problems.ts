import { healthCheckProtocol } from "../../../platforms/aws/fault-model/detection";
import { parseMatcher } from "../../../platforms/aws/matcher";
import { planTimers } from "../../../platforms/aws/node-timers";
import type { Problem } from "../../errors";
import type { Look } from "./readiness";
import type { NodeGroupSettings } from "./resolved";
import type { ServedSettings } from "./served";
import { planUserData, userDataLimit } from "./user-data";

/** A node asks over HTTP/1.1 only, and without a header before the request; of what wants more it sees whether it listens. */
function lookProtocol(served: ServedSettings): Look["protocol"] {
  const isPlain = served.protocolVersion === undefined || served.protocolVersion === "HTTP1";
  return isPlain && served.proxyProtocolV2 !== true ? healthCheckProtocol(served) : "TCP";
}

/** What the balancer will ask of the node for one target group. */
function planLook(served: ServedSettings): Look {
  const { port, path, matcher, timeout } = served.healthCheck;
  return {
    protocol: lookProtocol(served),
    port: port === "traffic-port" ? served.port : port,
    path,
    statuses: parseMatcher(matcher) ?? [],
    timeout,
  };
}

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
  return planUserData({
    workload: settings.workload,
    nodeGroup: names.label,
    port: first.port,
    stopTimeout,
    bootsAgain: settings.warmPool !== undefined,
    readiness: { groupName: names.group, timeout: readyTimeout, looks: served.map(planLook) },
  });
}

/** What only shows once it is written: user data has a limit of its own. */
export function userDataProblems(userData: string): readonly Problem[] {
  const bytes = Buffer.byteLength(userData);
  if (bytes <= userDataLimit) return [];
  const message = `makes ${bytes} bytes of user data; at most ${userDataLimit}: move files into the image`;
  return [{ path: "workload", message }];
}
