import assert from "node:assert/strict";
import { test } from "node:test";
import { statementsOf } from "../../policies/facts/documents";
import { graphOf } from "./fixture";

const read = (document: unknown) => {
  const policy = typeof document === "string" ? document : JSON.stringify(document);
  const [view] = graphOf({ role: { type: "aws:iam/rolePolicy:RolePolicy", inputs: { policy } } }).views;
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
