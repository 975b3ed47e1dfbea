// Generated from the published definition by `npm run crds`: do not edit.
// Source: sigs.k8s.io/gateway-api@v1.6.3. What our components do not use is left out.
import type { Metadata } from "./metadata";

export interface HTTPRouteSpec {
  readonly hostnames?: readonly string[];
  readonly parentRefs?: readonly {
    readonly group?: string;
    readonly kind?: string;
    readonly name: string;
    readonly namespace?: string;
    readonly port?: number;
    readonly sectionName?: string;
  }[];
  readonly rules?: readonly {
    readonly backendRefs?: readonly {
      readonly filters?: readonly {
        readonly requestHeaderModifier?: {
          readonly add?: readonly { readonly name: string; readonly value: string }[];
          readonly remove?: readonly string[];
          readonly set?: readonly { readonly name: string; readonly value: string }[];
        };
        readonly type:
          | "RequestHeaderModifier"
          | "ResponseHeaderModifier"
          | "RequestMirror"
          | "RequestRedirect"
          | "URLRewrite"
          | "ExtensionRef"
          | "CORS";
      }[];
      readonly name: string;
      readonly port?: number;
      readonly weight?: number;
    }[];
    readonly filters?: readonly {
      readonly cors?: {
        readonly allowCredentials?: boolean;
        readonly allowHeaders?: readonly string[];
        readonly allowMethods?: readonly (
          | "GET"
          | "HEAD"
          | "POST"
          | "PUT"
          | "DELETE"
          | "CONNECT"
          | "OPTIONS"
          | "TRACE"
          | "PATCH"
          | "*"
        )[];
        readonly allowOrigins?: readonly string[];
        readonly exposeHeaders?: readonly string[];
        readonly maxAge?: number;
      };
      readonly extensionRef?: { readonly group: string; readonly kind: string; readonly name: string };
      readonly requestHeaderModifier?: {
        readonly add?: readonly { readonly name: string; readonly value: string }[];
        readonly remove?: readonly string[];
        readonly set?: readonly { readonly name: string; readonly value: string }[];
      };
      readonly requestRedirect?: {
        readonly hostname?: string;
        readonly path?: {
          readonly replaceFullPath?: string;
          readonly replacePrefixMatch?: string;
          readonly type: "ReplaceFullPath" | "ReplacePrefixMatch";
        };
        readonly port?: number;
        readonly scheme?: "http" | "https";
        readonly statusCode?: 301 | 302 | 303 | 307 | 308;
      };
      readonly responseHeaderModifier?: {
        readonly add?: readonly { readonly name: string; readonly value: string }[];
        readonly remove?: readonly string[];
        readonly set?: readonly { readonly name: string; readonly value: string }[];
      };
      readonly type:
        | "RequestHeaderModifier"
        | "ResponseHeaderModifier"
        | "RequestMirror"
        | "RequestRedirect"
        | "URLRewrite"
        | "ExtensionRef"
        | "CORS";
      readonly urlRewrite?: { readonly hostname?: string };
    }[];
    readonly matches?: readonly {
      readonly headers?: readonly {
        readonly name: string;
        readonly type?: "Exact" | "RegularExpression";
        readonly value: string;
      }[];
      readonly method?: "GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "CONNECT" | "OPTIONS" | "TRACE" | "PATCH";
      readonly path?: { readonly type?: "Exact" | "PathPrefix" | "RegularExpression"; readonly value?: string };
      readonly queryParams?: readonly {
        readonly name: string;
        readonly type?: "Exact" | "RegularExpression";
        readonly value: string;
      }[];
    }[];
    readonly name?: string;
    readonly timeouts?: { readonly backendRequest?: string; readonly request?: string };
  }[];
}

export interface HTTPRoute {
  readonly apiVersion: "gateway.networking.k8s.io/v1";
  readonly kind: "HTTPRoute";
  readonly metadata: Metadata;
  readonly spec: HTTPRouteSpec;
}
