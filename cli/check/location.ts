import type { Graph, View } from "../../model/graph";
import { isRecord, valueAt } from "../../model/path";
import type { Location } from "../../policies/report";
import type { StackFiles } from "../plan/project";

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

/** Finds the line of a stack's file that a resource comes from: the section of the component that makes it. */
export function locator({ config, locate }: StackFiles, graph: Graph): (urn: string) => Location {
  const spec = parsed(config[clusterKey]);
  return (urn) => {
    const { path, name } = placeOf(urn, graph);
    return locate(clusterKey, withOwnKeys(spec, path, name));
  };
}

const clusterKey = "vipkit:cluster";

/** The line of an option of the spec, or of the deepest part of its path that is written down. */
export const lineOf = ({ locate }: StackFiles, path: readonly string[]): Location => locate(clusterKey, path);

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return undefined;
  }
}

function placeOf(urn: string, graph: Graph): { path: readonly string[]; name: string } {
  const own = graph.find(urn);
  if (own?.resource.type === "aws:lb/listener:Listener") return { path: listeners, name: own.resource.name };
  for (let view: View | undefined = own; view; view = graph.find(view.resource.parent ?? "")) {
    const path = places[view.resource.type];
    if (path) return { path, name: view.resource.name };
  }
  return { path: [], name: "" };
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
