import type { Graph, ResourceReader } from "../../../model/graph";
import { isRecord } from "../../../model/graph";
import type { Wait } from "../../../model/topology/traffic-path";
import { servingTypes, types } from "../catalog/types";
import { mainContainers } from "../objects/pods";

/** Machines of which one has the address at a time, chosen by the machines themselves. */
type ElectedAddress =
  | { readonly kind: "elected"; readonly takeover: Wait }
  | { readonly kind: "unknown"; readonly reason: string };

/** Source: kube-vip 1.2, flags of leader election: a lease of 15 seconds, tried for each 2. */
const usualLease = { duration: 15, retry: 2 } as const;

/** Variables that decide whether kube-vip has addresses of Services, and how soon they move. */
const timers = ["svc_enable", "bgp_enable", "vip_leaseduration", "vip_retryperiod"];

const isKubeVip = (container: ResourceReader): boolean =>
  /(?:^|\/)kube-vip(?:-iptables)?(?:[:@]|$)/.test(container.text("image") ?? "");

const variablesOf = (container: ResourceReader): ReadonlyMap<string, string> =>
  new Map(
    container
      .items("env")
      .filter((variable) => !variable.has("valueFrom"))
      .map((variable) => [variable.text("name") ?? "", variable.text("value") ?? ""]),
  );

/** Whether some of these variables may have a value that stands in another object. */
function isSetElsewhere(container: ResourceReader, names: readonly string[]): boolean {
  const own = container.items("env");
  return names.some((name) => {
    const variable = own.find((one) => one.text("name") === name);
    return variable === undefined ? container.items("envFrom").length > 0 : variable.has("valueFrom");
  });
}

const isTrue = (text: string | undefined): boolean => text?.toLowerCase() === "true" || text === "1";

function readKubeVip(workload: ResourceReader, container: ResourceReader): ElectedAddress | undefined {
  const variables = variablesOf(container);
  if (variables.has("svc_enable") && !isTrue(variables.get("svc_enable"))) return undefined;
  if (isSetElsewhere(container, timers))
    return { kind: "unknown", reason: "what kube-vip's envFrom or valueFrom says of its lease" };
  if (!isTrue(variables.get("svc_enable"))) return undefined;
  if (isTrue(variables.get("bgp_enable")))
    return { kind: "unknown", reason: "how soon kube-vip's routers see a dead machine" };
  const seconds = (name: string, usual: number) => {
    const own = Number(variables.get(name) ?? usual);
    return Number.isFinite(own) ? own : usual;
  };
  const typical = seconds("vip_leaseduration", usualLease.duration);
  const path = `${workload.resource.name}: vip_leaseduration + vip_retryperiod`;
  return {
    kind: "elected",
    takeover: { path, typical, worst: typical + seconds("vip_retryperiod", usualLease.retry) },
  };
}

/** What kube-vip does with addresses of Services; undefined where it has none to do with. Throws UnknownValueError. */
export function kubeVipOf(graph: Graph): ElectedAddress | undefined {
  for (const workload of graph.ofType(...servingTypes)) {
    const container = mainContainers(workload).find(isKubeVip);
    const found = container && readKubeVip(workload, container);
    if (found !== undefined) return found;
  }
  return undefined;
}

const numberAfter = (text: string, word: string): number | undefined => {
  const [, digits] = new RegExp(`^\\s*${word}\\s+(\\d+(?:\\.\\d+)?)`, "m").exec(text) ?? [];
  return digits === undefined ? undefined : Number(digits);
};

/** The text of a block, from its name to the brace that closes it. */
function blocksOf(text: string, word: string): readonly string[] {
  return [...text.matchAll(new RegExp(`^\\s*${word}\\b[^{\\n]*\\{`, "gm"))].map(({ index }) => {
    let depth = 0;
    for (let at = text.indexOf("{", index); at < text.length; at++) {
      if (text[at] === "{") depth++;
      else if (text[at] === "}" && --depth === 0) return text.slice(index, at + 1);
    }
    return text.slice(index);
  });
}

/** Without what stands behind `!` and `#`. */
const uncommented = (text: string): string => text.replace(/[!#].*$/gm, "");

/**
 * Seconds until a backup takes over from a machine that is gone: three advertisements and its skew, which version 2 counts in whole seconds.
 * BFD makes it no shorter. Source: keepalived 2.2.7, measured.
 */
export function vrrpTakeover(instance: string, version: 2 | 3): { readonly worst: number; readonly typical: number } {
  const asked = numberAfter(instance, "advert_int") ?? 1;
  const interval = version === 2 ? Math.max(1, Math.ceil(asked)) : asked;
  const priority = numberAfter(instance, "priority") ?? 100;
  const skew = ((256 - priority) / 256) * (version === 2 ? 1 : interval);
  return { worst: 3 * interval + skew, typical: 2.5 * interval + skew };
}

/** The instances of keepalived whose virtual addresses have one of these. */
function readKeepalived(map: ResourceReader, addresses: ReadonlySet<string>): readonly Wait[] {
  const data = map.at("data").known();
  if (!isRecord(data)) return [];
  return Object.keys(data).flatMap((key): readonly Wait[] => {
    const raw = map.at("data").entry(key).known();
    if (typeof raw !== "string" || !raw.includes("vrrp_instance")) return [];
    const text = uncommented(raw);
    const version = numberAfter(text, "vrrp_version") === 3 ? 3 : 2;
    return blocksOf(text, "vrrp_instance").flatMap((instance) => {
      const own =
        blocksOf(instance, "virtual_ipaddress")
          .join(" ")
          .match(/[0-9a-fA-F:.]{3,}(?=[/\s}])/g) ?? [];
      if (!own.some((address) => addresses.has(address))) return [];
      return [{ path: `${map.resource.name}: advert_int and priority`, ...vrrpTakeover(instance, version) }];
    });
  });
}

/** What keepalived does with one of these addresses, by configuration in a ConfigMap; undefined where it has none of them. Throws UnknownValueError. */
export function keepalivedOf(addresses: readonly string[], graph: Graph): ElectedAddress | undefined {
  if (addresses.length === 0) return undefined;
  const waits = graph.ofType(types.configMap).flatMap((map) => readKeepalived(map, new Set(addresses)));
  const slowest = waits.reduce<Wait | undefined>(
    (most, wait) => (most === undefined || wait.worst > most.worst ? wait : most),
    undefined,
  );
  return slowest && { kind: "elected", takeover: slowest };
}
