import { relative } from "node:path";
import { placeIn } from "../../engine/program/source-position";
import type { Graph, ResourceReader } from "../../model/graph";
import { parseJson } from "../../model/graph/json";
import { isRecord, valueAt } from "../../model/settings/path";
import type { Location } from "../../policies/report";
import type { SourcePosition } from "../../twin/mocks";
import type { StackFiles } from "../project";

/** Where a component's settings stand in a spec; `*` is the user's own key, with which the component's name ends. */
const places: Readonly<Record<string, readonly string[]>> = {
  "vipkit:network:Network": ["network"],
  "vipkit:firewall:Firewall": ["firewall"],
  "vipkit:certificate:Certificate": ["certificate"],
  "vipkit:address:Address": ["address"],
  "vipkit:load-balancer:LoadBalancer": ["loadBalancer"],
  "vipkit:target-group:TargetGroup": ["targetGroups", "*"],
  "vipkit:node-group:NodeGroup": ["nodeGroups", "*"],
  "vipkit:autoscaling:Autoscaling": ["nodeGroups", "*", "autoscaling"],
};

const listeners = ["loadBalancer", "listeners", "*"];

/** Where a program makes its resources, by URN. */
export type Sources = ReadonlyMap<string, SourcePosition>;

/**
 * Finds the line that a resource comes from: of the stack's file, the section of the component that makes it, where a spec says what is
 * made; else of the program, where the resource is made, or what it belongs to.
 */
export function locator(files: StackFiles, graph: Graph, sources: Sources): (urn: string) => Location {
  const { config, locate, folder, entry } = files;
  const hasSpec = config[clusterKey] !== undefined;
  const spec = parseJson(config[clusterKey] ?? "null");
  const inSpec = (urn: string) => {
    const place = hasSpec ? placeOf(urn, graph) : undefined;
    return place === undefined ? undefined : locate(clusterKey, withOwnKeys(spec, place.path, place.name));
  };
  const otherwise = () =>
    hasSpec ? locate(clusterKey, []) : { file: relative(folder, entry) || "Pulumi.yaml", line: 1 };
  return (urn) => inSpec(urn) ?? sourceOf(urn, graph, sources, folder) ?? otherwise();
}

/** What a library's component makes later is known by the component. */
function sourceOf(urn: string, graph: Graph, sources: Sources, folder: string): Location | undefined {
  for (let at: string | undefined = urn; at; at = graph.find(at)?.resource.parent) {
    const source = sources.get(at);
    if (source !== undefined && graph.find(at)?.resource.type !== "pulumi:pulumi:Stack") return placeIn(source, folder);
  }
  return undefined;
}

const clusterKey = "vipkit:cluster";

/** The line of an option of the spec, or of the deepest part of its path that is written down. */
export const lineOf = ({ locate }: StackFiles, path: readonly string[]): Location => locate(clusterKey, path);

/** The part of a spec that a resource comes from; none for what the program makes beside it. */
function placeOf(urn: string, graph: Graph): { path: readonly string[]; name: string } | undefined {
  const own = graph.find(urn);
  for (let view: ResourceReader | undefined = own; view; view = graph.find(view.resource.parent ?? "")) {
    const path = places[view.resource.type];
    if (path === undefined) continue;
    const isListener = own?.resource.type === "aws:lb/listener:Listener";
    return isListener ? { path: listeners, name: own.resource.name } : { path, name: view.resource.name };
  }
  return undefined;
}

/** The path with the user's own keys in the place of the stars. */
function withOwnKeys(spec: unknown, path: readonly string[], name: string): readonly string[] {
  return path.reduce<string[]>((found, step) => {
    if (step !== "*") return [...found, step];
    const owner = valueAt(spec, found);
    const keys = isRecord(owner) ? Object.keys(owner) : [];
    return [...found, keys.find((key) => name.endsWith(`-${key}`)) ?? step];
  }, []);
}
