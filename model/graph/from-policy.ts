import { Graph } from "./graph";
import { canonicalType, type GraphResource } from "./resource";
import { toValues, type Values } from "./values";

/** What is read of the policy SDK's `ResourceValidationArgs`. */
export interface ValidatedResource {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly props: object;
  readonly opts?: { readonly parent?: string };
}

/** What is read of the policy SDK's `PolicyResource`. */
export interface StackResource extends Omit<ValidatedResource, "opts"> {
  readonly parent?: { readonly urn: string };
  readonly propertyDependencies: Readonly<Record<string, readonly { readonly urn: string }[]>>;
}

/** A URN's third part is its type below those of its parents, its second the project, its first the stack. */
export function partsOf(urn: string): { readonly stack: string; readonly project: string } {
  const [head = "", project = ""] = urn.split("::");
  return { stack: head.split(":")[2] ?? "", project };
}

const isCustom = (type: string, urn: string) =>
  type !== "pulumi:pulumi:Stack" && !urn.includes("pulumi:pulumi:StackReference") && /^[^:]+:[^:]*\/[^:]*:/.test(type);

/** The graph of a single resource, before it is created: its inputs, nothing else. */
export function graphOfResource(args: ValidatedResource): Graph {
  const { project, stack } = partsOf(args.urn);
  return new Graph(project, stack, [node(args, toValues(args.props), {}, args.opts?.parent)]);
}

/**
 * The graph of a whole stack, at the end of a preview or an update. The engine then tells what the cloud answered; what the
 * program said was seen resource by resource before, and is passed in `inputs` by URN.
 */
export function graphOfStack(resources: readonly StackResource[], inputs: ReadonlyMap<string, Values>): Graph {
  const { project, stack } = partsOf(resources[0]?.urn ?? "");
  return new Graph(
    project,
    stack,
    resources.map((resource) => {
      const answered = toValues(resource.props);
      const references = Object.entries(resource.propertyDependencies).map(
        ([property, behind]) => [property, behind.map(({ urn }) => urn)] as const,
      );
      return {
        ...node(resource, inputs.get(resource.urn) ?? answered, answered, resource.parent?.urn),
        references: Object.fromEntries(references),
      };
    }),
  );
}

function node(
  { type, name, urn }: ValidatedResource | StackResource,
  inputs: Values,
  outputs: Values,
  parent: string | undefined,
): GraphResource {
  const id = typeof outputs.id === "string" ? outputs.id : undefined;
  return {
    type: canonicalType(type),
    token: type,
    name,
    urn,
    parent,
    custom: isCustom(type, urn),
    id,
    inputs,
    outputs,
    references: {},
  };
}
