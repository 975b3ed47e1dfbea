import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Account } from "../../support/account";

const hello = "arn:aws:lambda:eu-west-1:123456789012:function:hello";
const balancers = "elasticloadbalancing.amazonaws.com";

function groupOfFunctions(externals?: "assumed") {
  const account = new Account(externals === undefined ? {} : { externals });
  const group = account.make("targetGroup", { targetType: "lambda" }, "api");
  const { id } = group;
  const permit = (more = {}) =>
    account.make("permission", { action: "lambda:InvokeFunction", function: hello, principal: balancers, ...more });
  const register = (more = {}) => account.make("target", { targetGroupArn: id, targetId: hello, ...more });
  return { account, group, id, permit, register };
}

describe("a group of functions", () => {
  it("is not checked unless the program wants it", () => {
    const { account, group } = groupOfFunctions();
    const check = (made: { outputs: object }) => (made.outputs as { healthCheck: object }).healthCheck;
    const vendor = { interval: 35, timeout: 30, healthyThreshold: 5, unhealthyThreshold: 2, path: "/", matcher: "200" };
    assert.deepEqual(check(group), { ...vendor, enabled: false });
    const checked = account.make(
      "targetGroup",
      { targetType: "lambda", healthCheck: { enabled: true, path: "/l" } },
      "b",
    );
    assert.equal((check(checked) as { enabled: boolean }).enabled, true);
  });

  it("takes a function only when it may be invoked for this group", () => {
    const refused = [
      undefined,
      { principal: "apigateway.amazonaws.com" },
      { action: "lambda:GetFunction" },
      { sourceArn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/other/1" },
      { qualifier: "live" },
      { function: "other" },
    ];
    for (const more of refused) {
      const { permit, register } = groupOfFunctions();
      if (more !== undefined) permit(more);
      assert.throws(() => register(), /AccessDenied: elasticloadbalancing principal does not have permission/);
    }
    for (const more of [{}, { function: "hello" }]) {
      const { id, permit, register } = groupOfFunctions();
      permit({ ...more, sourceArn: id });
      assert.match(register().id, /targetgroup\/api/);
    }
    const alias = groupOfFunctions();
    alias.permit({ qualifier: "live" });
    assert.ok(alias.register({ targetId: `${hello}:live` }).id);
  });

  it("takes one function, without a port, and nothing else", () => {
    const { permit, register } = groupOfFunctions();
    permit();
    assert.throws(() => register({ targetId: "i-0123456789abcdef0" }), /InvalidTarget/);
    assert.throws(() => register({ port: 80 }), /ValidationError: A port cannot be specified/);
    register();
    assert.throws(() => register({ targetId: `${hello}2` }), /TooManyTargets/);
  });

  it("takes it in a plan that other programs have given the permission", () => {
    assert.ok(groupOfFunctions("assumed").register().id);
  });

  it("has statements of ids of their own", () => {
    const { account, permit } = groupOfFunctions();
    const [one, other] = [permit(), permit()];
    assert.notEqual(one.id, other.id);
    permit({ statementId: "mine" });
    assert.throws(() => permit({ statementId: "mine" }), /ResourceConflictException/);
    permit({ statementId: "mine", function: "other" });
    const bad = {
      action: "InvokeFunction",
      function: hello,
      principal: balancers,
      statementId: "a b",
      qualifier: "$LATEST",
    };
    const failures = account.failures("permission", bad).map((line) => line.split(":")[0]);
    assert.deepEqual(failures.toSorted(), ["action", "qualifier", "statementId"]);
  });

  it("refuses attributes that no function has", () => {
    for (const [property, value] of Object.entries({ slowStart: 30, stickiness: { type: "lb_cookie" } })) {
      const account = new Account({});
      const make = () => account.make("targetGroup", { targetType: "lambda", [property]: value });
      assert.throws(make, /not supported for target groups with target type 'lambda'/);
    }
  });
});
