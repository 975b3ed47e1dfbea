import type { Address, Answer } from "./addresses";
import type { NetworkAcl } from "./network-acls";
import type { RouteTable } from "./routes";
import type { SecurityGroup } from "./security-groups";

/** What an answer names of the program. */
export interface Named {
  readonly name: string;
  readonly urn: string;
}

export interface Subnet {
  readonly key: string;
  readonly by: Named;
  /** Undefined: the program does not say, for it belongs to another. */
  readonly acl: NetworkAcl | undefined;
  readonly routes: RouteTable | undefined;
}

/** One address at which an end is, and all that decides what reaches it and what it reaches. */
export interface NetworkInterface {
  readonly address: Address;
  /** Undefined: outside the VPC. One of those in which the end is treated alike. */
  readonly subnet: Subnet | undefined;
  /** Keys of all of them. */
  readonly subnets: ReadonlySet<string>;
  readonly groups: readonly SecurityGroup[];
  /** What stands before it: `groups`; `none`, which admits all; or unknown, since it is not of this program. */
  readonly securityGroupMode: "groups" | "none" | "unknown";
  /** Whether the internet has an address for it. */
  readonly isPublic: Answer;
  /** How it is called in a sentence: `203.0.113.0/24`, `shop-nodes-blue`. */
  readonly label: string;
  /** The resource that says whether it has a public address. */
  readonly by: Named;
  /** What answers there; undefined: whatever the machine runs. */
  readonly listeners?: readonly ListeningPort[] | undefined;
}

export interface ListeningPort {
  readonly by: Named;
  readonly transports: readonly string[];
  /** Undefined: not known yet. */
  readonly port: number | undefined;
}
