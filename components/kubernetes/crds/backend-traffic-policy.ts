// Generated from the published definition by `npm run crds`: do not edit.
// Source: github.com/envoyproxy/gateway@v1.9.1. What our components do not use is left out.
import type { Metadata } from "./metadata";

export interface BackendTrafficPolicySpec {
  readonly circuitBreaker?: {
    readonly maxConnections?: number;
    readonly maxParallelRequests?: number;
    readonly maxParallelRetries?: number;
    readonly maxPendingRequests?: number;
    readonly maxRequestsPerConnection?: number;
    readonly perEndpoint?: { readonly maxConnections?: number };
    readonly retryBudget?: {
      readonly minRetryConcurrency?: number;
      readonly percent: { readonly denominator?: number; readonly numerator: number };
    };
  };
  readonly healthCheck?: {
    readonly active?: {
      readonly grpc?: { readonly service?: string };
      readonly healthCheckLog?: {
        readonly matches?: readonly ("Failure" | "FailureSeriesStart" | "Success" | "HealthyTransition")[];
        readonly sinks?: readonly { readonly file?: { readonly path: string }; readonly type: "File" }[];
      };
      readonly healthyThreshold?: number;
      readonly http?: {
        readonly expectedResponse?: { readonly binary?: string; readonly text?: string; readonly type: string };
        readonly expectedStatuses?: readonly number[];
        readonly hostname?: string;
        readonly method?: string;
        readonly path: string;
        readonly requestBody?: { readonly binary?: string; readonly text?: string; readonly type: string };
        readonly retriableStatuses?: readonly number[];
      };
      readonly initialJitter?: string;
      readonly interval?: string;
      readonly overrides?: { readonly port?: number };
      readonly tcp?: {
        readonly receive?: { readonly binary?: string; readonly text?: string; readonly type: string };
        readonly send?: { readonly binary?: string; readonly text?: string; readonly type: string };
      };
      readonly timeout?: string;
      readonly type: string;
      readonly unhealthyThreshold?: number;
    };
    readonly panicThreshold?: number;
    readonly passive?: {
      readonly alwaysEjectOneEndpoint?: boolean;
      readonly baseEjectionTime?: string;
      readonly consecutive5XxErrors?: number;
      readonly consecutiveGatewayErrors?: number;
      readonly consecutiveLocalOriginFailures?: number;
      readonly failurePercentageThreshold?: number;
      readonly interval?: string;
      readonly maxEjectionPercent?: number;
      readonly splitExternalLocalOriginErrors?: boolean;
    };
  };
  readonly loadBalancer?: {
    readonly consistentHash?: {
      readonly cookie?: {
        readonly attributes?: Readonly<Record<string, string>>;
        readonly name: string;
        readonly ttl?: string;
      };
      readonly type: "SourceIP" | "Header" | "Headers" | "Cookie" | "QueryParams";
    };
    readonly slowStart?: { readonly window: string };
    readonly type: "ConsistentHash" | "LeastRequest" | "Random" | "RoundRobin" | "BackendUtilization" | "DynamicModule";
  };
  readonly proxyProtocol?: { readonly version: "V1" | "V2" };
  readonly retry?: {
    readonly numAttemptsPerPriority?: number;
    readonly numRetries?: number;
    readonly perRetry?: {
      readonly backOff?: { readonly baseInterval?: string; readonly maxInterval?: string };
      readonly timeout?: string;
    };
    readonly retryOn?: {
      readonly httpStatusCodes?: readonly number[];
      readonly triggers?: readonly (
        | "5xx"
        | "gateway-error"
        | "reset"
        | "reset-before-request"
        | "connect-failure"
        | "retriable-4xx"
        | "refused-stream"
        | "retriable-status-codes"
        | "cancelled"
        | "deadline-exceeded"
        | "internal"
        | "resource-exhausted"
        | "unavailable"
      )[];
    };
  };
  readonly targetRefs?: readonly {
    readonly group: string;
    readonly kind: string;
    readonly name: string;
    readonly sectionName?: string;
  }[];
  readonly timeout?: {
    readonly http?: {
      readonly connectionIdleTimeout?: string;
      readonly maxConnectionDuration?: string;
      readonly maxStreamDuration?: string;
      readonly requestTimeout?: string;
      readonly streamIdleTimeout?: string;
    };
    readonly tcp?: { readonly connectTimeout?: string };
  };
}

export interface BackendTrafficPolicy {
  readonly apiVersion: "gateway.envoyproxy.io/v1alpha1";
  readonly kind: "BackendTrafficPolicy";
  readonly metadata: Metadata;
  readonly spec: BackendTrafficPolicySpec;
}
