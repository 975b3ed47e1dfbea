import type { ScalingGroup } from "../contract/desired-state";
import type { OwnMachine } from "../contract/launch-template";
import type { Decision, GroupView, Restart } from "./decision";
import type { Instance } from "./instance";
import { parseUserData } from "./user-data";

/** A machine of the program's own is launched once. What has befallen it stays: nothing replaces it, as at the vendor. */
export function planMachine(view: GroupView, machine: OwnMachine): (Decision | Restart)[] {
  const [instance] = view.instances;
  const zone = view.group.subnets[0]?.zone;
  if (instance === undefined) {
    if (zone === undefined || view.failedZones.has(zone)) return [];
    return [{ kind: "launch", zone, cause: "a user request created the instance" }];
  }
  const port = portToListenOn(view.group, machine, instance);
  return port === undefined ? [] : [{ kind: "restart", instance, port }];
}

/**
 * The registration comes after the machine, and only it says where a stand-in is to listen. A service that its own user data gives a port
 * stays there, as do the others once they serve.
 */
function portToListenOn(group: ScalingGroup, machine: OwnMachine, instance: Instance): number | undefined {
  const isUp = instance.lifecycle === "InService" && instance.failedAt === undefined && !instance.hung;
  const ports = group.targetGroups.flatMap((arn) => machine.ports[arn] ?? []);
  const [first] = ports;
  if (!isUp || first === undefined || ports.some((port) => instance.service.environment.PORT === String(port))) return;
  return parseUserData(group.launchTemplate.userData)?.environment.PORT === undefined ? first : undefined;
}

/** Its service starts anew on another port; the machine stays what it is. */
export function listeningOn(instance: Instance, port: number, now: number): Instance {
  const environment = { ...instance.service.environment, PORT: String(port) };
  const fresh = { since: now, bootedAt: now, process: undefined, registrations: [] };
  return { ...instance, ...fresh, lifecycle: "Pending", service: { ...instance.service, environment } };
}
