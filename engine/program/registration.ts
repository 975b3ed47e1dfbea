import type * as resourceProto from "@pulumi/pulumi/proto/resource_pb";
import type { Props } from "../../model/graph/json";
import { holdsSecret } from "../wire/plain";

/** One resource or component, as the program registered it. Secrets are opened; `secrets` names them. */
export interface Registration {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly parent: string | undefined;
  /** False for components. */
  readonly custom: boolean;
  /** True for a component that a plugin makes in a process of its own: what is in it is not known here. */
  readonly remote: boolean;
  readonly id: string | undefined;
  /** As the program gave them. */
  readonly inputs: Props;
  /** As the provider has them once it has filled in its defaults and names; what a plan shows. */
  readonly checkedInputs: Props;
  /** For a component: what it registered with `registerOutputs`. */
  readonly outputs: Props;
  /** Inputs that hold a secret. */
  readonly secrets: readonly string[];
  /** URN and id of an explicit provider. */
  readonly provider: string | undefined;
  /** URNs of everything it must wait for. */
  readonly dependencies: readonly string[];
  /** URNs behind each input. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly protect: boolean;
  readonly deleteBeforeReplace: boolean;
  readonly ignoreChanges: readonly string[];
  /** Where the program makes it, as the SDK says: a place in the code that runs, before any source map. */
  readonly source: SourcePosition | undefined;
}

/** A place in a file that runs. Line and column count from 1. */
export interface SourcePosition {
  /** `file:///...`. */
  readonly uri: string;
  readonly line: number;
  readonly column: number;
}

/** What the program asks for. */
export interface ResourceRequest {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly inputs: Props;
  readonly custom: boolean;
  readonly remote?: boolean;
  /** Of a resource that is there already, and is read. */
  readonly id?: string;
  /** URN and id of an explicit provider; empty or absent for the default one. */
  readonly provider?: string | undefined;
}

/** What it is told. */
export interface ResourceAnswer {
  readonly urn: string;
  /** Empty while it is not known. */
  readonly id: string;
  /** As the provider has them, without anything made up. */
  readonly inputs: Props;
  readonly outputs: Props;
}

export function registrationOf(
  message: resourceProto.RegisterResourceRequest,
  raw: Props,
  request: ResourceRequest,
  answer: ResourceAnswer,
): Registration {
  const behind: [string, readonly string[]][] = [];
  message.getPropertydependenciesMap().forEach((urns, property) => behind.push([property, urns.getUrnsList()]));
  return {
    type: request.type,
    name: request.name,
    urn: answer.urn,
    parent: message.getParent() || undefined,
    custom: request.custom,
    remote: request.remote ?? false,
    id: answer.id || undefined,
    inputs: request.inputs,
    checkedInputs: answer.inputs,
    outputs: request.custom ? answer.outputs : {},
    secrets: Object.keys(raw).filter((key) => holdsSecret(raw[key] ?? null)),
    provider: message.getProvider() || undefined,
    dependencies: message.getDependenciesList(),
    propertyDependencies: Object.fromEntries(behind),
    protect: message.getProtect() ?? false,
    deleteBeforeReplace: message.getDeletebeforereplace(),
    ignoreChanges: message.getIgnorechangesList(),
    source: positionOf(message),
  };
}

function positionOf(message: resourceProto.RegisterResourceRequest): SourcePosition | undefined {
  const position = message.getSourceposition();
  if (position === undefined) return undefined;
  return { uri: position.getUri(), line: position.getLine(), column: position.getColumn() };
}
