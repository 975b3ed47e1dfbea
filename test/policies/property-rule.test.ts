import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { unknown } from "../../model/graph";
import { companionRule } from "../../policies/companion-rule";
import { evaluate } from "../../policies/evaluate";
import { saidOf } from "../../policies/format-result";
import { type Expectation, propertyRule } from "../../policies/property-rule";
import type { Rule } from "../../policies/rule";
import { everyRule } from "./breaks";
import { graphOf, type Program } from "./fixture";

const volume = "aws:ebs/volume:Volume";

const metadata = {
  id: "volume-is-so",
  title: "Volumes are so",
  why: "Because.",
  remediation: "Set it.",
  url: "https://example.com",
  severity: "high",
  types: [volume],
} as const;

const said = (rule: Rule, program: Program) => {
  const [result] = evaluate(graphOf(program), [rule], everyRule).results;
  return result?.verdict === "fail" ? saidOf(result) : (result?.verdict ?? "none");
};

const held = (expectation: Expectation, value: unknown, path = "size") =>
  said(propertyRule({ ...metadata, properties: { [path]: expectation } }), {
    data: { type: volume, inputs: value === undefined ? {} : { size: value } },
  });

describe("a rule of one property says what it is and what was expected", () => {
  const cases: readonly (readonly [Expectation, unknown, string | readonly string[]])[] = [
    [{ expected: true }, true, "pass"],
    [{ expected: true }, "true", "pass"],
    [{ expected: true }, false, ["size is false; expected true"]],
    [{ expected: true }, undefined, ["size is not set; expected true"]],
    [{ expected: true }, unknown, "unknown"],
    [{ expected: true, default: true }, undefined, "pass"],
    [{ expected: "on", default: "off" }, undefined, ["size is not set, which means off; expected on"]],
    [{ not: "all" }, "all", ['size is "all"; expected any other']],
    [{ not: "all" }, undefined, "pass"],
    [{ oneOf: ["a", "b"], default: "a" }, undefined, "pass"],
    [{ oneOf: ["a", "b"], default: "a" }, "c", ['size is "c"; expected a or b']],
    [{ oneOf: ["a", "b"] }, undefined, ["size is not set; expected a or b"]],
    [{ atLeast: 1, default: 300 }, undefined, "pass"],
    [{ atLeast: 1, default: 300 }, 0, ["size is 0; expected at least 1"]],
    [{ atLeast: 1, default: 300 }, "0", ['size is "0"; expected at least 1']],
    [{ atLeast: 1 }, [], ["size is empty; expected at least one"]],
    [{ atLeast: 1 }, [{ key: "a" }], "pass"],
    [{ atLeast: 1 }, unknown, "unknown"],
    [{ atMost: 60 }, undefined, "pass"],
    [{ atMost: 60 }, 61, ["size is 61; expected at most 60"]],
    [{ includes: ["a", "b"] }, ["b", "a"], "pass"],
    [{ includes: ["a", "b"] }, ["b"], ['size is ["b"]; expected a, b']],
    [{ present: "a key" }, unknown, "pass"],
    [{ present: "a key" }, undefined, ["size is not set; expected a key"]],
    [{ expected: true, types: ["aws:ec2/ami:Ami"] }, false, "pass"],
    [{ expected: true, unless: (view) => view.flag("size") === false }, false, "pass"],
  ];
  for (const [expectation, value, wanted] of cases) {
    const title = `${JSON.stringify(expectation)} of ${value === unknown ? "unknown" : JSON.stringify(value)}`;
    test(title, () => assert.deepEqual(held(expectation, value), wanted));
  }

  test("of every property, and never a secret", () => {
    const kind = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "hunter2" };
    const rule = propertyRule({ ...metadata, properties: { size: { atMost: 1 }, kind: { expected: "x" } } });
    assert.deepEqual(said(rule, { data: { type: volume, inputs: { size: 2, kind } } }), [
      "size is 2; expected at most 1",
      "kind is [secret]; expected x",
    ]);
  });
});

describe("a rule that asks for a companion", () => {
  const rule = companionRule({
    ...metadata,
    companions: { "aws:ec2/volumeAttachment:VolumeAttachment": ["volumeId"] },
  });
  const alone: Program = { data: { type: volume, inputs: {} } };

  test("names the resource that is missing", () => {
    assert.deepEqual(said(rule, alone), ["no aws.ec2.VolumeAttachment refers to it"]);
    const own = {
      ...rule,
      ...companionRule({ ...metadata, companions: { [volume]: ["snapshotId"] }, property: "size" }),
    };
    assert.deepEqual(said(own, alone), ["size is not set, and no aws.ebs.Volume refers to it"]);
  });

  test("passes with one that refers to it, or where its own property is enough", () => {
    const attachment = { type: "aws:ec2/volumeAttachment:VolumeAttachment", inputs: { volumeId: "$data" } };
    assert.equal(said(rule, { ...alone, attachment }), "pass");
    const enough = companionRule({ ...metadata, companions: {}, unless: (view) => !view.has("size") });
    assert.equal(said(enough, alone), "pass");
  });
});
