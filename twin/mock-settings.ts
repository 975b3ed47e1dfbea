import type { Limits } from "../platforms/aws/limits";
import type { Json, Props, ServiceTable } from "./contract/resources";

export interface TwinMockSettings {
  /** Of the default provider, which answers for what names no explicit one. Default: a guess, `eu-west-1`, that refuses no zone or ARN of another. */
  readonly region?: string | undefined;
  /** Names of regions that are newer than the table of this version. Default: none. */
  readonly regions?: readonly string[] | undefined;
  /** The vendor's limits in force. Default: the dated table as it is. */
  readonly limits?: Limits | undefined;
  /** Default: the region's own. */
  readonly zones?: readonly string[];
  /** Default: `vipkit`. */
  readonly project?: string;
  /** Default: `test`. */
  readonly stack?: string;
  /** Default: every service that the twin models. */
  readonly tables?: readonly ServiceTable[];
  /** The default provider's `defaultTags` and `ignoreTags`, as the stack's config has them. Default: none. */
  readonly defaultTags?: Json | undefined;
  readonly ignoreTags?: Json | undefined;
  /**
   * True: as in a first preview of an account that has what the program looks up. A type without a model is recorded with unknown
   * outputs, a look-up without one gets a plausible answer, a refusal is noted and the program goes on. Default: false, as the twin.
   */
  readonly preview?: boolean;
  /** The program's folder: the SDKs that it has installed declare what look-ups answer. Default: unknown, and answers have an id only. */
  readonly folder?: string;
  /** What another stack puts out, by its name. Default: unknown. */
  readonly stackOutputs?: (stack: string) => Props | undefined;
  /** Of the default Kubernetes provider, for objects that name none. Default: `default`. */
  readonly kubernetesNamespace?: string | undefined;
}
