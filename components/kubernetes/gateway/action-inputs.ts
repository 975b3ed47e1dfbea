// What a user may write. Generated from the schemas by `npm run docs`: edit them, not this.
/** What a listener or a rule does with a request. */
export type KubernetesActionInput =
  | KubernetesLoadBalancerForwardInput
  | KubernetesLoadBalancerRedirectInput
  | KubernetesLoadBalancerFixedResponseInput;

export interface KubernetesLoadBalancerForwardInput {
  /** Sends requests to target groups. */
  type: "forward";
  /** Weight by target group name, 0 to 1000000; a group's share is its weight over the sum, 0 takes it out. At most 16 groups. */
  targetGroups: Record<string, number>;
  /** Group stickiness: keeps a client on the target group it was first given, and on one of its targets. */
  stickiness?: KubernetesLoadBalancerStickinessInput | undefined;
}

export interface KubernetesLoadBalancerStickinessInput {
  /** Seconds that a client stays with its target group. Allowed: 1 to 604800 seconds. */
  duration: number;
}

export interface KubernetesLoadBalancerRedirectInput {
  /** Answers with another address. Application load balancers only. */
  type: "redirect";
  /** Protocol of the new address; never from HTTPS to HTTP. Default: `"HTTPS"`. */
  protocol?: "HTTP" | "HTTPS" | "#{protocol}" | undefined;
  /** Port of the new address, as text. Allowed: a port in quotes such as "443", or "#{port}". Default: `"443"`. */
  port?: string | undefined;
  /** Host of the new address. Allowed: a host name in lower case, or #{host}. Default: `"#{host}"`. */
  host?: string | undefined;
  /** Path of the new address: a fixed one, or /#{path} for the one that was asked for. Allowed: a path of 1 to 1024 characters (limit gateway.value.length, read 2026-11-30). Default: `"/#{path}"`. */
  path?: string | undefined;
  /** Query of the new address: the one that was asked for. Default: `"#{query}"`. */
  query?: "#{query}" | undefined;
  /** Moved for good (browsers remember it) or for now. Default: `"HTTP_301"`. */
  statusCode?: "HTTP_301" | "HTTP_302" | undefined;
}

export interface KubernetesLoadBalancerFixedResponseInput {
  /** Answers by itself. Application load balancers only. */
  type: "fixed-response";
  /** Status of the answer: 2xx, 4xx or 5xx. Allowed: 100 to 599. Default: `403`. */
  statusCode?: number | undefined;
  /** Media type of the body. Default: `"text/plain"`. */
  contentType?: "text/plain" | "text/css" | "text/html" | "application/javascript" | "application/json" | undefined;
  /** Body of the answer. Allowed: a body. Default: `""`. */
  messageBody?: string | undefined;
}
