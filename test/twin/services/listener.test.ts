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

import { fixed, redirect, setUp } from "./stage";

const issue = (account: Account, domainName = "vip.example.com") =>
  account.make("certificate", { domainName, validationMethod: "DNS" });

describe("listeners", () => {
  it("answers as AWS does", () => {
    const { account, balancer, blue } = setUp();
    const { id, outputs } = makeListener(account, balancer, forwardTo({ [blue.id]: 1 }));
    assert.match(id, new RegExp(`^${balancer.id.replace(":loadbalancer/", ":listener/")}/[0-9a-f]{16}$`));
    assert.deepEqual([outputs.arn, outputs.sslPolicy], [id, ""]);
    const secure = { port: 443, protocol: "HTTPS", certificateArn: issue(account).id };
    assert.equal(makeListener(account, balancer, fixed, secure).outputs.sslPolicy, "ELBSecurityPolicy-2016-08");
  });

  it("has header attributes where it reads HTTP, and those about TLS where it speaks it", () => {
    const { account, balancer } = setUp();
    const hsts = { routingHttpResponseStrictTransportSecurityHeaderValue: "max-age=60" };
    const renamed = { routingHttpRequestXAmznTlsVersionHeaderName: "X-Tls" };
    const plain = makeListener(account, balancer, fixed, { port: 81, ...hsts });
    assert.equal(plain.outputs.routingHttpResponseServerEnabled, true);
    const failures = (inputs: Props) => account.failures("listener", { defaultActions: [fixed], ...inputs }).join();
    assert.match(failures({ protocol: "HTTP", ...renamed }), /VersionHeaderName.*not supported.*protocol HTTP$/);
    assert.match(failures({ protocol: "TCP", ...hsts }), /SecurityHeaderValue.*not supported.*protocol TCP/);
    assert.match(failures({ routingHttpResponseXFrameOptionsHeaderValue: "NONE" }), /expected DENY/);
    const secure = { port: 443, protocol: "HTTPS", certificateArn: issue(account).id };
    const { outputs } = makeListener(account, balancer, fixed, { ...secure, ...renamed });
    assert.equal(outputs.routingHttpRequestXAmznTlsVersionHeaderName, "X-Tls");
    assert.equal(outputs.routingHttpRequestXAmznTlsCipherSuiteHeaderName, "X-Amzn-Tls-Cipher-Suite");
  });

  it("changes weights in place, touching nothing else, and takes their order for nothing", () => {
    const { account, balancer, blue, green } = setUp();
    const listener = makeListener(account, balancer, forwardTo({ [blue.id]: 90, [green.id]: 10 }));
    const { replaces, paths } = account.diff(listener, {
      defaultActions: [forwardTo({ [blue.id]: 50, [green.id]: 50 })],
    });
    assert.equal(replaces, false);
    assert.deepEqual(
      paths,
      [0, 1].map((index) => `defaultActions[0].forward.targetGroups[${index}].weight`),
    );
    assert.deepEqual(
      account.diff(listener, { defaultActions: [forwardTo({ [green.id]: 10, [blue.id]: 90 })] }).paths,
      [],
    );
    const changed = account.update(listener, { defaultActions: [forwardTo({ [blue.id]: 50, [green.id]: 50 })] });
    assert.equal(changed.id, listener.id);
  });

  it("case 11-udp-on-dualstack-nlb: takes UDP on a dual-stack balancer that has a prefix for it", () => {
    const dual = { loadBalancerType: "network", ipAddressType: "dualstack" };
    const udp = (more: Props) => {
      const { account, site, balancer } = setUp({ ...dual, ...more });
      const group = makeTargetGroup(account, site, { protocol: "UDP", port: 53 }, "dns");
      return () => makeListener(account, balancer, forwardTo({ [group.id]: 1 }), { protocol: "UDP", port: 53 });
    };
    udp({ enablePrefixForIpv6SourceNat: "on" })();
    refuses("InvalidConfigurationRequest", udp({}), /prefix for IPv6 source NAT/);
    refuses("InvalidConfigurationRequest", () => setUp({ enablePrefixForIpv6SourceNat: "on" }), /needs a network/);
    const withoutIpv4 = { ipAddressType: "dualstack-without-public-ipv4" };
    refuses("InvalidConfigurationRequest", () => setUp({ ...withoutIpv4, internal: true }), /internet-facing/);
    setUp(withoutIpv4);
  });

  it("bring an application load balancer at most 100 target groups, however often each is named", () => {
    const { account, site, balancer } = setUp({});
    const group = (index: number) => makeTargetGroup(account, site, { port: 9000 }, `many-${index}`).id;
    const first = group(0);
    const listener = makeListener(account, balancer, forwardTo({ [first]: 1 }), { protocol: "HTTP", port: 1000 });
    const rule = (priority: number, arn: string) =>
      account.make("rule", {
        listenerArn: listener.id,
        priority,
        conditions: [{ pathPattern: { values: ["/"] } }],
        actions: [forwardTo({ [arn]: 1 })],
      });
    const rules = Array.from({ length: 99 }, (_, index) => rule(index + 1, group(index + 1)));
    rule(200, first);
    refuses("TooManyUniqueTargetGroupsPerLoadBalancer", () => rule(201, group(100)), /takes 100 unique target groups/);
    const last = rules.at(-1);
    assert.ok(last !== undefined);
    account.update(last, { ...last.inputs, actions: [forwardTo({ [first]: 1 })] });
    rule(201, group(101));
  });

  it("are at most 50 on a network load balancer, and more on an application one where the account has them", () => {
    const fill = (type: string, protocol: string) => {
      const { account, site, balancer } = setUp({ loadBalancerType: type });
      const group = makeTargetGroup(account, site, { protocol, port: 9000 }, "many");
      const add = (port: number) => makeListener(account, balancer, forwardTo({ [group.id]: 1 }), { protocol, port });
      const listeners = Array.from({ length: 50 }, (_, index) => add(1000 + index));
      return { account, last: listeners.at(-1), add };
    };
    const { account, last, add } = fill("network", "TCP");
    refuses("TooManyListeners", () => add(2000), /has 50 listeners/);
    assert.ok(last !== undefined);
    account.update(last, { port: 2001 });
    account.remove(last);
    add(2000);
    fill("application", "HTTP").add(2000);
  });

  it("moves its port in place, and its balancer by replacement", () => {
    const { account, balancer } = setUp();
    const listener = makeListener(account, balancer, fixed);
    assert.equal(account.diff(listener, { port: 8080 }).replaces, false);
    assert.equal(account.diff(listener, { loadBalancerArn: `${balancer.id}0` }).replaces, true);
  });

  it("has a port of its balancer to itself", () => {
    const { account, balancer } = setUp();
    makeListener(account, balancer, fixed);
    refuses("DuplicateListener", () => makeListener(account, balancer, redirect), /port 80/);
    const other = makeListener(account, balancer, fixed, { port: 81 });
    refuses("DuplicateListener", () => account.update(other, { port: 80 }));
    refuses("LoadBalancerNotFound", () =>
      account.make("listener", { loadBalancerArn: `${balancer.id}0`, port: 80, defaultActions: [fixed] }),
    );
  });

  it("speaks the protocols of its balancer", () => {
    const alb = setUp();
    refuses(
      "UnsupportedProtocol",
      () => makeListener(alb.account, alb.balancer, fixed, { protocol: "TCP" }),
      /HTTP, HTTPS/,
    );
    const nlb = setUp({ loadBalancerType: "network" });
    refuses(
      "UnsupportedProtocol",
      () => makeListener(nlb.account, nlb.balancer, forwardTo({ [nlb.blue.id]: 1 })),
      /TCP, TLS/,
    );
    refuses(
      "InvalidLoadBalancerAction",
      () => makeListener(nlb.account, nlb.balancer, fixed, { protocol: "TCP" }),
      /'fixed-response' is not valid with network/,
    );
    makeListener(nlb.account, nlb.balancer, forwardTo({ [nlb.blue.id]: 50, [nlb.green.id]: 50 }), { protocol: "TCP" });
  });

  it("serves one certificate or more, issued and of its region", () => {
    const { account, balancer } = setUp();
    const secure =
      (certificateArn: string | undefined, more: Props = {}) =>
      () =>
        makeListener(account, balancer, fixed, {
          port: 443,
          protocol: "HTTPS",
          ...(certificateArn && { certificateArn }),
          ...more,
        });
    const certificate = issue(account).id;
    refuses("ValidationError", secure(undefined), /must be specified for HTTPS/);
    refuses("CertificateNotFound", secure(certificate.replace("eu-west-1", "us-east-1")), /another region/);
    refuses("CertificateNotFound", secure(`${certificate}0`));
    refuses("SSLPolicyNotFound", secure(certificate, { sslPolicy: "ELBSecurityPolicy-TLS13-1-4" }), /TLS13-1-4/);
    refuses(
      "ValidationError",
      () => makeListener(account, balancer, fixed, { certificateArn: certificate }),
      /cannot be specified/,
    );
    const plain = makeListener(account, balancer, fixed);
    const listener = secure(certificate)();
    const second = issue(account, "other.example.com").id;
    refuses("InvalidConfigurationRequest", () =>
      account.make("listenerCertificate", { listenerArn: plain.id, certificateArn: second }),
    );
    const more = account.make("listenerCertificate", { listenerArn: listener.id, certificateArn: second });
    assert.equal(more.id, `${listener.id}_${second}`);
    for (const arn of [certificate, second]) {
      refuses(
        "ResourceInUseException",
        () => account.plane.delete("aws:acm/certificate:Certificate", arn),
        /is in use/,
      );
    }
  });

  it("waits for a certificate whose zone is in the account", () => {
    const { account, balancer } = setUp();
    const zone = account.make("zone", { name: "example.com" });
    const certificate = issue(account);
    const secure = () =>
      makeListener(account, balancer, fixed, { port: 443, protocol: "HTTPS", certificateArn: certificate.id });
    refuses("UnsupportedCertificate", secure, /pending validation/);
    const [option] = certificate.outputs.domainValidationOptions as Record<string, string>[];
    assert.ok(option);
    account.make("record", {
      zoneId: zone.id,
      name: option.resourceRecordName,
      type: option.resourceRecordType,
      records: [option.resourceRecordValue],
      ttl: 60,
    } as Props);
    secure();
  });
});

describe("actions", () => {
  it("forwards to groups that exist, of this balancer, VPC and protocol", () => {
    const { account, site, balancer, blue } = setUp();
    makeListener(account, balancer, forwardTo({ [blue.id]: 1 }));
    refuses("TargetGroupNotFound", () =>
      makeListener(account, balancer, forwardTo({ [`${blue.id}0`]: 1 }), { port: 81 }),
    );
    const second = makeBalancer(account, site, {}, "second");
    refuses(
      "TargetGroupAssociationLimit",
      () => makeListener(account, second, forwardTo({ [blue.id]: 1 })),
      /more than one load balancer/,
    );
    const tcp = makeTargetGroup(account, site, { protocol: "TCP" }, "tcp");
    refuses(
      "IncompatibleProtocols",
      () => makeListener(account, balancer, forwardTo({ [tcp.id]: 1 }), { port: 81 }),
      /TCP/,
    );
    const away = makeTargetGroup(account, makeSite(account, "other", 30), {}, "away");
    refuses(
      "InvalidConfigurationRequest",
      () => makeListener(account, balancer, forwardTo({ [away.id]: 1 }), { port: 81 }),
      /VPC/,
    );
  });

  it("wants group stickiness once one of several groups keeps its clients", () => {
    const { account, balancer, blue, green } = setUp();
    account.update(blue, { stickiness: { type: "lb_cookie" } });
    const weights = { [blue.id]: 50, [green.id]: 50 };
    refuses(
      "InvalidConfigurationRequest",
      () => makeListener(account, balancer, forwardTo(weights)),
      /group stickiness/,
    );
    const held = { stickiness: { enabled: true, duration: 3600 } };
    const off = { stickiness: { enabled: false, duration: 3600 } };
    refuses("InvalidConfigurationRequest", () => makeListener(account, balancer, forwardTo(weights, off)));
    makeListener(account, balancer, forwardTo(weights, held));
    makeListener(account, balancer, forwardTo({ [blue.id]: 1 }), { port: 81 });
  });

  it("never redirects to itself, nor from HTTPS to HTTP", () => {
    const { account, balancer } = setUp();
    const to = (redirected: Props): Props => ({
      type: "redirect",
      redirect: { statusCode: "HTTP_302", ...redirected },
    });
    refuses("InvalidLoadBalancerAction", () => makeListener(account, balancer, to({})), /loop/);
    const secure = { port: 443, protocol: "HTTPS", certificateArn: issue(account).id };
    refuses(
      "InvalidLoadBalancerAction",
      () => makeListener(account, balancer, to({ protocol: "HTTP" }), secure),
      /HTTPS to HTTP/,
    );
    makeListener(account, balancer, to({ path: "/new" }));
  });

  const wrong: readonly (readonly [Props, RegExp])[] = [
    [forwardTo({ "arn:a": 1000 }), /weight: expected 0-999, got 1000/],
    [forwardTo({ a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 }), /1 to 5 target groups/],
    [forwardTo({ a: 1 }, { stickiness: { duration: 0 } }), /1-604800/],
    [{ type: "forward" }, /needs forward or targetGroupArn/],
    [{ type: "redirect" }, /defaultActions\[0\]\.redirect: is required/],
    [{ type: "drop" }, /fixed-response/],
    [{ type: "redirect", redirect: { statusCode: "301" } }, /HTTP_301, HTTP_302, got "301"/],
    [{ ...fixed, fixedResponse: { contentType: "text/xml" } }, /text\/plain/],
    [{ ...fixed, fixedResponse: { contentType: "text/plain", statusCode: "302" } }, /2XX, 4XX or 5XX/],
    [{ ...fixed, fixedResponse: { contentType: "text/plain", messageBody: "x".repeat(1025) } }, /0 to 1024/],
  ];
  for (const [action, words] of wrong) {
    it(`fails the plan with ${JSON.stringify(action).slice(0, 80)}`, () => {
      const failures = new Account().failures("listener", {
        loadBalancerArn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/a/0",
        port: 80,
        defaultActions: [action],
      });
      assert.match(failures.join("; "), words);
    });
  }
});
