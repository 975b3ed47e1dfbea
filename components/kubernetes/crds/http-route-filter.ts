// Generated from the published definition by `npm run crds`: do not edit.
// Source: github.com/envoyproxy/gateway@v1.9.1. What our components do not use is left out.
import type { Metadata } from "./metadata";

export interface HTTPRouteFilterSpec {
  readonly directResponse?: {
    readonly body?: {
      readonly inline?: string;
      readonly type: string;
      readonly valueRef?: { readonly group: string; readonly kind: string; readonly name: string };
    };
    readonly contentType?: string;
    readonly header?: {
      readonly add?: readonly { readonly name: string; readonly value: string }[];
      readonly remove?: readonly string[];
      readonly set?: readonly { readonly name: string; readonly value: string }[];
    };
    readonly statusCode?: number;
  };
  readonly urlRewrite?: {
    readonly appendXForwardedHost?: boolean;
    readonly hostname?: {
      readonly header?: string;
      readonly pathRegex?: { readonly pattern: string; readonly substitution: string };
      readonly type: "Header" | "Backend" | "PathRegex";
    };
    readonly path?: {
      readonly replaceRegexMatch?: { readonly pattern: string; readonly substitution: string };
      readonly type: "ReplaceRegexMatch";
    };
  };
}

export interface HTTPRouteFilter {
  readonly apiVersion: "gateway.envoyproxy.io/v1alpha1";
  readonly kind: "HTTPRouteFilter";
  readonly metadata: Metadata;
  readonly spec: HTTPRouteFilterSpec;
}
