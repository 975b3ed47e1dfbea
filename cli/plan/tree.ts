import type { ResourceOptions } from "../../model/graph";
import type { SourcePosition } from "../../twin/mocks";
import { shownInputs } from "../program/outputs";
import { keySettings } from "./key-settings";

/** One resource of a plan, as the program registered it. */
export interface PlannedResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly parent: string | undefined;
  readonly custom: boolean;
  /** True for a component that a plugin makes in a process of its own. */
  readonly remote?: boolean;
  readonly id: string | undefined;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly provider: string | undefined;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  /** Inputs that hold a secret, where they are open in `inputs`. */
  readonly secrets?: readonly string[];
  readonly options?: ResourceOptions;
  /** Where the program makes it: a place in the code that runs. */
  readonly source?: SourcePosition | undefined;
}

export interface Plan {
  readonly project: string;
  readonly stack: string;
  readonly resources: readonly PlannedResource[];
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Of the default provider. */
  readonly region?: string | undefined;
  /** Tokens of the data sources that the program asks and that the tables do not answer. */
  readonly lookUps?: readonly string[];
  /** What the vendor would refuse, as far as the twin's tables know; the engine's own preview stops at the first. */
  readonly refused?: readonly Refusal[];
}

/** A resource as the program asks for it, and why the vendor does not make it. */
export interface Refusal {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly reason: string;
  /** True for a mistake of the program's own. Default: false, and it is the vendor who refuses. */
  readonly isFault?: boolean;
}

const stackType = "pulumi:pulumi:Stack";

/** `aws:lb/targetGroup:TargetGroup` -> `aws:lb:TargetGroup`; `kubernetes:core/v1:Namespace` is what it is. */
export function shortType(type: string): string {
  return type.replace(/^([^:]+):([^/:]+)\/([^:]+):(?=\3$)/i, "$1:$2:");
}

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
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}
