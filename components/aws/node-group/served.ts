import type { TargetGroupSettings } from "../target-group/resolved";

/** What a node group needs to know of a target group that it serves. */
export type ServedSettings = Pick<
  TargetGroupSettings,
  "protocol" | "protocolVersion" | "port" | "deregistrationDelay" | "healthCheck"
> &
  Partial<Pick<TargetGroupSettings, "proxyProtocolV2" | "targetType">>;
