import "../../tools/base/compile-cache.cjs";
import "../../tools/base/lean-sdk.cjs";
import { placeIn } from "../../engine/program/source-position";
import { shortType } from "../../model/graph/short-type";
import { definitionSources } from "../../tools/setup/kubernetes-parts";
import { ModelRegistry } from "../../twin/control/registry";
import { services } from "../../twin/control/services";
import { unplayableParts } from "../../twin/kubernetes/provider/unplayable";
import { planOffline } from "../plan/offline";
import type { Plan, PlannedResource } from "../planned";
import { readStack } from "../project";
import type { Findings, Unplayable } from "./findings";

/** A process of its own: the SDK keeps a program's state, and the engine's operation must not see it. */
async function work([folder = "", stack = ""]: readonly string[]): Promise<void> {
  const found = findingsOf(await planOffline(readStack(folder, stack)), folder);
  process.send?.(found, () => process.exit(0));
}

function findingsOf(plan: Plan, folder: string): Findings {
  const registry = new ModelRegistry(services);
  const isPlayed = ({ type, custom, remote = false }: PlannedResource) =>
    type.startsWith("pulumi:") || (!custom && !remote) || registry.hasResource(type);
  return {
    resources: plan.resources
      .filter((resource) => !isPlayed(resource))
      .sort((a, b) => (a.source?.line ?? 0) - (b.source?.line ?? 0) || a.name.localeCompare(b.name))
      .map((resource) => shown(resource, folder)),
    lookUps: (plan.lookUps ?? []).filter((token) => !registry.hasFunction(token)),
    objects: objectsOf(plan, folder),
    refused: (plan.refused ?? []).map(({ type, name, reason }) => `${shortType(type)} "${name}": ${reason}`),
  };
}

/** A line each: object, path, value, what is allowed, what to do. */
function objectsOf(plan: Plan, folder: string): string[] {
  const objects = plan.resources.filter(({ type, custom }) => custom && type.startsWith("kubernetes:"));
  const place = new Map(objects.map((resource) => [resource.name, shown(resource, folder).place]));
  return unplayableParts(objects, definitionSources).map(
    ({ object, name, text }) => `${object}: ${text}${place.get(name) === undefined ? "" : `  ${place.get(name)}`}`,
  );
}

function shown({ type, name, source }: PlannedResource, folder: string): Unplayable {
  const place = source === undefined ? undefined : placeIn(source, folder);
  return {
    plugin: type.split(":")[0] ?? "",
    type: shortType(type),
    name,
    place: place && `${place.file}:${place.line}`,
  };
}

// What the program fails of, the engine says in its own way.
work(process.argv.slice(2)).catch(() => process.exit(1));
