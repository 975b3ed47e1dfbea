import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  concernsEveryAction,
  concernsEveryResource,
  deniesPlainHttp,
  isPublic,
  matches,
  matchesAction,
  readDocument,
  type Statement,
} from "../../../platforms/aws/policy-document";

type Raw = Readonly<Record<string, unknown>>;

const read = (...statements: readonly Raw[]): readonly Statement[] => {
  const found = readDocument({ Version: "2012-10-17", Statement: statements });
  assert.ok(found);
  return found;
};

const open = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::shop/*" };
const under = (Condition: Raw, more: Raw = {}) => ({ ...open, Condition, ...more });
const denyOutside = (Condition: Raw, more: Raw = {}) => ({
  ...{ Effect: "Deny", Principal: "*", Action: "s3:*", Resource: ["arn:aws:s3:::shop", "arn:aws:s3:::shop/*"] },
  ...{ Condition },
  ...more,
});

const org = { "aws:PrincipalOrgID": "o-a1b2c3" };

const everybody: Readonly<Record<string, readonly Raw[]>> = {
  "a star": [open],
  "a star as account": [{ ...open, Principal: { AWS: "*" } }],
  "a star in a list": [{ ...open, Principal: { AWS: ["123456789012", "*"] } }],
  "everybody but one": [{ ...open, Principal: undefined, NotPrincipal: { AWS: "123456789012" } }],
  "a single statement out of a list": [open, { ...open, Principal: { AWS: "123456789012" } }],
  "StringLike of a star": [under({ StringLike: { "aws:PrincipalArn": "*" } })],
  "StringLike of an account left open": [under({ StringLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/*" } })],
  "ArnLike of a service's open ARN": [under({ ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:*" } })],
  "ArnLike of every bucket": [under({ ArnLike: { "aws:SourceArn": "arn:aws:s3:::*" } })],
  "one open value among others": [under({ StringLike: { "aws:PrincipalOrgID": ["o-a1b2c3", "*"] } })],
  "every IPv4 address": [under({ IpAddress: { "aws:SourceIp": "0.0.0.0/0" } })],
  "both halves of the addresses": [under({ IpAddress: { "aws:SourceIp": ["0.0.0.0/1", "128.0.0.0/1"] } })],
  "every IPv6 address": [under({ IpAddress: { "aws:SourceIp": "::/0" } })],
  "an organisation if there is one": [under({ StringEqualsIfExists: org })],
  "an endpoint if there is one": [under({ StringEqualsIfExists: { "aws:SourceVpce": "vpce-1" } })],
  "all values of a key that may be absent": [
    under({ "ForAllValues:StringEquals": { "aws:PrincipalOrgPaths": "o-a/*" } }),
  ],
  "TLS alone": [under({ Bool: { "aws:SecureTransport": "true" } })],
  "a date": [under({ DateGreaterThan: { "aws:CurrentTime": "2026-01-01T00:00:00Z" } })],
  "a referer, which anybody can send": [under({ StringLike: { "aws:Referer": "https://shop.example.com/*" } })],
  "a user agent": [under({ StringEquals: { "aws:UserAgent": "secret" } })],
  "MFA of anybody's": [under({ Bool: { "aws:MultiFactorAuthPresent": "true" } })],
  "a tag of the caller's own": [under({ StringEquals: { "aws:PrincipalTag/team": "shop" } })],
  "everybody outside an account": [under({ StringNotEquals: { "aws:PrincipalAccount": "123456789012" } })],
  "everybody but some addresses": [under({ NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } })],
  "a key that is there": [under({ Null: { "aws:PrincipalOrgID": "false" } })],
  "an acl that the caller names": [under({ StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } })],
  "a Deny of another action": [open, denyOutside({ StringNotEquals: org }, { Action: "s3:PutObject" })],
  "a Deny of another path": [open, denyOutside({ StringNotEquals: org }, { Resource: "arn:aws:s3:::shop/private/*" })],
  "a Deny of plain HTTP only": [open, denyOutside({ Bool: { "aws:SecureTransport": "false" } })],
  "a Deny of outsiders over plain HTTP only": [
    open,
    denyOutside({ StringNotEquals: org, Bool: { "aws:SecureTransport": "false" } }),
  ],
  "a Deny of one account": [open, denyOutside({}, { Principal: { AWS: "999999999999" } })],
};

const somebody: Readonly<Record<string, readonly Raw[]>> = {
  "an account by number": [{ ...open, Principal: { AWS: "123456789012" } }],
  "an account by ARN": [{ ...open, Principal: { AWS: "arn:aws:iam::123456789012:root" } }],
  "a service": [{ ...open, Principal: { Service: "cloudfront.amazonaws.com" } }],
  "a Deny of everybody": [{ ...open, Effect: "Deny" }],
  "a Deny of everybody but one": [
    { ...open, Effect: "Deny", Principal: undefined, NotPrincipal: { AWS: "123456789012" } },
  ],
  "an organisation": [under({ StringEquals: org })],
  "an organisation, in capitals of one's own": [under({ stringequals: { "aws:principalorgid": "o-a1b2c3" } })],
  "an account as a condition": [under({ StringEquals: { "aws:SourceAccount": "123456789012" } })],
  "one's own role": [under({ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/*" } })],
  "a distribution": [under({ StringEquals: { "AWS:SourceArn": "arn:aws:cloudfront::123456789012:distribution/E1" } })],
  "one bucket": [under({ ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:shop" } })],
  "one bucket by its whole ARN": [under({ ArnLike: { "aws:SourceArn": "arn:aws:s3:::shop" } })],
  "some addresses": [under({ IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "198.51.100.7/32"] } })],
  "addresses, if any": [under({ IpAddressIfExists: { "aws:SourceIp": "203.0.113.0/24" } })],
  "an endpoint": [under({ StringEquals: { "aws:SourceVpce": ["vpce-1", "vpce-2"] } })],
  "a VPC over TLS": [under({ StringEquals: { "aws:SourceVpc": "vpc-1" }, Bool: { "aws:SecureTransport": "true" } })],
  "part of an organisation": [under({ "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3/*" } })],
  "services of AWS alone": [under({ Bool: { "aws:PrincipalIsAWSService": "true" } })],
  "a subscriber's address": [under({ StringLike: { "sns:Endpoint": "*@example.com" } })],
  "a Deny of everybody outside the organisation": [open, denyOutside({ StringNotEquals: org })],
  "a Deny of everybody outside, all actions": [
    open,
    denyOutside({ StringNotEquals: org }, { Action: "*", Resource: "*" }),
  ],
  "a Deny of who comes neither from here nor through there": [
    open,
    denyOutside({
      NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" },
      StringNotEquals: { "aws:SourceVpce": "vpce-1" },
    }),
  ],
  "a Deny of roles not one's own": [
    open,
    denyOutside({ ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::123456789012:*" } }),
  ],
  "a Deny of everybody but one's own, by principal": [
    open,
    { ...denyOutside({}), Principal: undefined, NotPrincipal: { AWS: "arn:aws:iam::123456789012:root" } },
  ],
};

describe("who a policy document lets in", () => {
  for (const [name, statements] of Object.entries(everybody)) {
    test(`everybody, by ${name}`, () => assert.equal(isPublic(read(...statements)), true));
  }
  for (const [name, statements] of Object.entries(somebody)) {
    test(`not everybody, by ${name}`, () => assert.equal(isPublic(read(...statements)), false));
  }
});

describe("plain HTTP is refused", () => {
  const deny = (Condition: Raw, more: Raw = {}) => denyOutside(Condition, more);
  const refused: readonly Raw[] = [
    deny({ Bool: { "aws:SecureTransport": "false" } }),
    deny({ Bool: { "aws:SecureTransport": false } }),
    deny({ Bool: { "aws:SecureTransport": ["false"] } }),
    deny({ BoolIfExists: { "aws:securetransport": "false" } }),
    deny({ Bool: { "aws:SecureTransport": "false" } }, { Action: "S3:*" }),
    deny({ Bool: { "aws:SecureTransport": "false" } }, { Action: ["*"], Principal: { AWS: "*" } }),
  ];
  const open: readonly Raw[] = [
    deny({ Bool: { "aws:SecureTransport": "true" } }),
    deny({ Bool: { "aws:SecureTransport": "false" } }, { Effect: "Allow" }),
    deny({ Bool: { "aws:SecureTransport": "false" } }, { Action: "s3:GetObject" }),
    deny({ Bool: { "aws:SecureTransport": "false" } }, { Principal: { AWS: "123456789012" } }),
    deny({ Bool: { "aws:SecureTransport": "false" }, StringEquals: { "aws:PrincipalAccount": "123456789012" } }),
    deny({}),
  ];
  for (const statement of refused) {
    test(`by ${JSON.stringify(statement)}`, () =>
      assert.ok(read(statement).some((one) => deniesPlainHttp(one, ["s3:*"]))));
  }
  for (const statement of open) {
    test(`not by ${JSON.stringify(statement)}`, () =>
      assert.ok(!read(statement).some((one) => deniesPlainHttp(one, ["s3:*"]))));
  }
});

describe("everything on everything", () => {
  const cases: readonly (readonly [Raw, boolean])[] = [
    [{ Action: "*", Resource: "*" }, true],
    [{ Action: "*:*", Resource: "*" }, true],
    [{ Action: ["?*"], Resource: ["**"] }, true],
    [{ Action: ["a*", "*"], Resource: "arn:*" }, true],
    [{ NotAction: "iam:*", Resource: "*" }, true],
    [{ Action: "*", NotResource: "arn:aws:s3:::shop" }, true],
    [{ Action: "s3:*", Resource: "*" }, false],
    [{ Action: "*", Resource: "arn:aws:s3:::shop/*" }, false],
    [{ Action: ["iam:*", "s3:*", "ec2:*"], Resource: "*" }, false],
  ];
  for (const [raw, expected] of cases) {
    test(`${JSON.stringify(raw)}: ${expected}`, () => {
      const [statement] = read({ Effect: "Allow", ...raw });
      assert.ok(statement);
      assert.equal(concernsEveryAction(statement) && concernsEveryResource(statement), expected);
    });
  }
});

test("wildcards are those of IAM, and nothing else is special", () => {
  assert.ok(matches("arn:aws:s3:::shop-?/*", "arn:aws:s3:::shop-a/b/c"));
  assert.ok(!matches("arn:aws:s3:::shop-?/*", "arn:aws:s3:::shop-ab/c"));
  assert.ok(!matches("a.c", "abc"));
  assert.ok(matchesAction("s3:get*", "S3:GetObject"));
  assert.ok(!matches("S3", "s3"));
  assert.ok(matches("*".repeat(60), "x".repeat(5000)));
});

test("what is no policy document is not read as one", () => {
  for (const raw of [
    undefined,
    "x",
    [],
    {},
    { Statement: [{ Effect: "Permit" }] },
    { Statement: [{ Effect: "Allow", Action: {} }] },
  ]) {
    assert.equal(readDocument(raw), undefined);
  }
});
