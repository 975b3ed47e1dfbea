import { Graph } from "./graph";
import type { CanonicalType, GraphResource, ResourceOptions } from "./resource";
import type { Values } from "./values";

/** A resource as the engine shows it to a policy before it is created. */
export interface ValidatedResource {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  /** URN. */
  readonly parent: string | undefined;
  /** What the program says; in a stack, what the cloud answered. */
  readonly props: Values;
  readonly options?: ResourceOptions | undefined;
  /** Of the provider that makes it; undefined where the engine does not tell. */
  readonly region?: string | undefined;
}

/** A resource as the engine shows it when the stack is whole. */
export interface StackResource extends ValidatedResource {
  /** URNs behind each input. */
  readonly references: Readonly<Record<string, readonly string[]>>;
}

/** A URN's third part is its type below those of its parents, its second the project, its first the stack. */
export function partsOf(urn: string): { readonly stack: string; readonly project: string } {
  const [head = "", project = ""] = urn.split("::");
  return { stack: head.split(":")[2] ?? "", project };
}

const isCustom = (type: string, urn: string) =>
  type !== "pulumi:pulumi:Stack" && !urn.includes("pulumi:pulumi:StackReference") && /^[^:]+:[^:]*\/[^:]*:/.test(type);

/** The graph of a single resource, before it is created: its inputs, nothing else. */
export function graphOfResource(args: ValidatedResource, canonicalType: CanonicalType): Graph {
  const { project, stack } = partsOf(args.urn);
  return new Graph(project, stack, [node(args, canonicalType, { inputs: args.props, outputs: {}, references: {} })]);
}

/**
 * The graph of a whole stack, at the end of a preview or an update. The engine then tells what the cloud answered; what the
 * program said was seen resource by resource before, and is passed in `inputs` by URN.
 */
export function graphOfStack(
  resources: readonly StackResource[],
  inputs: ReadonlyMap<string, Values>,
  canonicalType: CanonicalType,
): Graph {
  const { project, stack } = partsOf(resources[0]?.urn ?? "");
  return new Graph(
    project,
    stack,
    resources.map((resource) => {
      const { props: answered } = resource;
      return node(resource, canonicalType, {
        inputs: inputs.get(resource.urn) ?? answered,
        outputs: answered,
        references: resource.references,
      });
    }),
  );
}

const placeIn = ({ region }: Values): string | undefined =>
  typeof region === "string" && region !== "" ? region : undefined;

function node(
  { type, name, urn, parent, options, region }: ValidatedResource,
  canonicalType: CanonicalType,
  { inputs, outputs, references }: Pick<GraphResource, "inputs" | "outputs" | "references">,
): GraphResource {
  const id = typeof outputs.id === "string" ? outputs.id : undefined;
  const custom = isCustom(type, urn);
  return {
    type: canonicalType(type),
    token: type,
    name,
    urn,
    parent,
    custom,
    id,
    inputs,
    outputs,
    region: placeIn(inputs) ?? placeIn(outputs) ?? region,
    references,
    options,
  };
}
