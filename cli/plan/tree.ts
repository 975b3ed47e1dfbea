import { shownInputs } from "../../engine/program/outputs";
import { shortType } from "../../model/graph/short-type";
import type { Plan, PlannedResource } from "../planned";
import { keySettings } from "./key-settings";

const stackType = "pulumi:pulumi:Stack";

/** What a reader calls the resource below its parent: the logical name without the parent's, which it repeats. */
function label(resource: PlannedResource, parent: PlannedResource | undefined): string {
  const prefix = parent ? `${parent.name}-` : "";
  return prefix !== "" && resource.name.startsWith(prefix) ? resource.name.slice(prefix.length) : resource.name;
}

interface Branch {
  readonly resource: PlannedResource;
  readonly children: Branch[];
}

function grow(resources: readonly PlannedResource[]): Branch[] {
  const branches = new Map<string, Branch>(resources.map((resource) => [resource.urn, { resource, children: [] }]));
  const roots: Branch[] = [];
  for (const branch of branches.values()) {
    const parent = branches.get(branch.resource.parent ?? "");
    (parent?.children ?? roots).push(branch);
  }
  // The engine registers in whatever order promises settle; a reader wants the same plan twice in the same order.
  for (const { children } of branches.values()) children.sort(byComponentThenName);
  return roots.sort(byComponentThenName);
}

function byComponentThenName({ resource: a }: Branch, { resource: b }: Branch): number {
  return Number(a.custom) - Number(b.custom) || a.type.localeCompare(b.type) || a.name.localeCompare(b.name);
}

/** The plan as an indented tree, a line a resource: name, type, key settings. */
export function renderTree(plan: Plan, paint: Paint): string[] {
  return grow(plan.resources.filter(({ type }) => type !== stackType)).flatMap((root) => [
    describe(root.resource, undefined, paint),
    ...renderBelow(root, "", paint),
  ]);
}

function renderBelow({ resource, children }: Branch, stem: string, paint: Paint): string[] {
  return children.flatMap((child, index) => {
    const isLast = index === children.length - 1;
    return [
      `${paint.dim(stem + (isLast ? "└─ " : "├─ "))}${describe(child.resource, resource, paint)}`,
      ...renderBelow(child, `${stem}${isLast ? "   " : "│  "}`, paint),
    ];
  });
}

function describe(resource: PlannedResource, parent: PlannedResource | undefined, paint: Paint): string {
  const name = label(resource, parent);
  const settings = keySettings(resource.type, shownInputs(resource));
  const parts = [resource.custom ? name : paint.bold(name), paint.dim(shortType(resource.type)), settings];
  return parts.filter((part) => part !== "").join("  ");
}

/** How many resources of each type there are, most first. Components are not counted: they cost nothing. */
export function countTypes(resources: readonly PlannedResource[]): [type: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { type, custom } of resources) {
    if (custom && !type.startsWith("pulumi:providers:")) {
      counts.set(shortType(type), (counts.get(shortType(type)) ?? 0) + 1);
    }
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b));
}

/** Colours, or none. */
interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}
