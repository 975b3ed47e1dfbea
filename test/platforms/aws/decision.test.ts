import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readDocument } from "../../../platforms/aws/policy-document";
import { decideAccess } from "../../../platforms/aws/policy-document/decision";

const read = (...statements: readonly object[]) => {
  const found = readDocument({ Statement: statements });
  assert.ok(found);
  return found;
};
const allow = (Action: string, Resource = "*", Condition?: object) => ({
  ...{ Effect: "Allow", Action, Resource },
  ...(Condition === undefined ? {} : { Condition }),
});
const deny = (Action: string, Resource = "*", Condition?: object) => ({
  ...allow(Action, Resource, Condition),
  Effect: "Deny",
});
const get = { action: "s3:GetObject", resource: "arn:aws:s3:::shop/a" };

describe("the order in which policies are asked", () => {
  test("nothing is allowed that no policy allows", () => {
    assert.equal(decideAccess({ identity: [] }, get), "implicitDeny");
    assert.equal(decideAccess({ identity: [read(allow("s3:PutObject"))] }, get), "implicitDeny");
    assert.equal(
      decideAccess({ identity: [read(allow("s3:GetObject", "arn:aws:s3:::other/*"))] }, get),
      "implicitDeny",
    );
  });

  test("any of the identity's policies allows, in whatever capitals", () => {
    const identity = [read(allow("ec2:*")), read(allow("S3:get*", "arn:aws:s3:::shop/?"))];
    assert.equal(decideAccess({ identity }, get), "allowed");
  });

  test("a deny anywhere decides, in the boundary too", () => {
    const identity = [read(allow("*")), read(deny("s3:*", "arn:aws:s3:::shop/*"))];
    assert.equal(decideAccess({ identity }, get), "explicitDeny");
    const boundary = read(allow("*"), deny("s3:GetObject"));
    assert.equal(decideAccess({ identity: [read(allow("*"))], boundary }, get), "explicitDeny");
  });

  test("a boundary allows nothing by itself, and nothing is allowed beyond it", () => {
    const all = read(allow("*"));
    assert.equal(decideAccess({ identity: [all], boundary: read(allow("s3:*")) }, get), "allowed");
    assert.equal(decideAccess({ identity: [all], boundary: read(allow("ec2:*")) }, get), "implicitDeny");
    assert.equal(decideAccess({ identity: [], boundary: all }, get), "implicitDeny");
  });

  test("NotAction and NotResource speak of all but what they name", () => {
    const rest = (more: object) => decideAccess({ identity: [read({ Effect: "Allow", ...more })] }, get);
    assert.equal(rest({ NotAction: "iam:*", Resource: "*" }), "allowed");
    assert.equal(rest({ NotAction: "s3:*", Resource: "*" }), "implicitDeny");
    assert.equal(rest({ Action: "s3:*", NotResource: "arn:aws:s3:::shop/*" }), "implicitDeny");
  });
});

describe("conditions", () => {
  const decide = (Condition: object, context: Record<string, string>, effect = allow) =>
    decideAccess({ identity: [read(allow("ec2:*"), effect("s3:*", "*", Condition))] }, { ...get, context });

  for (const [condition, context, holds] of [
    [{ Bool: { "aws:MultiFactorAuthPresent": "true" } }, { "aws:multifactorauthpresent": "true" }, true],
    [{ Bool: { "aws:MultiFactorAuthPresent": true } }, {}, false],
    [{ BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } }, {}, true],
    [{ IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "203.0.113.7"] } }, { "aws:SourceIp": "203.0.113.7" }, true],
    [{ IpAddress: { "aws:SourceIp": "10.0.0.0/8" } }, { "aws:SourceIp": "11.0.0.1" }, false],
    [{ NotIpAddress: { "aws:SourceIp": "10.0.0.0/8" } }, { "aws:SourceIp": "11.0.0.1" }, true],
    [{ IpAddress: { "aws:SourceIp": "2001:db8::/32" } }, { "aws:SourceIp": "2001:db8::1" }, true],
    [{ StringEquals: { a: ["x", "y"] } }, { a: "y" }, true],
    [{ StringNotEquals: { a: ["x", "y"] } }, { a: "y" }, false],
    [{ StringNotEquals: { a: "x" } }, {}, true],
    [{ StringLike: { sub: "repo:shop/*:ref:refs/heads/main" } }, { sub: "repo:shop/web:ref:refs/heads/main" }, true],
    [{ ArnLike: { a: "arn:aws:sns:*:*:pager" } }, { a: "arn:aws:sns:eu-west-1:123456789012:pager" }, true],
    [{ NumericLessThan: { "aws:MultiFactorAuthAge": "3600" } }, { "aws:MultiFactorAuthAge": "3599" }, true],
    [{ NumericLessThan: { "aws:MultiFactorAuthAge": "3600" } }, { "aws:MultiFactorAuthAge": "3600" }, false],
    [{ Null: { a: "true" } }, {}, true],
    [{ StringEquals: { a: "x", b: "y" } }, { a: "x" }, false],
  ] as const) {
    test(`${JSON.stringify(condition)} ${holds ? "holds" : "does not hold"} of ${JSON.stringify(context)}`, () => {
      assert.equal(decide(condition, context), holds ? "allowed" : "implicitDeny");
      assert.equal(decide(condition, context, deny), holds ? "explicitDeny" : "implicitDeny");
    });
  }

  test("an operator that is not judged leaves the decision unknown, unless something else decides", () => {
    const odd = { DateLessThan: { "aws:CurrentTime": "2030-01-01" } };
    assert.equal(decide(odd, {}), "unknown");
    assert.equal(decideAccess({ identity: [read(allow("s3:*"), deny("s3:*", "*", odd))] }, get), "unknown");
    assert.equal(decideAccess({ identity: [read(allow("s3:*", "*", odd), deny("s3:*"))] }, get), "explicitDeny");
  });
});
