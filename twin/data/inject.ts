import type { Compute } from "../compute/compute";
import type { Fault } from "../contract/data-plane";
import type { DesiredState } from "../contract/desired-state";
import { CloudError } from "../contract/resources";
import type { BalancerPort } from "./balancer-port";
import type { BrokenDeploys } from "./broken-deploys";
import type { Expiries } from "./expiries";

/** What faults are done to. */
interface FaultSite {
  readonly compute: Compute;
  readonly brokenDeploys: BrokenDeploys;
  readonly expiries: Expiries;
  readonly balancers: BalancerPort;
  readonly desired: DesiredState;
  /** Of the stack, by their whole names. */
  readonly zones: readonly string[];
}

/** Breaks a part of the data plane, or makes it whole. @throws CloudError for a part that is not there, with those that are */
export function injectFault(fault: Fault, site: FaultSite): Promise<void> | void {
  const { compute, brokenDeploys, expiries, desired } = site;
  switch (fault.kind) {
    case "kill-node":
      return compute.kill(fault.node);
    case "hang-node":
      return compute.setHung(fault.node, true);
    case "resume-node":
      return compute.setHung(fault.node, false);
    case "drain-node":
      return compute.drain(fault.node);
    case "break-deploy":
      return brokenDeploys.begin(fault.group, desired.scalingGroups);
    case "restore-deploy":
      return brokenDeploys.end(fault.group);
    case "fail-zone":
      return compute.failZone(zoneOf(fault.zone, site));
    case "restore-zone":
      return compute.zones.restore(zoneOf(fault.zone, site));
    case "expire-certificate":
      return expiries.begin(fault.certificate, desired);
    case "renew-certificate":
      return expiries.end(fault.certificate);
    case "kill-balancer":
      return killBalancer(fault.balancer, site);
  }
}

/** `eu-west-1a`, or just its letter. */
function zoneOf(name: string, { zones }: FaultSite): string {
  const zone = zones.find((candidate) => candidate === name || candidate.endsWith(name));
  if (zone !== undefined && name !== "") return zone;
  throw new CloudError("InvalidAvailabilityZone", `no zone "${name}"; zones: ${zones.join(", ")}`);
}

/** One HAProxy plays all of a stack's balancers. */
async function killBalancer(name: string, { balancers, desired }: FaultSite): Promise<void> {
  const names = desired.balancers.map((each) => each.name);
  if (!names.includes(name))
    throw new CloudError(
      "LoadBalancerNotFound",
      `no load balancer "${name}"; balancers: ${names.join(", ") || "none"}`,
    );
  await balancers.crash();
}
