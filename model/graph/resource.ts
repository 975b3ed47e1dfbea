import type { Values } from "./values";

/** Resource options of the program that decide what an update does. */
export interface ResourceOptions {
  readonly protect: boolean;
  /** Undefined where it is not told: a state does not keep it. */
  readonly deleteBeforeReplace?: boolean;
  /** Paths of inputs: `tags.owner`; `*` for all. */
  readonly ignoreChanges: readonly string[];
}

/** One resource as every analysis sees it, whatever it was read from. */
export interface GraphResource {
  /** The type as rules name it: `aws:alb/listener:Listener` is `aws:lb/listener:Listener`. */
  readonly type: string;
  /** The type as it was registered. */
  readonly token: string;
  readonly name: string;
  readonly urn: string;
  /** URN. */
  readonly parent: string | undefined;
  /** False for components. */
  readonly custom: boolean;
  /** True for a component that a plugin makes elsewhere: what is in it is not in the graph. Default: false. */
  readonly remote?: boolean;
  /** Undefined while the cloud has not given it one. */
  readonly id: string | undefined;
  /** As the provider has them once it has checked them: what the program says. */
  readonly inputs: Values;
  /** What the cloud answered, as far as it is known. */
  readonly outputs: Values;
  /** The provider that makes it, as URN and id; undefined for the default one, and where nothing names it. */
  readonly provider?: string | undefined;
  /** Where it is: its own `region`, else that of the provider that makes it. Undefined where neither is known. */
  readonly region?: string | undefined;
  /** URNs behind each input: what is left of a reference while ids are unknown. */
  readonly references: Readonly<Record<string, readonly string[]>>;
  /** Absent where they are not told, as in an exported state. */
  readonly options?: ResourceOptions | undefined;
}

/** The one name of a resource type, whichever of the SDK's tokens the program uses. A platform knows its aliases. */
export type CanonicalType = (token: string) => string;
