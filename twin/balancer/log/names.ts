import type { Balancer, Registration } from "../../contract/desired-state";
import type { BackendScope } from "../backends";
import { checkedBackend, openBackend } from "../render/names";
import type { LogNames } from "./format";

/** `serials`: ARN of a certificate by serial number. */
export function planLogNames(
  scopes: readonly BackendScope[],
  registrations: readonly Registration[],
  serials: ReadonlyMap<string, string>,
  balancers: readonly Pick<Balancer, "name" | "accessLogs" | "connectionLogs">[],
): LogNames {
  const targetGroups: Record<string, string> = {};
  for (const { key, group } of scopes) {
    targetGroups[checkedBackend(key)] = group.arn;
    targetGroups[openBackend(key)] = group.arn;
  }
  const targets: Record<string, string> = {};
  for (const { address, backendAddress, port } of registrations) {
    targets[`${backendAddress}:${port}`] = `${address}:${port}`;
  }
  const logs = Object.fromEntries(
    balancers.map(({ name, accessLogs, connectionLogs }) => [
      name,
      { access: accessLogs, connections: connectionLogs },
    ]),
  );
  return { targetGroups, targets, certificates: Object.fromEntries(serials), logs };
}
