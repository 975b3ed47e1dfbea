import assert from "node:assert/strict";
import { test } from "node:test";
import { unknown } from "../../model/graph";
import { evaluate } from "../../policies/evaluate";
import { statementsOf } from "../../policies/queries/documents";
import { rules } from "../../policies/rules";
import { everyRule } from "./breaks";
import { graphOf } from "./fixture";

const read = (document: unknown) => {
  const policy = typeof document === "string" ? document : JSON.stringify(document);
  const [view] = graphOf({ role: { type: "aws:iam/rolePolicy:RolePolicy", inputs: { policy } } }).resources;
  assert.ok(view);
  return statementsOf(view, "policy");
};

const allow = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };

test("a policy document's statements are read, one or many, with one action or many", () => {
  const all = { notActions: [], notResources: [], principals: [], notPrincipals: [], conditions: {} };
  const one = { allows: true, actions: ["s3:GetObject"], resources: ["*"], ...all };
  assert.deepEqual(read({ Version: "2012-10-17", Statement: allow }), [one]);
  assert.deepEqual(read({ Statement: [allow, { ...allow, Effect: "Deny", Action: ["a", "b"] }] }), [
    one,
    { ...one, allows: false, actions: ["a", "b"] },
  ]);
  const conditions = { Bool: { "aws:SecureTransport": "false" } };
  assert.deepEqual(
    read({ Statement: { Effect: "Allow", NotAction: "a", NotResource: ["b"], Principal: "*", Condition: conditions } }),
    [
      {
        allows: true,
        actions: [],
        notActions: ["a"],
        resources: [],
        notResources: ["b"],
        principals: ["*"],
        notPrincipals: [],
        conditions,
      },
    ],
  );
  assert.deepEqual(read({ Statement: { ...allow, Principal: { AWS: ["1", "2"], Service: "ec2" } } })?.[0]?.principals, [
    "1",
    "2",
    "ec2",
  ]);
});

test("what is no policy document is none, and never read in part", () => {
  for (const document of [
    "no JSON",
    "null",
    "[]",
    {},
    { Statement: "Allow" },
    { Statement: [{ Action: "*" }] },
    { Statement: [allow, { ...allow, Action: 1 }] },
    { Statement: { ...allow, Principal: { AWS: { deep: "*" } } } },
    { Statement: { ...allow, Condition: "none" } },
    { Statement: { ...allow, Condition: { Bool: true } } },
  ]) {
    assert.equal(read(document), undefined, JSON.stringify(document));
  }
});

test("a part that is not known is asked for only where it decides", () => {
  const judged = (Statement: unknown) => {
    const graph = graphOf({
      p: { type: "aws:iam/policy:Policy", inputs: { policy: { Version: "2012-10-17", Statement } } as never },
    });
    const rule = rules.filter(({ id }) => id === "iam-no-wildcard-admin");
    return evaluate(graph, rule, everyRule).results.map(({ verdict }) => verdict);
  };
  const send = { Effect: "Allow", Action: "sqs:SendMessage", Resource: unknown };
  const all = { Effect: "Allow", Action: "*", Resource: "*" };
  assert.deepEqual(judged([send]), ["pass"]);
  assert.deepEqual(judged([{ ...send, Resource: ["arn:aws:sqs:::a", unknown] }]), ["pass"]);
  assert.deepEqual(judged([{ ...send, Condition: { StringEquals: { "aws:SourceArn": unknown } } }]), ["pass"]);
  assert.deepEqual(judged([send, all]), ["fail"]);
  for (const open of [{ ...all, Resource: unknown }, { ...all, Action: unknown }, { ...all, Effect: unknown }, unknown])
    assert.deepEqual(judged([open]), ["unknown"], JSON.stringify(open));
});

test("who may read named secrets, or decrypt through a service alone, may not read every secret", () => {
  const judged = (Statement: unknown) => {
    const inputs = { policy: { Version: "2012-10-17", Statement } } as never;
    const graph = graphOf({ p: { type: "aws:iam/policy:Policy", inputs } });
    const rule = rules.filter(({ id }) => id === "iam-no-every-secret");
    return evaluate(graph, rule, everyRule).results.map(({ verdict }) => verdict);
  };
  const allowed = (Action: unknown, Resource: unknown, more: object = {}) => ({
    Effect: "Allow",
    Action,
    Resource,
    ...more,
  });
  const secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:";
  const through = { Condition: { StringEquals: { "kms:ViaService": "ssm.eu-west-1.amazonaws.com" } } };
  for (const sound of [
    allowed("secretsmanager:GetSecretValue", `${secret}shop/db-??????`),
    allowed("secretsmanager:GetSecretValue", `${secret}shop/*`),
    allowed("secretsmanager:ListSecrets", "*"),
    allowed(["ssm:GetParameter", "ssm:GetParametersByPath"], "arn:aws:ssm:*::parameter/aws/service/*"),
    allowed("ssm:GetParameter", "arn:aws-cn:ssm:cn-north-1:123456789012:parameter/shop/*"),
    allowed("kms:Decrypt", "*", through),
    allowed("kms:GenerateDataKey", "*"),
    allowed("s3:GetObject", "arn:aws:s3:::secret/*"),
    { Effect: "Deny", Action: "secretsmanager:GetSecretValue", Resource: "*" },
    // Everything: another rule's to say.
    allowed("*", "*"),
  ]) {
    assert.deepEqual(judged([sound]), ["pass"], JSON.stringify(sound));
  }
  for (const wide of [
    allowed("secretsmanager:getsecretvalue", "*"),
    allowed(["s3:GetObject", "ssm:GetParameter*"], ["arn:aws:s3:::a/*", "arn:aws:ssm:*:*:parameter/*"]),
    allowed("kms:*", "arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/*"),
    { Effect: "Allow", Action: "secretsmanager:*", NotResource: `${secret}root-*` },
  ]) {
    assert.deepEqual(judged([wide]), ["fail"], JSON.stringify(wide));
  }
  assert.deepEqual(judged([allowed("secretsmanager:GetSecretValue", unknown)]), ["unknown"]);
  assert.deepEqual(judged([allowed("sqs:SendMessage", unknown)]), ["pass"]);
});
