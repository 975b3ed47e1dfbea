// Generated from the published definition by `npm run crds`: do not edit.
// Source: github.com/prometheus-operator/prometheus-operator@v0.85.0. What our components do not use is left out.
import type { Metadata } from "./metadata";

export interface PrometheusRuleSpec {
  readonly groups?: readonly {
    readonly interval?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly limit?: number;
    readonly name: string;
    readonly partial_response_strategy?: string;
    readonly query_offset?: string;
    readonly rules?: readonly {
      readonly alert?: string;
      readonly annotations?: Readonly<Record<string, string>>;
      readonly expr: number | string;
      readonly for?: string;
      readonly keep_firing_for?: string;
      readonly labels?: Readonly<Record<string, string>>;
      readonly record?: string;
    }[];
  }[];
}

export interface PrometheusRule {
  readonly apiVersion: "monitoring.coreos.com/v1";
  readonly kind: "PrometheusRule";
  readonly metadata: Metadata;
  readonly spec: PrometheusRuleSpec;
}
