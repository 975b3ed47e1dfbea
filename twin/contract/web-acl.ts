/** What of a web ACL the balancers of this machine enforce, and what they do not. */
export interface WebAcl {
  readonly arn: string;
  readonly name: string;
  /** In the order in which they are asked. */
  readonly rules: readonly WebAclRule[];
  /** What becomes of a request that no rule lets through or blocks; undefined: it is let through. */
  readonly blocked: BlockedAnswer | undefined;
  readonly unenforced: readonly UnenforcedRule[];
}

/** A rule that is left out here, and why. */
interface UnenforcedRule {
  readonly name: string;
  /** `needs the countries of addresses`. */
  readonly why: string;
}

export interface WebAclRule {
  readonly name: string;
  readonly statement: Statement;
  /** Acts only beyond this rate of requests that match. */
  readonly rate: Rate | undefined;
  /** Labels that later rules may ask for. */
  readonly labels: readonly string[];
  readonly action: { readonly kind: "allow" | "count" } | { readonly kind: "block"; readonly answer: BlockedAnswer };
}

export interface Rate {
  readonly limit: number;
  /** Seconds. */
  readonly window: number;
  readonly by: "ip" | "forwardedIp" | "all";
}

export interface BlockedAnswer {
  readonly statusCode: number;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** `default`: the page that an application balancer has for 403. */
  readonly body: { readonly contentType: string; readonly content: string } | "none" | "default";
}

export type Transformation = "LOWERCASE" | "UPPERCASE" | "URL_DECODE";

/** Where something is looked for, and what is done to it before. */
export interface Inspected {
  readonly field: { readonly part: "path" | "query" | "method" } | { readonly part: "header"; readonly name: string };
  readonly transformations: readonly Transformation[];
}

export type Position = "exactly" | "startsWith" | "endsWith" | "contains" | "regex";
export type Comparison = "eq" | "ne" | "le" | "lt" | "ge" | "gt";

export type Statement =
  | { readonly kind: "all" | "any"; readonly of: readonly Statement[] }
  | { readonly kind: "not"; readonly of: Statement }
  | { readonly kind: "ips"; readonly ranges: readonly string[] }
  | { readonly kind: "label"; readonly label: string }
  | ({ readonly kind: "text"; readonly position: Position; readonly value: string } & Inspected)
  | ({ readonly kind: "size"; readonly comparison: Comparison; readonly size: number } & Inspected)
  | { readonly kind: "bodySize"; readonly comparison: Comparison; readonly size: number };
