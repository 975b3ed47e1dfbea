import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import type { Graph, View } from "../../model/graph";
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
export function locator(files: StackFiles, graph: Graph): (urn: string) => Location {
  const file = relative(files.folder, files.configFile);
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(files.configFile, "utf8"), { lineCounter: lines });
  return (urn) => {
    const { path, name } = placeOf(urn, graph);
    const offset = deepest(document.contents, ["config", "vipkit:cluster", ...path], name);
    return { file, line: offset === undefined ? 1 : lines.linePos(offset).line };
  };
}

/** The line of an option of the spec, or of the deepest part of its path that is written down. */
export function lineOf(configFile: string, path: readonly string[]): number {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(configFile, "utf8"), { lineCounter: lines });
  const offset = deepest(document.contents, ["config", "vipkit:cluster", ...path], "");
  return offset === undefined ? 1 : lines.linePos(offset).line;
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

/** The offset of the deepest key of a path that is there. */
function deepest(contents: unknown, path: readonly string[], name: string): number | undefined {
  let node = contents;
  let found: number | undefined;
  for (const step of path) {
    if (!isMap(node)) break;
    const pair = node.items.find(({ key }) => isScalar(key) && (key.value === step || isOwnKey(key.value, step, name)));
    if (!pair || !isScalar(pair.key)) break;
    found = pair.key.range?.[0] ?? found;
    node = pair.value;
  }
  return found;
}

const isOwnKey = (key: unknown, step: string, name: string) =>
  step === "*" && typeof key === "string" && name.endsWith(`-${key}`);
