// What a user may write. Generated from the schemas by `npm run docs`: edit them, not this.
/** Which requests are let through to a load balancer. */
export interface WebAclInput {
  /** What becomes of a request that no rule allows or blocks. Default: `"allow"`. */
  defaultAction?: "allow" | "block" | undefined;
  /** The answer to what `defaultAction: block` blocks. */
  response?: WebAclResponseInput | undefined;
  /** Rules by name; `priority` orders them. */
  rules: Record<string, WebAclRuleInput>;
  /** Log of the requests, in an encrypted log group; false turns it off. Allowed: false, or { retention: 90 }. */
  logs?: WebAclLogsInput | false | undefined;
}

export interface WebAclResponseInput {
  /** Status of the answer. Allowed: 200 to 599 (limit wafv2.response.statusCode, read 2026-11-30). Default: `403`. */
  statusCode?: number | undefined;
  /** Type of the body. Default: `"text/plain"`. */
  contentType?: "text/plain" | "text/html" | "application/json" | undefined;
  /** Body of the answer. Default: none. Allowed: a body of 1 to 10240 characters (limit wafv2.response.body.length, read 2026-11-30). */
  body?: string | undefined;
  /** Headers of the answer, by name. */
  headers?: Record<string, string> | undefined;
}

export interface WebAclRuleInput {
  /** Its place: the lowest is asked first. Allowed: 0 to 2147483647 (limit wafv2.rule.priority, read 2026-11-30). */
  priority: number;
  /** What becomes of a request that it matches: `allow` and `block` end the search, `count` goes on. Of a managed group: `block` leaves the group's own actions, `count` makes all of them count. Default: `"block"`. */
  action?: "allow" | "block" | "count" | "captcha" | "challenge" | undefined;
  /** What a request must be like: all of it must hold. */
  match?: WebAclMatchInput | undefined;
  /** Requests that are left alone: any of it suffices. */
  except?: WebAclMatchInput | undefined;
  /** Acts only beyond a rate of such requests. */
  rate?: WebAclRateInput | undefined;
  /** A group of rules that AWS or a seller keeps. */
  managed?: WebAclManagedInput | undefined;
  /** Labels that it puts on what it matches, for later rules and for the log. Default: `[]`. */
  labels?: string[] | undefined;
  /** The answer to what it blocks. Default: 403 without a body. */
  response?: WebAclResponseInput | undefined;
}

export interface WebAclMatchInput {
  /** Ranges of the client's address, IPv4 and IPv6; an IP set is made of each family. */
  ips?: string[] | undefined;
  /** Countries that the client's address belongs to, as ISO 3166 has them: DE, GB. */
  countries?: string[] | undefined;
  /** Numbers of the networks (autonomous systems) that the client's address belongs to. */
  asns?: number[] | undefined;
  /** A label that a rule with a lower priority has put on the request: one of `labels`, or a managed group's. Allowed: a label of 1 to 1024 characters (limit wafv2.label.length, read 2026-11-30). */
  label?: string | undefined;
  /** Methods of the request. */
  methods?: ("GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS" | "CONNECT" | "TRACE")[] | undefined;
  /** Path of the request, without its query. Any of the texts suffices. */
  path?: WebAclPathInput | undefined;
  /** Query string of the request, without the question mark. Any of the texts suffices. */
  query?: WebAclPathInput | undefined;
  /** Headers by name; a request without the header does not match. */
  headers?: Record<string, WebAclPathInput> | undefined;
  /** Bytes of the body beyond which it matches. WAF sees no more than the first 8192 bytes of a body behind an application load balancer. Allowed: 1 to 8192 bytes (limit wafv2.body.inspected, read 2026-11-30). */
  bodyLargerThan?: number | undefined;
}

export interface WebAclPathInput {
  /** Texts that it is. */
  exactly?: string[] | undefined;
  /** Texts that it begins with. */
  startsWith?: string[] | undefined;
  /** Texts that it ends with. */
  endsWith?: string[] | undefined;
  /** Texts that stand somewhere in it. Costs five times the capacity of the others. */
  contains?: string[] | undefined;
  /** Regular expressions that match somewhere in it. */
  regex?: string[] | undefined;
  /** Whether capitals count as small letters; then the texts are written in small ones. Costs 10 WCU each. Default: `false`. */
  ignoreCase?: boolean | undefined;
}

export interface WebAclRateInput {
  /** Requests within the window that are let through; beyond them the rule acts until the rate is below again. Allowed: 10 to 2000000000 requests (limit wafv2.rate.limit, read 2026-11-30). */
  limit: number;
  /** Seconds that WAF looks back; it does so about every ten seconds. Allowed: 60 to 600 seconds (limit wafv2.rate.window, read 2026-11-30). Default: `300`. */
  window?: number | undefined;
  /** What is counted apart: each client's address, the first address of X-Forwarded-For (behind a proxy that you trust), or all that `match` describes together. Default: `"ip"`. */
  by?: "ip" | "forwardedIp" | "all" | undefined;
}

export interface WebAclManagedInput {
  /** Name of the group: AWSManagedRulesCommonRuleSet. Allowed: a name of 1 to 128 characters (limit wafv2.managedGroup.name.length, read 2026-11-30). */
  name: string;
  /** Who keeps it. Allowed: a name of 1 to 128 characters (limit wafv2.managedGroup.name.length, read 2026-11-30). Default: `"AWS"`. */
  vendor?: string | undefined;
  /** Version that is held. Default: the vendor's own default, which moves without you. Allowed: a version of 1 to 64 characters (limit wafv2.managedGroup.version.length, read 2026-11-30). */
  version?: string | undefined;
  /** What single rules of the group do instead of their own action, by the rule's name. */
  actions?: Record<string, "allow" | "block" | "count" | "captcha" | "challenge"> | undefined;
  /** WCU of the group, where the vendor publishes none here: `aws wafv2 describe-managed-rule-group` says it. Allowed: 0 to 5000 WCU (limit wafv2.capacity, read 2026-11-30). */
  capacity?: number | undefined;
}

export interface WebAclLogsInput {
  /** Days after which the log is deleted; CloudWatch Logs knows certain values only. Allowed: 1 to 3653 days (limit logs.retention, read 2026-11-30). Default: `90`. */
  retention?: number | undefined;
  /** Requests that are logged: all, or what a rule blocked, counted or asked. Default: `"all"`. */
  keep?: "all" | "matched" | undefined;
  /** Headers that stand in the log as REDACTED. Default: `["authorization","cookie"]`. */
  redactHeaders?: string[] | undefined;
  /** Whether query strings stand in the log as REDACTED. Default: `false`. */
  redactQuery?: boolean | undefined;
}
