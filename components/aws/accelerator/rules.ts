import { entriesOf } from "../../../model/settings/entries";
import { limitText } from "../../../model/settings/primitives";
import type { Report, SettingsRules, ValidPart } from "../../../model/settings/rule";
import type { Limits } from "../../../platforms/aws/limits";
import type { AcceleratorShape } from "./schema";

type Accelerator = ValidPart<AcceleratorShape>;
type Listener = ValidPart<AcceleratorShape["listeners"][string]>;
type Group = ValidPart<AcceleratorShape["listeners"][string]["regions"][string]>;

const placedGroups = ({ listeners }: Accelerator) =>
  entriesOf(listeners).flatMap(([name, { regions }]) =>
    entriesOf(regions).map(([region, group]) => ({ group, path: ["listeners", name, "regions", region] })),
  );

function someListener({ listeners }: Accelerator, say: Report): void {
  if (listeners === undefined) return;
  const fix = "add one, as in listeners: { https: { ports: [443], regions } }";
  if (Object.keys(listeners).length === 0) say(["listeners"], { problem: "has none", fix });
  for (const [name, { regions }] of entriesOf(listeners)) {
    if (regions === undefined || Object.keys(regions).length > 0) continue;
    say(["listeners", name, "regions"], { problem: "names no region", fix: "name one with its endpoints" });
  }
}

/** First and last port of each entry, with its place in the list. */
const rangesOf = ({ ports }: Listener) =>
  (ports ?? []).flatMap((entry, index) => {
    const [from, to] = typeof entry === "object" ? [entry.from, entry.to] : [entry, entry];
    return from === undefined || to === undefined ? [] : [{ from, to, index }];
  });

function portsDistinct({ listeners }: Accelerator, say: Report): void {
  const before: { readonly from: number; readonly to: number; readonly name: string; readonly protocol: unknown }[] =
    [];
  for (const [name, listener] of entriesOf(listeners)) {
    for (const { from, to, index } of rangesOf(listener)) {
      const path = ["listeners", name, "ports", index];
      if (from > to) say(path, { problem: "ends before it begins", fix: `write { from: ${to}, to: ${from} }` });
      const { protocol } = listener;
      const other = before.find((one) => one.protocol === protocol && one.from <= to && from <= one.to);
      if (other !== undefined) {
        say(path, { problem: `shares ports with listener ${other.name}`, fix: "give each port to one listener" });
      }
      before.push({ from, to, name, protocol });
    }
  }
}

const isBalancer = ({ type }: { readonly type?: string | undefined }) => type !== "elasticIp";

/** A check stands for what it asks: of a load balancer nothing is asked. */
function checksDecide(accelerator: Accelerator, say: Report): void {
  for (const { group, path } of placedGroups(accelerator)) {
    const { healthCheck } = group;
    if (healthCheck === undefined) continue;
    if (entriesOf(group.endpoints).every(([, endpoint]) => isBalancer(endpoint))) {
      const problem = "decides nothing: a load balancer's own view of its targets is taken";
      say([...path, "healthCheck"], { problem, fix: "take it out, and set the target groups' healthCheck" });
    } else if (healthCheck.path !== undefined && healthCheck.protocol === "TCP") {
      say([...path, "healthCheck", "path"], { problem: "a TCP check asks for no path", fix: "set protocol: HTTP" });
    }
  }
}

function endpointsLegal({ ipAddressType, ...rest }: Accelerator, say: Report, limits: Limits): void {
  const { max, severity } = limits["globalaccelerator.endpoints"];
  for (const { group, path } of placedGroups(rest)) {
    const endpoints = entriesOf(group.endpoints);
    if (severity === "error" && endpoints.length > max) {
      const allowed = limitText(limits, "globalaccelerator.endpoints");
      const fix = "put several behind one load balancer, or into another region";
      say([...path, "endpoints"], { problem: `${endpoints.length} endpoints`, allowed, fix });
    }
    for (const [name, endpoint] of endpoints) {
      if (isBalancer(endpoint)) continue;
      const place = [...path, "endpoints", name];
      if (endpoint.preserveClientIp === true) {
        const fix = "take it out, or put a load balancer there";
        say([...place, "preserveClientIp"], { problem: "an elastic IP sees the accelerator's addresses only", fix });
      }
      if (ipAddressType !== "DUAL_STACK") continue;
      const fix = "set ipAddressType: IPV4, or put a dualstack load balancer there";
      say([...place, "type"], { problem: "an elastic IP has no IPv6 address", fix });
    }
    overridesLegal(group, path, say);
  }
}

/** Two overrides never lead to one port. */
function overridesLegal({ portOverrides }: Group, path: readonly string[], say: Report): void {
  const seen = new Map<number, string>();
  for (const [port, target] of entriesOf(portOverrides)) {
    const other = seen.get(target);
    if (other !== undefined) {
      const problem = `${other} leads there already`;
      say([...path, "portOverrides", port], { problem, fix: "lead it to another port of the endpoints" });
    }
    seen.set(target, port);
  }
}

export const acceleratorRules = (limits: Limits): SettingsRules<AcceleratorShape> => ({
  "accelerator-listens": someListener,
  "accelerator-ports-distinct": portsDistinct,
  "accelerator-checks-decide": checksDecide,
  "accelerator-endpoints-legal": (accelerator, say) => endpointsLegal(accelerator, say, limits),
});

/** Connections that go nowhere, or on one way only. */
function idleRegions({ listeners }: Accelerator, say: Report): void {
  for (const [name, { regions }] of entriesOf(listeners)) {
    const path = ["listeners", name, "regions"];
    const groups = entriesOf(regions);
    if (groups.length > 0 && groups.every(([, { trafficDial }]) => trafficDial === 0)) {
      say(path, { problem: "every dial is 0: connections go to any healthy region", fix: "raise one" });
    }
    for (const [region, { endpoints }] of groups) {
      const all = entriesOf(endpoints);
      if (all.length > 0 && all.some(([, { weight }]) => weight !== 0)) continue;
      say([...path, region, "endpoints"], {
        problem: "no endpoint takes connections",
        fix: "give one a weight above 0",
      });
    }
  }
}

export const acceleratorCautions: SettingsRules<AcceleratorShape> = { "accelerator-region-idle": idleRegions };
