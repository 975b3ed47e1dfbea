import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { unknown } from "../../model/graph";
import { each, evaluate, isBlocking } from "../../policies/evaluate";
import type { Exemption } from "../../policies/exemptions";
import { saidOf } from "../../policies/format-result";
import { countVerdicts, isFailing } from "../../policies/report";
import type { Level, Rule } from "../../policies/rule";
import { graphOf, type Program, urnOf } from "./fixture";

const volume = "aws:ebs/volume:Volume";

const rule: Rule = {
  id: "volume-encrypted",
  title: "Volumes are encrypted",
  why: "Because.",
  remediation: "Set encrypted.",
  url: "https://example.com",
  severity: "high",
  controls: {},
  types: [volume],
  scope: "resource",
  *check(view) {
    yield* each(["encrypted", "backedUp"], function* (property) {
      if (view.flag(property) !== true) yield { property, problem: "it is not", fix: "write true" };
    });
  },
};

const program = (inputs: Record<string, unknown>): Program => ({ data: { type: volume, inputs } });
const judge = (inputs: Record<string, unknown>, exemptions: readonly Exemption[] = [], level: Level = "mandatory") =>
  evaluate(graphOf(program(inputs)), [rule], { levelOf: () => level, exemptions });

const exemption: Exemption = {
  rule: rule.id,
  urn: "urn:pulumi:test::shop::*::data",
  reason: "the data is public",
  owner: "data-team",
  expires: "2027-01-31",
};

describe("a rule's verdict", () => {
  test("is a pass, or a fail with what was found", () => {
    assert.equal(judge({ encrypted: true, backedUp: true }).results[0]?.verdict, "pass");
    const [failed] = judge({ encrypted: false, backedUp: true }).results;
    assert.equal(failed?.verdict, "fail");
    assert.deepEqual(failed && saidOf(failed), ["encrypted: it is not, got false; write true"]);
  });

  test("is unknown when a value that decides is not known, and blocks where the rule is mandatory", () => {
    const [result] = judge({ encrypted: unknown, backedUp: true }).results;
    assert.equal(result?.verdict, "unknown");
    assert.match(result?.note ?? "", /^encrypted is not known yet$/);
    assert.equal(result && isBlocking(result), true);
    const [advice] = judge({ encrypted: unknown, backedUp: true }, [], "advisory").results;
    assert.equal(advice && isBlocking(advice), false);
  });

  test("is a fail when something else fails already, wherever the unknown stands", () => {
    for (const inputs of [
      { encrypted: unknown, backedUp: false },
      { encrypted: false, backedUp: unknown },
    ]) {
      const [result] = judge(inputs).results;
      assert.equal(result?.verdict, "fail");
      assert.match(result?.note ?? "", /is not known yet/);
    }
  });

  test("is exempt, with the reason, for what is exempted: a fail or an unknown, never a pass", () => {
    const [failed] = judge({ encrypted: false }, [exemption]).results;
    assert.equal(failed?.verdict, "exempt");
    assert.equal(failed?.exemption?.owner, "data-team");
    assert.match(failed ? saidOf(failed).join("; ") : "", /exempt until 2027-01-31: the data is public \(data-team\)/);
    assert.equal(judge({ encrypted: unknown, backedUp: true }, [exemption]).results[0]?.verdict, "exempt");
    assert.equal(judge({ encrypted: true, backedUp: true }, [exemption]).results[0]?.verdict, "pass");
    const other = { ...exemption, urn: "urn:pulumi:test::shop::*::log" };
    assert.equal(judge({ encrypted: false }, [other]).results[0]?.verdict, "fail");
  });

  test("is an error when the rule throws, which fails at any level", () => {
    const broken: Rule = {
      ...rule,
      check: () => {
        throw new TypeError("x is undefined");
      },
    };
    const { results } = evaluate(graphOf(program({})), [broken], {
      levelOf: () => "advisory",
      exemptions: [exemption],
    });
    assert.equal(results[0]?.verdict, "error");
    assert.equal(results[0] && isBlocking(results[0]), true);
    assert.match(results[0] ? saidOf(results[0]).join() : "", /the rule itself failed: x is undefined/);
    const stack = {
      stack: "test",
      environment: "local",
      resources: 1,
      results,
      notApplicable: [],
      disabled: [],
    } as const;
    assert.equal(isFailing({ stacks: [stack], problems: [] }, [broken]), true);
  });

  test("is none where there is no such resource, or the rule is off", () => {
    const settings = { levelOf: () => "mandatory", exemptions: [] } as const;
    const none = evaluate(graphOf({}), [rule], { ...settings, levelOf: () => "mandatory" });
    assert.deepEqual(none, { results: [], notApplicable: [rule.id], disabled: [] });
    assert.deepEqual(judge({ encrypted: false }, [], "disabled"), {
      results: [],
      notApplicable: [],
      disabled: [rule.id],
    });
  });

  test("never shows what may be a secret", () => {
    const name = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "swordfish" };
    const looking: Rule = {
      ...rule,
      *check(view) {
        yield { property: "password", problem: "it is short" };
        yield { property: "settings", problem: "it is odd" };
        yield { property: "settings.a", problem: "it is odd" };
        yield { property: "name", problem: `name is ${view.text("name")}; expected another` };
      },
    };
    const shown = evaluate(graphOf(program({ password: "hunter2", settings: { a: unknown }, name })), [looking], {
      levelOf: () => "mandatory",
      exemptions: [],
    });
    const text = JSON.stringify(shown);
    assert.doesNotMatch(text, /hunter2|swordfish/);
    assert.match(text, /not known yet/);
  });
});

test("a report fails for problems, plans that fail, and advice of the severity asked for", () => {
  const { results } = judge({ encrypted: false }, [], "advisory");
  assert.equal(countVerdicts(results).fail, 1);
  const stack = {
    stack: "test",
    environment: "local",
    resources: 1,
    results,
    notApplicable: [],
    disabled: [],
  } as const;
  const report = { stacks: [stack], problems: [] };
  assert.equal(isFailing(report, [rule]), false);
  assert.equal(isFailing(report, [rule], "high"), true);
  assert.equal(isFailing(report, [rule], "critical"), false);
  assert.equal(isFailing({ ...report, problems: ["expired"] }, [rule]), true);
  assert.equal(isFailing({ stacks: [{ ...stack, results: [], failure: "no" }], problems: [] }, [rule]), true);
  assert.equal(results[0]?.urn, urnOf("data", volume));
});
