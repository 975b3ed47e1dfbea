import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Props } from "../../../twin/contract/resources";
import {
  Account,
  forwardTo,
  makeBalancer,
  makeListener,
  makeSite,
  makeTargetGroup,
  refuses,
} from "../../support/account";

const httpOf = (more: Props = {}): Props => ({ port: 8080, protocol: "HTTP", vpcId: "vpc-1", ...more });

describe("target groups", () => {
  it("answers as AWS does", () => {
    const account = new Account();
    const { id, outputs } = makeTargetGroup(account, makeSite(account));
    assert.match(id, /^arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup\/blue\/[0-9a-f]{16}$/);
    assert.equal(outputs.arnSuffix, id.slice(id.indexOf("targetgroup/")));
    assert.deepEqual(
      [outputs.deregistrationDelay, outputs.slowStart, outputs.targetType, outputs.protocolVersion],
      [300, 0, "instance", "HTTP1"],
    );
    assert.equal(outputs.loadBalancingAlgorithmType, "round_robin");
    assert.deepEqual(outputs.healthCheck, {
      enabled: true,
      healthyThreshold: 5,
      interval: 30,
      matcher: "200",
      path: "/",
      port: "traffic-port",
      protocol: "HTTP",
      timeout: 6,
      unhealthyThreshold: 2,
    });
  });

  it("fills up a health check as the provider does, which counts to three where AWS counts to five", () => {
    const account = new Account();
    const group = makeTargetGroup(account, makeSite(account), {
      healthCheck: { path: "/healthz", interval: 5, timeout: 2 },
    });
    assert.deepEqual(group.inputs.healthCheck, {
      enabled: true,
      healthyThreshold: 3,
      interval: 5,
      path: "/healthz",
      port: "traffic-port",
      protocol: "HTTP",
      timeout: 2,
      unhealthyThreshold: 3,
    });
    assert.equal((group.outputs.healthCheck as Props).matcher, "200");
    assert.deepEqual(account.diff(group, { healthCheck: { path: "/healthz", interval: 5, timeout: 2 } }).paths, []);
  });

  it("checks TCP groups by connecting", () => {
    const account = new Account();
    const { outputs } = makeTargetGroup(account, makeSite(account), { protocol: "TCP" });
    const { protocol, timeout, path } = outputs.healthCheck as Props;
    assert.deepEqual([protocol, timeout, path], ["TCP", 10, undefined]);
    assert.equal((outputs.stickiness as Props).type, "source_ip");
  });

  const replacing: readonly Props[] = [
    { port: 9090 },
    { protocol: "HTTPS" },
    { protocolVersion: "HTTP2" },
    { targetType: "ip" },
    { vpcId: "vpc-2" },
    { ipAddressType: "ipv6" },
    { name: "other" },
  ];
  const inPlace: readonly Props[] = [
    { deregistrationDelay: 30 },
    { slowStart: 60 },
    { loadBalancingAlgorithmType: "least_outstanding_requests" },
    { stickiness: { type: "lb_cookie", cookieDuration: 60 } },
    { healthCheck: { path: "/ready", interval: 5, timeout: 2 } },
    { targetGroupHealth: { dnsFailover: { minimumHealthyTargetsCount: "2" } } },
  ];
  for (const [changes, replaces] of [
    [replacing, true],
    [inPlace, false],
  ] as const) {
    for (const changed of changes) {
      it(`${replaces ? "is replaced by" : "changes in place by"} ${JSON.stringify(changed)}`, () => {
        const account = new Account();
        assert.equal(account.diff(makeTargetGroup(account, makeSite(account)), changed).replaces, replaces);
      });
    }
  }

  it("deletes first when its own name stays, which a group in use does not survive", () => {
    const account = new Account();
    const site = makeSite(account);
    const group = makeTargetGroup(account, site);
    const listener = makeListener(account, makeBalancer(account, site), forwardTo({ [group.id]: 1 }));
    assert.equal(account.diff(group, { port: 9090 }).deletesFirst, true);
    assert.equal(account.diff(group, { port: 9090, name: "blue-2" }).deletesFirst, false);
    refuses("ResourceInUse", () => account.remove(group), /currently in use by a listener or a rule/);
    account.remove(listener);
    account.remove(group);
  });

  it("bears its name once, in a VPC that exists", () => {
    const account = new Account();
    const site = makeSite(account);
    makeTargetGroup(account, site);
    refuses("DuplicateTargetGroupName", () => makeTargetGroup(account, site), /'blue'/);
    refuses("ValidationError", () => makeTargetGroup(account, site, { vpcId: "vpc-0" }, "green"), /vpc-0/);
  });

  const refused: readonly (readonly [code: string, Props, RegExp])[] = [
    [
      "ValidationError",
      { healthCheck: { interval: 5, timeout: 5 } },
      /timeout '5' must be smaller than the interval '5'/,
    ],
    ["ValidationError", { healthCheck: { matcher: "200-599" } }, /'200-499'/],
    ["ValidationError", { healthCheck: { matcher: "ok" } }, /'ok'/],
    ["InvalidConfigurationRequest", { healthCheck: { enabled: false } }, /must be true/],
    [
      "InvalidConfigurationRequest",
      { stickiness: { type: "source_ip" } },
      /'source_ip' is not supported.*HTTP protocol/,
    ],
    [
      "InvalidConfigurationRequest",
      { protocol: "TCP", stickiness: { type: "lb_cookie" } },
      /'lb_cookie'.*TCP protocol/,
    ],
    ["InvalidConfigurationRequest", { protocol: "TLS", stickiness: { type: "source_ip" } }, /TLS/],
    ["InvalidConfigurationRequest", { stickiness: { type: "app_cookie" } }, /application cookie name/],
    ["InvalidConfigurationRequest", { stickiness: { type: "app_cookie", cookieName: "AWSALBAPP-1" } }, /reserved/],
    [
      "InvalidConfigurationRequest",
      { slowStart: 30, loadBalancingAlgorithmType: "least_outstanding_requests" },
      /Slow start/,
    ],
    ["InvalidConfigurationRequest", { slowStart: 30, loadBalancingAlgorithmType: "weighted_random" }, /Slow start/],
    ["InvalidConfigurationRequest", { protocol: "TCP", slowStart: 30 }, /slow_start/],
    ["InvalidConfigurationRequest", { loadBalancingAnomalyMitigation: "on" }, /weighted_random/],
    ["InvalidConfigurationRequest", { proxyProtocolV2: true }, /proxy_protocol_v2/],
    ["InvalidConfigurationRequest", { connectionTermination: true }, /connection_termination/],
    ["InvalidConfigurationRequest", { protocol: "UDP", preserveClientIp: "false" }, /UDP/],
    ["InvalidConfigurationRequest", { targetType: "alb" }, /TCP/],
  ];
  for (const [code, inputs, words] of refused) {
    it(`refuses ${JSON.stringify(inputs)} with ${code}, at creation and on change`, () => {
      const account = new Account();
      const site = makeSite(account);
      refuses(code, () => makeTargetGroup(account, site, inputs), words);
      const { protocol = "HTTP", ...rest } = inputs;
      const group = makeTargetGroup(account, site, { protocol }, "plain");
      refuses(code, () => account.update(group, rest), words);
      assert.deepEqual(account.live(group).inputs, group.inputs);
    });
  }

  it("lets a disabled cookie of the other balancer's kind be", () => {
    const account = new Account();
    makeTargetGroup(account, makeSite(account), { stickiness: { type: "lb_cookie", enabled: false } });
  });

  const wrong: readonly (readonly [Props, RegExp])[] = [
    [{ port: 0 }, /port: expected 1-65535, got 0/],
    [{ protocol: "http" }, /protocol: expected one of/],
    [{ protocolVersion: "HTTP3" }, /GRPC, HTTP1, HTTP2, got "HTTP3"/],
    [{ loadBalancingAlgorithmType: "roundRobin" }, /round_robin/],
    [{ stickiness: { type: "lbCookie" } }, /lb_cookie/],
    [{ stickiness: { type: "lb_cookie", cookieDuration: 604801 } }, /0-604800/],
    [{ deregistrationDelay: 3601 }, /0-3600/],
    [{ slowStart: 10 }, /slowStart: expected 30-900 or 0, got 10/],
    [{ healthCheck: { interval: 4 } }, /5-300/],
    [{ healthCheck: { timeout: 1 } }, /2-120/],
    [{ healthCheck: { healthyThreshold: 11 } }, /2-10/],
    [{ healthCheck: { path: "healthz" } }, /begins with \//],
    [{ healthCheck: { port: "http" } }, /1-65535 or "traffic-port"/],
    [{ healthCheck: { protocol: "TCP" } }, /an HTTP or HTTPS check/],
    [{ protocol: "TCP", healthCheck: { protocol: "TCP", path: "/" } }, /no path with a TCP check/],
    [{ name: "a", namePrefix: "b" }, /conflicts with namePrefix/],
    [{ name: "under_score" }, /letters, digits and hyphens/],
    [{ targetGroupHealth: { dnsFailover: { minimumHealthyTargetsCount: "0" } } }, /off or a count/],
  ];
  for (const [more, words] of wrong) {
    it(`fails the plan with ${JSON.stringify(more)}`, () => {
      assert.match(new Account().failures("targetGroup", httpOf(more)).join("; "), words);
    });
  }

  it("says what a group needs, unless functions serve it", () => {
    const account = new Account();
    assert.deepEqual(account.failures("targetGroup", {}).toSorted(), [
      "port: is required here",
      "protocol: is required here",
      "vpcId: is required here",
    ]);
    assert.deepEqual(account.failures("targetGroup", { targetType: "lambda" }), []);
  });
});
