import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Props, StoredResource } from "../../../twin/contract/resources";
import { Account, forwardTo, makeBalancer, makeListener, refuses } from "../../support/account";

import { fixed, redirect, type Stage, setUp } from "./stage";

describe("listener rules", () => {
  const path = (...values: string[]): Props => ({ pathPattern: { values } });
  const ruleOf = ({ account }: Stage, listener: StoredResource, more: Props = {}) =>
    account.make("rule", {
      listenerArn: listener.id,
      priority: 10,
      conditions: [path("/a")],
      actions: [fixed],
      ...more,
    });

  it("has its priority to itself, or comes after the last", () => {
    const stage = setUp();
    const listener = makeListener(stage.account, stage.balancer, redirect);
    const rule = ruleOf(stage, listener);
    assert.match(rule.id, /:listener-rule\/app\/vip\//);
    refuses("PriorityInUse", () => ruleOf(stage, listener), /Priority '10' is currently in use/);
    const { priority: _, ...unplaced } = rule.inputs;
    assert.equal(stage.account.make("rule", unplaced).outputs.priority, 11);
    assert.equal(stage.account.diff(rule, { priority: 20 }).replaces, false);
    assert.equal(stage.account.diff(rule, { actions: [redirect] }).replaces, false);
    refuses("PriorityInUse", () => stage.account.update(rule, { priority: 11 }));
    refuses("ListenerNotFound", () => ruleOf(stage, { ...listener, id: `${listener.id}0` }));
  });

  it("takes the order of conditions and values for nothing", () => {
    const stage = setUp();
    const listener = makeListener(stage.account, stage.balancer, redirect);
    const host: Props = { hostHeader: { values: ["b", "a"] } };
    const rule = ruleOf(stage, listener, { conditions: [path("/a"), host] });
    const reordered = [{ hostHeader: { values: ["b", "a"] } }, path("/a")];
    assert.deepEqual(stage.account.diff(rule, { conditions: reordered }).paths, []);
  });

  it("uses groups of the listener's balancer, which then cannot go", () => {
    const stage = setUp();
    const listener = makeListener(stage.account, stage.balancer, redirect);
    const rule = ruleOf(stage, listener, { actions: [forwardTo({ [stage.blue.id]: 1 })] });
    refuses("ResourceInUse", () => stage.account.remove(stage.blue));
    const second = makeBalancer(stage.account, stage.site, {}, "second");
    refuses("TargetGroupAssociationLimit", () =>
      makeListener(stage.account, second, forwardTo({ [stage.blue.id]: 1 })),
    );
    stage.account.remove(rule);
    makeListener(stage.account, second, forwardTo({ [stage.blue.id]: 1 }));
  });

  it("refuses more values than a rule holds, two conditions of a kind, and network listeners", () => {
    const stage = setUp();
    const listener = makeListener(stage.account, stage.balancer, redirect);
    refuses(
      "ValidationError",
      () => ruleOf(stage, listener, { conditions: [path("/1", "/2", "/3", "/4", "/5", "/6")] }),
      /'5'.*got 6/,
    );
    refuses(
      "ValidationError",
      () => ruleOf(stage, listener, { conditions: [path("/1"), path("/2")] }),
      /one 'pathPattern'/,
    );
    const nlb = setUp({ loadBalancerType: "network" });
    const tcp = makeListener(nlb.account, nlb.balancer, forwardTo({ [nlb.blue.id]: 1 }), { protocol: "TCP" });
    refuses("InvalidConfigurationRequest", () => ruleOf(nlb, tcp), /dual-stack network load balancers/);
  });

  it("of a dual-stack network balancer ask for the family of the client, and of that alone", () => {
    const stage = setUp({ loadBalancerType: "network", ipAddressType: "dualstack" });
    const actions = [forwardTo({ [stage.green.id]: 1 })];
    const tcp = makeListener(stage.account, stage.balancer, forwardTo({ [stage.blue.id]: 1 }), { protocol: "TCP" });
    const family: Props = { sourceIp: { ipAddressType: "ipv6" } };
    ruleOf(stage, tcp, { conditions: [family], actions });
    const other = (conditions: Props[]) => () => ruleOf(stage, tcp, { priority: 11, conditions, actions });
    refuses("InvalidConfigurationRequest", other([path("/a")]), /one condition, 'source-ip'/);
    refuses("InvalidConfigurationRequest", other([{ sourceIp: { values: ["::/0"] } }]), /one condition, 'source-ip'/);
    refuses("InvalidLoadBalancerAction", () => ruleOf(stage, tcp, { priority: 12, conditions: [family] }));
    const application = setUp();
    const http = makeListener(application.account, application.balancer, redirect);
    refuses("InvalidConfigurationRequest", () => ruleOf(application, http, { conditions: [family] }), /network/);
  });

  it("takes regular expressions of the vendor's dialect, and one rewrite of each kind", () => {
    const stage = setUp();
    const listener = makeListener(stage.account, stage.balancer, redirect);
    const transforms = [
      { type: "host-header-rewrite", hostHeaderRewriteConfig: { rewrite: { regex: "^www\\.(.+)$", replace: "$1" } } },
      { type: "url-rewrite", urlRewriteConfig: { rewrite: { regex: "^/a", replace: "" } } },
    ];
    const rule = ruleOf(stage, listener, { conditions: [{ pathPattern: { regexValues: ["^/(a|b)/"] } }], transforms });
    assert.deepEqual(stage.account.diff(rule, { transforms: transforms.toReversed() }).paths, []);
  });

  const rewrite = (type: string, block: string, regex = "a") => ({
    type,
    [block]: { rewrite: { regex, replace: "" } },
  });
  const arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/a/0/1";
  const wrong: readonly (readonly [Props, RegExp])[] = [
    [{ priority: 0 }, /1-50000/],
    [{ conditions: [{}] }, /exactly one of hostHeader/],
    [{ conditions: [{ ...path("/a"), hostHeader: { values: ["a"] } }] }, /got hostHeader, pathPattern/],
    [{ conditions: [{ httpRequestMethod: { values: ["get"] } }] }, /capitals/],
    [{ conditions: [path("/".repeat(129))] }, /1 to 128/],
    [{ listenerArn: "listener" }, /an ARN/],
    [{ conditions: [{ pathPattern: { values: ["/a"], regexValues: ["a"] } }] }, /conflicts with values/],
    [{ conditions: [{ pathPattern: { regexValues: ["a".repeat(129)] } }] }, /1 to 128/],
    [{ conditions: [{ hostHeader: { regexValues: ["^(?!a)"] } }] }, /a lookahead/],
    [{ conditions: [{ httpHeader: { httpHeaderName: "a", regexValues: ["(a"] } }] }, /unterminated group/],
    [{ transforms: [rewrite("url-rewrite", "urlRewriteConfig", "(a)\\1")] }, /a backreference/],
    [{ transforms: [{ type: "path-rewrite" }] }, /one of host-header-rewrite, url-rewrite/],
    [{ transforms: [{ type: "url-rewrite" }] }, /needs a rewrite/],
    [{ transforms: [rewrite("url-rewrite", "urlRewriteConfig", "a".repeat(1025))] }, /1 to 1024/],
    [
      { transforms: [rewrite("url-rewrite", "urlRewriteConfig"), rewrite("url-rewrite", "urlRewriteConfig")] },
      /one url-rewrite transform at most/,
    ],
  ];
  for (const [more, words] of wrong) {
    it(`fails the plan with ${JSON.stringify(more).slice(0, 80)}`, () => {
      const inputs = { listenerArn: arn, priority: 1, conditions: [path("/a")], actions: [fixed], ...more };
      assert.match(new Account().failures("rule", inputs).join("; "), words);
    });
  }
});
