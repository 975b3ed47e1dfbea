// What the settings are when every default is resolved. Generated from the schemas by `npm run docs`: edit them, not this.
/** What a listener or a rule does with a request. */
export type KubernetesActionSettings =
  | KubernetesLoadBalancerForwardSettings
  | KubernetesLoadBalancerRedirectSettings
  | KubernetesLoadBalancerFixedResponseSettings;

export interface KubernetesLoadBalancerForwardSettings {
  /** Sends requests to target groups. */
  readonly type: "forward";
  /** Weight by target group name, 0 to 1000000; a group's share is its weight over the sum, 0 takes it out. At most 16 groups. */
  readonly targetGroups: Record<string, number>;
  /** Group stickiness: keeps a client on the target group it was first given, and on one of its targets. */
  readonly stickiness?: KubernetesLoadBalancerStickinessSettings | undefined;
}

export interface KubernetesLoadBalancerStickinessSettings {
  /** Seconds that a client stays with its target group. Allowed: 1 to 604800 seconds. */
  readonly duration: number;
}

export interface KubernetesLoadBalancerRedirectSettings {
  /** Answers with another address. Application load balancers only. */
  readonly type: "redirect";
  /** Protocol of the new address; never from HTTPS to HTTP. Default: `"HTTPS"`. */
  readonly protocol: "HTTP" | "HTTPS" | "#{protocol}";
  /** Port of the new address, as text. Allowed: a port in quotes such as "443", or "#{port}". Default: `"443"`. */
  readonly port: string;
  /** Host of the new address. Allowed: a host name in lower case, or #{host}. Default: `"#{host}"`. */
  readonly host: string;
  /** Path of the new address: a fixed one, or /#{path} for the one that was asked for. Allowed: a path of 1 to 1024 characters (limit gateway.value.length, read 2026-11-30). Default: `"/#{path}"`. */
  readonly path: string;
  /** Query of the new address: the one that was asked for. Default: `"#{query}"`. */
  readonly query: "#{query}";
  /** Moved for good (browsers remember it) or for now. Default: `"HTTP_301"`. */
  readonly statusCode: "HTTP_301" | "HTTP_302";
}

export interface KubernetesLoadBalancerFixedResponseSettings {
  /** Answers by itself. Application load balancers only. */
  readonly type: "fixed-response";
  /** Status of the answer: 2xx, 4xx or 5xx. Allowed: 100 to 599. Default: `403`. */
  readonly statusCode: number;
  /** Media type of the body. Default: `"text/plain"`. */
  readonly contentType: "text/plain" | "text/css" | "text/html" | "application/javascript" | "application/json";
  /** Body of the answer. Allowed: a body. Default: `""`. */
  readonly messageBody: string;
}
