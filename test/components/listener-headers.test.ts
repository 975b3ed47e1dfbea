import assert from "node:assert/strict";
import { test } from "node:test";
import { planHeaders } from "../../components/aws/load-balancer/headers";
import { planConditions, planTransforms } from "../../components/aws/load-balancer/plan";
import { loadBalancerSettings } from "../../components/aws/load-balancer/settings";

const plan = (listener: object, balancer: object = {}) => {
  const defaultAction = { type: "forward", targetGroups: { web: 1 } };
  const settings = loadBalancerSettings().parse({
    listeners: { main: { port: 443, protocol: "HTTPS", defaultAction, ...listener } },
    ...balancer,
  });
  const main = settings.listeners["main"];
  assert.ok(main);
  return planHeaders(main, settings);
};

const nothing = {
  routingHttpResponseServerEnabled: true,
  routingHttpResponseStrictTransportSecurityHeaderValue: "",
  routingHttpResponseContentSecurityPolicyHeaderValue: "",
  routingHttpResponseXContentTypeOptionsHeaderValue: "",
  routingHttpResponseXFrameOptionsHeaderValue: "",
  routingHttpResponseAccessControlAllowOriginHeaderValue: "",
  routingHttpResponseAccessControlAllowMethodsHeaderValue: "",
  routingHttpResponseAccessControlAllowHeadersHeaderValue: "",
  routingHttpResponseAccessControlExposeHeadersHeaderValue: "",
  routingHttpResponseAccessControlAllowCredentialsHeaderValue: "",
  routingHttpResponseAccessControlMaxAgeHeaderValue: "",
};

const hsts = (value: string) => ({ ...nothing, routingHttpResponseStrictTransportSecurityHeaderValue: value });

test("HSTS is on by default on HTTPS listeners, off when told, and never on HTTP", () => {
  assert.deepEqual(plan({}), hsts("max-age=31536000"));
  assert.deepEqual(plan({ responseHeaders: { strictTransportSecurity: false } }), nothing);
  assert.deepEqual(plan({ port: 80, protocol: "HTTP" }), nothing);
  const all = { maxAge: 63072000, includeSubdomains: true, preload: true };
  const value = "max-age=63072000; includeSubDomains; preload";
  assert.deepEqual(plan({ responseHeaders: { strictTransportSecurity: all } }), hsts(value));
});

test("every response header has its attribute, and an empty one where it is not asked for", () => {
  const cors = {
    allowOrigin: "https://shop.example.com",
    allowMethods: ["GET", "PUT"],
    allowHeaders: ["X-A", "X-B"],
    exposeHeaders: ["*"],
    allowCredentials: true,
    maxAge: 0,
  };
  const responseHeaders = {
    contentSecurityPolicy: "default-src 'self'",
    contentTypeOptions: true,
    frameOptions: "DENY",
    cors,
    server: false,
  };
  assert.deepEqual(plan({ responseHeaders }), {
    routingHttpResponseServerEnabled: false,
    routingHttpResponseStrictTransportSecurityHeaderValue: "max-age=31536000",
    routingHttpResponseContentSecurityPolicyHeaderValue: "default-src 'self'",
    routingHttpResponseXContentTypeOptionsHeaderValue: "nosniff",
    routingHttpResponseXFrameOptionsHeaderValue: "DENY",
    routingHttpResponseAccessControlAllowOriginHeaderValue: "https://shop.example.com",
    routingHttpResponseAccessControlAllowMethodsHeaderValue: "GET, PUT",
    routingHttpResponseAccessControlAllowHeadersHeaderValue: "X-A, X-B",
    routingHttpResponseAccessControlExposeHeadersHeaderValue: "*",
    routingHttpResponseAccessControlAllowCredentialsHeaderValue: "true",
    routingHttpResponseAccessControlMaxAgeHeaderValue: "0",
  });
});

test("request headers are named where they are sent; a network balancer has none of it", () => {
  const named = plan({ requestHeaders: { tlsVersion: "X-Tls" } }, { enableTlsVersionAndCipherSuiteHeaders: true });
  assert.deepEqual(named, {
    ...hsts("max-age=31536000"),
    routingHttpRequestXAmznTlsVersionHeaderName: "X-Tls",
    routingHttpRequestXAmznTlsCipherSuiteHeaderName: "X-Amzn-Tls-Cipher-Suite",
  });
  assert.deepEqual(plan({ protocol: "TLS" }, { type: "network" }), {});
});

test("rewrites are transforms, and regular expressions stand in their conditions", () => {
  const host = { regex: "^www", replace: "" };
  const url = { regex: "^/a", replace: "/" };
  assert.deepEqual(planTransforms({ url }), [{ type: "url-rewrite", urlRewriteConfig: { rewrite: url } }]);
  assert.deepEqual(planTransforms({ host, url }), [
    { type: "host-header-rewrite", hostHeaderRewriteConfig: { rewrite: host } },
    { type: "url-rewrite", urlRewriteConfig: { rewrite: url } },
  ]);
  const conditions = {
    pathRegex: ["a"],
    hostRegex: ["b"],
    headers: { x: ["c"] },
    headersRegex: { x: ["d"], a: ["e"] },
  };
  assert.deepEqual(planConditions(conditions), [
    { pathPattern: { regexValues: ["a"] } },
    { hostHeader: { regexValues: ["b"] } },
    { httpHeader: { httpHeaderName: "x", values: ["c"] } },
    { httpHeader: { httpHeaderName: "a", regexValues: ["e"] } },
    { httpHeader: { httpHeaderName: "x", regexValues: ["d"] } },
  ]);
});
