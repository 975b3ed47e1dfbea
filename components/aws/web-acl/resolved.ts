// What the settings are when every default is resolved. Generated from the schemas by `npm run docs`: edit them, not this.
/** Which requests are let through to a load balancer. */
export interface WebAclSettings {
  /** What becomes of a request that no rule allows or blocks. Default: `"allow"`. */
  readonly defaultAction: "allow" | "block";
  /** The answer to what `defaultAction: block` blocks. */
  readonly response?: WebAclResponseSettings | undefined;
  /** Rules by name; `priority` orders them. */
  readonly rules: Record<string, WebAclRuleSettings>;
  /** Log of the requests, in an encrypted log group; false turns it off. Allowed: false, or { retention: 90 }. */
  readonly logs: WebAclLogsSettings | false;
}

export interface WebAclResponseSettings {
  /** Status of the answer. Allowed: 200 to 599 (limit wafv2.response.statusCode, read 2026-11-30). Default: `403`. */
  readonly statusCode: number;
  /** Type of the body. Default: `"text/plain"`. */
  readonly contentType: "text/plain" | "text/html" | "application/json";
  /** Body of the answer. Default: none. Allowed: a body of 1 to 10240 characters (limit wafv2.response.body.length, read 2026-11-30). */
  readonly body?: string | undefined;
  /** Headers of the answer, by name. */
  readonly headers: Record<string, string>;
}

export interface WebAclRuleSettings {
  /** Its place: the lowest is asked first. Allowed: 0 to 2147483647 (limit wafv2.rule.priority, read 2026-11-30). */
  readonly priority: number;
  /** What becomes of a request that it matches: `allow` and `block` end the search, `count` goes on. Of a managed group: `block` leaves the group's own actions, `count` makes all of them count. Default: `"block"`. */
  readonly action: "allow" | "block" | "count" | "captcha" | "challenge";
  /** What a request must be like: all of it must hold. */
  readonly match?: WebAclMatchSettings | undefined;
  /** Requests that are left alone: any of it suffices. */
  readonly except?: WebAclMatchSettings | undefined;
  /** Acts only beyond a rate of such requests. */
  readonly rate?: WebAclRateSettings | undefined;
  /** A group of rules that AWS or a seller keeps. */
  readonly managed?: WebAclManagedSettings | undefined;
  /** Labels that it puts on what it matches, for later rules and for the log. Default: `[]`. */
  readonly labels: string[];
  /** The answer to what it blocks. Default: 403 without a body. */
  readonly response?: WebAclResponseSettings | undefined;
}

export interface WebAclMatchSettings {
  /** Ranges of the client's address, IPv4 and IPv6; an IP set is made of each family. */
  readonly ips?: string[] | undefined;
  /** Countries that the client's address belongs to, as ISO 3166 has them: DE, GB. */
  readonly countries?: string[] | undefined;
  /** Numbers of the networks (autonomous systems) that the client's address belongs to. */
  readonly asns?: number[] | undefined;
  /** A label that a rule with a lower priority has put on the request: one of `labels`, or a managed group's. Allowed: a label of 1 to 1024 characters (limit wafv2.label.length, read 2026-11-30). */
  readonly label?: string | undefined;
  /** Methods of the request. */
  readonly methods?:
    | ("GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS" | "CONNECT" | "TRACE")[]
    | undefined;
  /** Path of the request, without its query. Any of the texts suffices. */
  readonly path?: WebAclPathSettings | undefined;
  /** Query string of the request, without the question mark. Any of the texts suffices. */
  readonly query?: WebAclPathSettings | undefined;
  /** Headers by name; a request without the header does not match. */
  readonly headers?: Record<string, WebAclPathSettings> | undefined;
  /** Bytes of the body beyond which it matches. WAF sees no more than the first 8192 bytes of a body behind an application load balancer. Allowed: 1 to 8192 bytes (limit wafv2.body.inspected, read 2026-11-30). */
  readonly bodyLargerThan?: number | undefined;
}

export interface WebAclPathSettings {
  /** Texts that it is. */
  readonly exactly?: string[] | undefined;
  /** Texts that it begins with. */
  readonly startsWith?: string[] | undefined;
  /** Texts that it ends with. */
  readonly endsWith?: string[] | undefined;
  /** Texts that stand somewhere in it. Costs five times the capacity of the others. */
  readonly contains?: string[] | undefined;
  /** Regular expressions that match somewhere in it. */
  readonly regex?: string[] | undefined;
  /** Whether capitals count as small letters; then the texts are written in small ones. Costs 10 WCU each. Default: `false`. */
  readonly ignoreCase: boolean;
}

export interface WebAclRateSettings {
  /** Requests within the window that are let through; beyond them the rule acts until the rate is below again. Allowed: 10 to 2000000000 requests (limit wafv2.rate.limit, read 2026-11-30). */
  readonly limit: number;
  /** Seconds that WAF looks back; it does so about every ten seconds. Allowed: 60 to 600 seconds (limit wafv2.rate.window, read 2026-11-30). Default: `300`. */
  readonly window: number;
  /** What is counted apart: each client's address, the first address of X-Forwarded-For (behind a proxy that you trust), or all that `match` describes together. Default: `"ip"`. */
  readonly by: "ip" | "forwardedIp" | "all";
}

export interface WebAclManagedSettings {
  /** Name of the group: AWSManagedRulesCommonRuleSet. Allowed: a name of 1 to 128 characters (limit wafv2.managedGroup.name.length, read 2026-11-30). */
  readonly name: string;
  /** Who keeps it. Allowed: a name of 1 to 128 characters (limit wafv2.managedGroup.name.length, read 2026-11-30). Default: `"AWS"`. */
  readonly vendor: string;
  /** Version that is held. Default: the vendor's own default, which moves without you. Allowed: a version of 1 to 64 characters (limit wafv2.managedGroup.version.length, read 2026-11-30). */
  readonly version?: string | undefined;
  /** What single rules of the group do instead of their own action, by the rule's name. */
  readonly actions: Record<string, "allow" | "block" | "count" | "captcha" | "challenge">;
  /** WCU of the group, where the vendor publishes none here: `aws wafv2 describe-managed-rule-group` says it. Allowed: 0 to 5000 WCU (limit wafv2.capacity, read 2026-11-30). */
  readonly capacity?: number | undefined;
}

export interface WebAclLogsSettings {
  /** Days after which the log is deleted; CloudWatch Logs knows certain values only. Allowed: 1 to 3653 days (limit logs.retention, read 2026-11-30). Default: `90`. */
  readonly retention: number;
  /** Requests that are logged: all, or what a rule blocked, counted or asked. Default: `"all"`. */
  readonly keep: "all" | "matched";
  /** Headers that stand in the log as REDACTED. Default: `["authorization","cookie"]`. */
  readonly redactHeaders: string[];
  /** Whether query strings stand in the log as REDACTED. Default: `false`. */
  readonly redactQuery: boolean;
}
