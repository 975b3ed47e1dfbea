import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { Action } from "../../../twin/contract/desired-state";
import type { Props } from "../../../twin/contract/resources";
import { deriveDesiredState } from "../../../twin/data/derive";
import { addCluster, arns, MemoryHost, types } from "../../support/cluster";

let host: MemoryHost;
beforeEach(() => {
  host = new MemoryHost(20);
});
afterEach(() => host.cleanUp());

const derive = () => deriveDesiredState(host, host.slot);
const change = (type: string, id: string, more: Props) =>
  host.put(type, id, { ...host.get(type, id)?.outputs, ...more });
const listener = () => derive().balancers[0]?.listeners[0];

describe("derived balancers", () => {
  it("have one loopback address per zone, the VIP first", () => {
    addCluster(host);
    const [balancer] = derive().balancers;
    assert.deepEqual(balancer?.addresses, [
      { zone: "eu-west-1a", ip: "127.20.0.254" },
      { zone: "eu-west-1b", ip: "127.20.1.254" },
    ]);
    assert.equal(balancer?.type, "application");
    assert.equal(balancer?.crossZone, true);
    assert.equal(balancer?.idleTimeout, 60);
    assert.equal(balancer?.accessLogs, false);
    assert.deepEqual(balancer?.securityGroups, ["sg-balancer"]);
  });

  it("of the network type have their own idle time and cross-zone setting", () => {
    addCluster(host);
    change(types.balancer, arns.balancer, { loadBalancerType: "network", enableCrossZoneLoadBalancing: false });
    assert.equal(derive().balancers[0]?.crossZone, false);
    assert.equal(derive().balancers[0]?.idleTimeout, 350);
    change(types.listener, arns.listener, { tcpIdleTimeoutSeconds: 900, protocol: "TCP" });
    assert.equal(derive().balancers[0]?.idleTimeout, 900);
    assert.equal(listener()?.protocol, "TCP");
  });

  it("of the gateway type are none for clients: nothing answers for them", () => {
    addCluster(host);
    change(types.balancer, arns.balancer, { loadBalancerType: "gateway" });
    assert.deepEqual(derive().balancers, []);
  });

  it("forward to one group or by weight, with or without group stickiness", () => {
    addCluster(host);
    const forwardOf = (defaultAction: Props): Action | undefined => {
      change(types.listener, arns.listener, { defaultActions: [defaultAction] });
      return listener()?.defaultAction;
    };
    assert.deepEqual(forwardOf({ type: "forward", targetGroupArn: arns.targetGroup }), {
      type: "forward",
      targetGroups: [{ arn: arns.targetGroup, weight: 1 }],
      stickiness: 0,
    });
    const weighted = [
      { arn: arns.targetGroup, weight: 90 },
      { arn: "green", weight: 10 },
    ];
    assert.deepEqual(
      forwardOf({ type: "forward", forward: { targetGroups: weighted, stickiness: { enabled: true, duration: 600 } } }),
      { type: "forward", targetGroups: weighted, stickiness: 600 },
    );
    assert.deepEqual(
      forwardOf({
        type: "forward",
        forward: { targetGroups: weighted, stickiness: { enabled: false, duration: 600 } },
      }),
      { type: "forward", targetGroups: weighted, stickiness: 0 },
    );
  });

  it("redirect and answer by themselves, with the vendor's defaults", () => {
    addCluster(host);
    change(types.listener, arns.listener, {
      defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }],
    });
    assert.deepEqual(listener()?.defaultAction, {
      type: "redirect",
      statusCode: 301,
      protocol: "HTTPS",
      host: "#{host}",
      port: "443",
      path: "/#{path}",
      query: "#{query}",
    });
    change(types.listener, arns.listener, {
      defaultActions: [
        { type: "fixed-response", fixedResponse: { contentType: "text/plain", messageBody: "no", statusCode: "404" } },
      ],
    });
    const fixed = { type: "fixed-response", statusCode: 404, contentType: "text/plain", body: "no" };
    assert.deepEqual(listener()?.defaultAction, fixed);
  });

  it("try rules by priority, each with all of its conditions", () => {
    addCluster(host);
    const rule = (id: string, priority: number, conditions: Props[]) =>
      host.put(types.rule, id, {
        arn: id,
        listenerArn: arns.listener,
        priority,
        conditions,
        actions: [{ type: "forward", targetGroupArn: arns.targetGroup }],
      });
    rule("second", 20, [{ pathPattern: { values: ["/api/*"] } }]);
    rule("first", 10, [
      { hostHeader: { values: ["a.example"] } },
      { httpHeader: { httpHeaderName: "X-Canary", values: ["1"] } },
      { queryStrings: [{ key: "v", value: "2" }, { value: "beta" }] },
      { sourceIp: { values: ["10.0.0.0/8"] } },
      { sourceIp: { ipAddressType: "ipv6" } },
      { httpRequestMethod: { values: ["GET"] } },
    ]);
    assert.deepEqual(
      listener()?.rules.map(({ arn }) => arn),
      ["first", "second"],
    );
    assert.deepEqual(listener()?.rules[0]?.conditions, [
      { field: "host", values: ["a.example"] },
      { field: "header", name: "X-Canary", values: ["1"] },
      {
        field: "query",
        values: [
          { key: "v", value: "2" },
          { key: undefined, value: "beta" },
        ],
      },
      { field: "source-ip", values: ["10.0.0.0/8"] },
      { field: "source-family", values: ["ipv6"] },
      { field: "method", values: ["GET"] },
    ]);
  });

  it("serve the listener's certificate first, then those by SNI", () => {
    addCluster(host);
    change(types.listener, arns.listener, { protocol: "HTTPS", certificateArn: "default", sslPolicy: "p" });
    host.put(types.listenerCertificate, "more", { listenerArn: arns.listener, certificateArn: "other" });
    assert.deepEqual(listener()?.certificates, ["default", "other"]);
    assert.equal(listener()?.sslPolicy, "p");
  });
});

describe("derived target groups", () => {
  it("read numbers and flags however the provider writes them", () => {
    addCluster(host, {}, { port: "8443", deregistrationDelay: "45", connectionTermination: "true", slowStart: 30 });
    const [targetGroup] = derive().targetGroups;
    assert.equal(targetGroup?.port, 8443);
    assert.equal(targetGroup?.deregistrationDelay, 45);
    assert.equal(targetGroup?.connectionTermination, true);
    assert.equal(targetGroup?.slowStart, 30);
    assert.deepEqual(targetGroup?.healthCheck, {
      protocol: "HTTP",
      port: "traffic-port",
      path: "/healthz",
      matcher: "200",
      interval: 5,
      timeout: 2,
      healthyThreshold: 2,
      unhealthyThreshold: 2,
    });
  });

  it("check over TCP what is not the web, on a port of its own if asked", () => {
    addCluster(host, {}, { protocol: "TCP", healthCheck: { protocol: "TCP", port: "9000", interval: 10 } });
    const check = derive().targetGroups[0]?.healthCheck;
    assert.equal(check?.protocol, "TCP");
    assert.equal(check?.port, 9000);
    assert.equal(check?.timeout, 10);
  });

  for (const [stored, derived] of [
    [{ enabled: false, type: "lb_cookie" }, undefined],
    [
      { enabled: true, type: "lb_cookie", cookieDuration: 60 },
      { type: "lb_cookie", duration: 60 },
    ],
    [
      { enabled: true, type: "app_cookie", cookieName: "SID", cookieDuration: 9 },
      { type: "app_cookie", duration: 9, cookieName: "SID" },
    ],
    [{ enabled: true, type: "source_ip" }, { type: "source_ip" }],
  ] as const) {
    it(`with stickiness ${JSON.stringify(stored)}`, () => {
      addCluster(host, {}, { stickiness: stored });
      assert.deepEqual(derive().targetGroups[0]?.stickiness, derived);
    });
  }
});
