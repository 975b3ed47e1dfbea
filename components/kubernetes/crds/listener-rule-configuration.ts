// Generated from the published definition by `npm run crds`: do not edit.
// Source: kubernetes-sigs/aws-load-balancer-controller@225f44568848eb25f13e304a5f1cc68c0cd9415d. What our components do not use is left out.
import type { Metadata } from "./metadata";

export interface ListenerRuleConfigurationSpec {
  readonly actions?: readonly {
    readonly fixedResponseConfig?: {
      readonly contentType?: "text/plain" | "text/css" | "text/html" | "application/javascript" | "application/json";
      readonly messageBody?: string;
      readonly statusCode: number;
    };
    readonly forwardConfig?: {
      readonly targetGroupStickinessConfig?: { readonly durationSeconds?: number; readonly enabled?: boolean };
    };
    readonly type:
      | "forward"
      | "fixed-response"
      | "redirect"
      | "authenticate-cognito"
      | "authenticate-oidc"
      | "jwt-validation";
  }[];
}

export interface ListenerRuleConfiguration {
  readonly apiVersion: "gateway.k8s.aws/v1";
  readonly kind: "ListenerRuleConfiguration";
  readonly metadata: Metadata;
  readonly spec: ListenerRuleConfigurationSpec;
}
