import { BalancerController } from "../balancer";
import type { DataPlane, DataPlaneHost } from "../contract/data-plane";
import { Plane } from "./plane";

/** The twin's data plane: HAProxy in front of node processes. */
export function createDataPlane(host: DataPlaneHost): DataPlane {
  const balancers = new BalancerController(host.folder, host.slot, (event) => plane.noteEvent("twin", event));
  const plane = new Plane(host, balancers);
  return plane;
}
