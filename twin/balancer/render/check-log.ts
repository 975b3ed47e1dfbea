import type { BackendScope } from "../backends";
import { section } from "./text";

/** Where HAProxy keeps what its checks tell, until the observer reads it. */
export const checkRing = "checks";
/** Bytes of a message; of all of them for each slot: a target's last ten checks. */
const messageLimit = 512;
const bytesPerSlot = 2048;
const smallestRing = 65_536;

/** HAProxy logs a check only when it changes something. The `debug` converter tells of every one, with its server and its begin. */
export const checkBegins: readonly string[] = [
  "http-check set-var(check.server) srv_name",
  "http-check set-var(check.begin) date(0,us)",
  'http-check set-var(check.id) be_name,concat(/,check.server),concat(" ",check.begin)',
  `http-check set-var(check.begun) var(check.id),debug(begun,${checkRing})`,
  // In full, or the connection would be made before the first line here: a target that refuses it would have no begin.
  "http-check connect default",
];

const tells = (result: string) => `"%[status,concat(\\" \\",check.id),debug(${result},${checkRing})]"`;

/** Behind what a check expects. */
export const checkEnds = ` on-success ${tells("passed")} on-error ${tells("failed")}`;

/** The ring, if any balancer logs its checks. */
export function renderCheckRing(
  scopes: readonly BackendScope[],
  slots: (scope: BackendScope) => readonly unknown[],
): string[] {
  const logged = scopes.filter(({ balancer }) => balancer.healthCheckLogs);
  if (logged.length === 0) return [];
  const servers = logged.reduce((sum, scope) => sum + slots(scope).length, 0);
  const size = Math.max(smallestRing, bytesPerSlot * servers);
  return [section(`ring ${checkRing}`, ["format iso", `maxlen ${messageLimit}`, `size ${size}`])];
}
