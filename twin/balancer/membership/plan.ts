import type { Node, Registration, TargetGroup } from "../../contract/desired-state";
import { balancerParty, isAdmitted, type Network, nodeParty } from "../admission";
import { type BackendScope, isInScope } from "../backends";
import { type Endpoint, isHttp } from "../render/backend";
import { admit, canCheck, cut, move, reconsider, retire } from "./commands";
import type { Occupant, SlotTable } from "./slots";

/** A registration as a scope's backends will hold it. */
interface Candidate {
  readonly target: string;
  readonly node: string;
  readonly endpoint: Endpoint;
  readonly isAdmitted: boolean;
  readonly drainingSince: number | undefined;
}

export const targetOf = (registration: Registration): string => `${registration.node}:${registration.port}`;

/** Where a scope's targets are reached: behind the guard when the security groups let the balancer through, else at the guard. */
export function candidatesOf(
  scope: BackendScope,
  registrations: readonly Registration[],
  nodes: readonly Node[],
  network: Network,
): Candidate[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const balancer = balancerParty(scope.balancer);
  return registrations
    .filter((registration) => isInScope(scope, registration))
    .map((registration) => {
      const node = byId.get(registration.node);
      const reach = (port: number) => node === undefined || isAdmitted(network, balancer, nodeParty(node), port);
      const { port } = registration;
      const checkPort = checkPortOf(scope.group, port);
      const at = (wanted: number) => (reach(wanted) ? registration.backendAddress : registration.address);
      return {
        target: targetOf(registration),
        node: registration.node,
        endpoint: { address: at(port), port, checkAddress: at(checkPort), checkPort },
        isAdmitted: reach(checkPort),
        drainingSince: registration.drainingSince,
      };
    });
}

export const checkPortOf = (group: TargetGroup, port: number): number =>
  group.healthCheck.port === "traffic-port" ? port : group.healthCheck.port;

/** What to tell HAProxy so that a scope's slots hold these candidates; the table is brought up to date. */
export function syncScope(
  table: SlotTable,
  scope: BackendScope,
  candidates: readonly Candidate[],
  now: number,
): string[] {
  const wanted = new Set(candidates.map(({ target }) => target));
  const gone = [...table.slots(scope.key).entries()].flatMap(([index, slot]) => {
    if (slot === undefined || wanted.has(slot.target)) return [];
    table.place(scope.key, index, undefined);
    // What a stream balancer leaves open ends with the node.
    return [...retire(scope.key, index), ...(isHttp(scope.group) ? cut(scope.key, index) : [])];
  });
  return [...gone, ...candidates.flatMap((candidate) => syncTarget(table, scope, candidate, now))];
}

function syncTarget(table: SlotTable, scope: BackendScope, candidate: Candidate, now: number): string[] {
  const index = table.find(scope.key, candidate.target);
  const known = index < 0 ? undefined : table.slots(scope.key)[index];
  if (known === undefined) return enter(table, scope, candidate, now);
  if (known.drainingSince !== undefined && candidate.drainingSince === undefined) {
    // Registered again: the vendor starts over with its health.
    table.place(scope.key, index, undefined);
    return [...retire(scope.key, index), ...enter(table, scope, candidate, now)];
  }
  const occupant: Occupant = { ...known, ...candidate };
  table.place(scope.key, index, occupant);
  if (known.drainingSince === undefined && candidate.drainingSince !== undefined) return retire(scope.key, index);
  if (sameEndpoint(known.endpoint, candidate.endpoint)) return [];
  const sameChecks = canCheck(known, scope.group) === canCheck(occupant, scope.group);
  return (sameChecks ? move : reconsider)(scope.key, index, occupant, scope.group);
}

/** A target that drains already when it is first heard of gets no requests, so it has nothing to finish. */
function enter(table: SlotTable, scope: BackendScope, candidate: Candidate, now: number): string[] {
  const index = table.free(scope.key);
  if (index < 0) throw new RangeError(`no free slot for ${candidate.target} in ${scope.key}`);
  const isDraining = candidate.drainingSince !== undefined;
  const occupant: Occupant = { ...candidate, since: now, phase: "initial", isDrained: isDraining };
  table.place(scope.key, index, occupant);
  return isDraining ? [] : admit(scope.key, index, occupant, scope.group);
}

const sameEndpoint = (a: Endpoint, b: Endpoint): boolean =>
  a.address === b.address && a.port === b.port && a.checkAddress === b.checkAddress && a.checkPort === b.checkPort;
