import type { Props } from "../../model/graph/json";

/** The options of a resource that a transform may change here. */
export interface TransformOptions {
  readonly protect?: boolean | undefined;
  readonly deleteBeforeReplace?: boolean | undefined;
  readonly ignoreChanges?: readonly string[] | undefined;
}

export interface TransformRequest {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly custom: boolean;
  /** With the marks of secrets. */
  readonly props: Props;
  readonly options: TransformOptions;
}

/** Who calls the functions that a program has given for changing resources before they are made (`transforms`). */
export interface Transformer {
  /** Tells of a resource, below which its own and its parent's transforms hold. `tokens`: of its own, as the SDK names them. */
  inherit(urn: string, parent: string | undefined, tokens: readonly string[]): void;
  concerns(urn: string): boolean;
  transform(request: TransformRequest): Promise<Pick<TransformRequest, "props" | "options">>;
}
