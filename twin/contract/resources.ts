import type { Props } from "../../model/graph/json";
import type { Limits } from "../../platforms/aws/limits";

/** The contract between the twin's control plane, its service tables, and their hosts (mocks, provider, daemon). */

export type { Json, Props } from "../../model/graph/json";

/** One resource as the local cloud keeps it. `outputs` holds every property the provider returns, inputs included. */
export interface StoredResource {
  readonly type: string;
  readonly id: string;
  readonly urn: string;
  /** The program's logical name. */
  readonly name: string;
  /** Where it lives; absent for services without regions. */
  readonly region?: string;
  readonly inputs: Props;
  readonly outputs: Props;
  /** ISO 8601. */
  readonly createdAt: string;
  /** What it was at each of its versions, by number, where the vendor keeps that. */
  readonly versions?: Readonly<Record<string, Props>>;
}

/** What AWS answers when it refuses, with the vendor's own error code. */
export class CloudError extends Error {
  constructor(
    /** `ResourceInUse`, `DuplicateTargetGroupName`, `InvalidGroup.InUse`, ... */
    readonly code: string,
    /** The message without the code: for those who do not speak to AWS. */
    readonly reason: string,
  ) {
    super(`${code}: ${reason}`);
    this.name = "CloudError";
  }
}

/** One wrong property, found before anything is called. */
export interface CheckFailure {
  /** `healthCheck.timeout`; empty for the resource as a whole. */
  readonly property: string;
  readonly reason: string;
}

/** The account and region a model works in, and what exists there. */
export interface Cloud {
  readonly accountId: string;
  readonly region: string;
  /** `aws`, `aws-cn`, `aws-us-gov`, `aws-eusc`, ... */
  readonly partition: string;
  /** Zone names in order: `eu-west-1a`, ... */
  readonly zones: readonly string[];
  /** Whether the region is not said: what names another one is no mistake then. */
  readonly isRegionAssumed: boolean;
  /** Second octet of the stack's loopback addresses; undefined where no data plane serves them (mocks, plans). */
  readonly slot: number | undefined;
  /** Ids that this cloud did not make: the daemon refuses them as not found, a plan assumes that the account has them. */
  readonly unknownReferences: "refused" | "assumed";
  /** The vendor's limits in force: the dated table with the user's overrides. */
  readonly limits: Limits;
  now(): Date;
  get(type: string, id: string): StoredResource | undefined;
  all(type: string): readonly StoredResource[];
  /** Those whose output `property` is this value; looked up in an index, so that plans grow linearly. */
  where(type: string, property: string, value: string): readonly StoredResource[];
  /** A unique vendor-style id (`vpc-0a1b...`), drawn from the stack's seed so that plans are stable. */
  newId(prefix: string): string;
  /** Changes the outputs of another resource, as AWS does behind the scenes (an attachment adds a target group to a group). */
  patch(type: string, id: string, outputs: Props): void;
}

/** One resource type: the same table serves the mocks, the offline plan and the daemon. */
export interface ResourceModel {
  /** Pulumi token: `aws:lb/targetGroup:TargetGroup`. */
  readonly type: string;
  /** Inputs whose change forces a replacement, as paths; `*` stands for one level. */
  readonly replaceOn: readonly string[];
  /** Lists that AWS keeps as sets, as paths; `*` stands for one level. Another order of theirs is no change. */
  readonly sets?: readonly string[];
  /** Whether its service has no regions (IAM, Route 53): it sees all of them, and has no `region`. Default: false. */
  readonly global?: boolean;
  /** Whether AWS gives it tags as a map, so that the provider's default tags come on top. Default: false. */
  readonly tagged?: boolean;
  /** Inputs that may not be missing. */
  readonly required?: readonly string[];
  /** What AWS fills in for an input that is absent. */
  readonly defaults?: Props;
  /** Ranges, allowed values, contradictions: whatever the provider refuses in a plan already. */
  check?(inputs: Props, limits?: Limits): readonly CheckFailure[];
  /**
   * The input that the provider makes up from the logical name when the program gives neither it nor `${property}Prefix`:
   * `<name>-<7 hex>`, cut to `maxLength`; kept on update, new on replacement. When the name is the program's own and does not
   * change, a replacement deletes first, as the real provider does. `lowerCase`: where capitals are not allowed.
   */
  readonly autoname?: { readonly property: string; readonly maxLength: number; readonly lowerCase?: boolean };
  /** More inputs that force a replacement, where that depends on the values. Returns their paths. */
  replaceWhen?(old: Props, inputs: Props): readonly string[];
  /** Inputs whose live value stays when the program stops giving them (`desiredCapacity`): leaving them out is no change. */
  readonly computed?: readonly string[];
  /** Outputs that every update may change (`latestVersion`): a preview shows them, and what depends on them, as not known yet. */
  readonly updateChanges?: readonly string[];
  /** The number of the version that these outputs are, where AWS keeps every version for others to name. */
  readonly versionOf?: (outputs: Props) => number;
  /** Inputs that AWS itself normalises, before they are compared. `name` is the logical name. */
  normalize?(inputs: Props, name: string): Props;
  /** Throws CloudError where AWS would refuse. Outputs are added to the inputs. */
  create(
    inputs: Props,
    cloud: Cloud,
    context: { readonly name: string; readonly urn: string },
  ): { id: string; outputs: Props };
  /** Throws CloudError where AWS would refuse. Default: new inputs over old outputs. */
  update?(old: StoredResource, inputs: Props, cloud: Cloud): Props;
  /** Throws CloudError where AWS would refuse (in use, protected). Default: always allowed. */
  remove?(old: StoredResource, cloud: Cloud): void;
  /** Live outputs, when a controller may have changed them. Default: the stored ones. */
  read?(old: StoredResource, cloud: Cloud): Props;
}

/** A data source: `aws:index/getAvailabilityZones:getAvailabilityZones`. */
export interface FunctionModel {
  readonly token: string;
  invoke(args: Props, cloud: Cloud): Props;
}

/** One file per AWS service exports one of these. */
export interface ServiceTable {
  readonly service: string;
  readonly resources: readonly ResourceModel[];
  readonly functions: readonly FunctionModel[];
}
