import type { ResourceReader } from "../../../model/graph";

/**
 * What a listener speaks. One with a port that names no protocol is an application balancer's, and the provider makes it HTTP; a gateway
 * balancer's has neither. Source: terraform-provider-aws, aws_lb_listener, `protocol`, read 2026-11-30.
 */
export const listenerProtocol = (listener: ResourceReader): string | undefined =>
  listener.text("protocol") ?? (listener.has("port") ? "HTTP" : undefined);
