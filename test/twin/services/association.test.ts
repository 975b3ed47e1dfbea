import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Props } from "../../../twin/contract/resources";
import { Account, refuses } from "../../support/account";

const type = "aws:ssm/association:Association";
const document = "AWS-RunPatchBaseline";

describe("associations of State Manager", () => {
  const account = new Account();
  const check = (inputs: Props) => account.plane.check(type, { name: "a", inputs, seed: "a" });
  const make = (inputs: Props) => {
    const { inputs: checked, failures } = check(inputs);
    assert.deepEqual(failures, []);
    return account.plane.create({ type, name: "a", urn: `urn:a${JSON.stringify(inputs)}`, inputs: checked });
  };

  it("run at a pace that AWS takes, on so many nodes at a time", () => {
    for (const [inputs, property] of [
      [{ scheduleExpression: "rate(20 minutes)" }, "scheduleExpression"],
      [{ scheduleExpression: "rate(31 days)" }, "scheduleExpression"],
      [{ scheduleExpression: "rate(744 hours)" }, "scheduleExpression"],
      [{ scheduleExpression: "rate(2 weeks)" }, "scheduleExpression"],
      [{ scheduleExpression: "every day" }, "scheduleExpression"],
      [{ maxErrors: "many" }, "maxErrors"],
      [{ maxConcurrency: "0" }, "maxConcurrency"],
      [{ syncCompliance: "NEVER" }, "syncCompliance"],
      [{ complianceSeverity: "SEVERE" }, "complianceSeverity"],
    ] as const)
      assert.deepEqual(
        check({ name: document, ...inputs }).failures.map((failure) => failure.property),
        [property],
        JSON.stringify(inputs),
      );
    for (const scheduleExpression of ["rate(30 minutes)", "rate(743 hours)", "rate(1 day)", "cron(0 2 ? * SUN *)"])
      assert.deepEqual(check({ name: document, scheduleExpression, maxErrors: "10%" }).failures, []);
  });

  it("wait for a schedule by cron, not by rate, and have five targets at most", () => {
    const rate = { name: document, scheduleExpression: "rate(1 day)", applyOnlyAtCronInterval: true };
    refuses("ValidationException", () => make(rate));
    make({ ...rate, scheduleExpression: "cron(0 2 ? * SUN *)" });
    const targets = (count: number) => Array.from({ length: count }, (_, at) => ({ key: `tag:${at}`, values: ["a"] }));
    make({ name: document, targets: targets(5) });
    refuses("InvalidTarget", () => make({ name: document, targets: targets(6) }));
  });

  it("are of a document that is there: the vendor's, or one of the account", () => {
    refuses("InvalidDocument", () => make({ name: "shop-check" }));
    const { outputs } = make({ name: document });
    assert.match(String(outputs.arn), /^arn:aws:ssm:[a-z0-9-]+:\d{12}:association\/[0-9a-f-]{36}$/);
    assert.equal(outputs.documentVersion, "$DEFAULT");
  });

  it("are changed in place, but for the document", () => {
    const made = make({ name: document });
    const replaces = (changed: Props) => account.diff(made, changed).replaces;
    assert.equal(replaces({ name: "AWS-GatherSoftwareInventory" }), true);
    assert.equal(replaces({ automationTargetParameterName: "InstanceId" }), false);
    assert.equal(replaces({ scheduleExpression: "rate(1 day)" }), false);
  });
});
