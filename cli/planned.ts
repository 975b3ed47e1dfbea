import type { ResourceOptions } from "../model/graph";
import type { SourcePosition } from "../twin/mocks";

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
  /** Look-ups of what neither the program makes nor an account with nothing else has, with the vendor's answer. */
  readonly absent?: readonly { readonly token: string; readonly args: object; readonly reason: string }[];
  /** What the vendor would refuse, as far as the twin's tables know; the engine's own preview stops at the first. */
  readonly refused?: readonly Refusal[];
}

/** A resource as the program asks for it, and why the vendor does not make it. */
interface Refusal {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly reason: string;
  /** True for a mistake of the program's own. Default: false, and it is the vendor who refuses. */
  readonly isFault?: boolean;
}
