// Generated from the published definition by `npm run crds`: do not edit.
// Source: github.com/prometheus-operator/prometheus-operator@v0.85.0. What our components do not use is left out.
import type { Metadata } from "./metadata";

export interface PodMonitorSpec {
  readonly namespaceSelector?: { readonly any?: boolean; readonly matchNames?: readonly string[] };
  readonly podMetricsEndpoints?: readonly {
    readonly interval?: string;
    readonly path?: string;
    readonly port?: string;
    readonly scrapeTimeout?: string;
  }[];
  readonly selector: {
    readonly matchExpressions?: readonly {
      readonly key: string;
      readonly operator: string;
      readonly values?: readonly string[];
    }[];
    readonly matchLabels?: Readonly<Record<string, string>>;
  };
}

export interface PodMonitor {
  readonly apiVersion: "monitoring.coreos.com/v1";
  readonly kind: "PodMonitor";
  readonly metadata: Metadata;
  readonly spec: PodMonitorSpec;
}
