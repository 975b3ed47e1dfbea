import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { guides } from "../../policies/guides";
import { ruleIds } from "../../policies/rules";

const warnings = guides.flatMap(({ name, url, warnings: own }) => own.map((warning) => ({ ...warning, name, url })));

describe("the vendor's guides", () => {
  test("are read for every part of a cluster", () => {
    const names = guides.map(({ name }) => name).join(", ");
    for (const part of ["load balancers", "Auto Scaling", "templates", "VPC", "Route 53", "ACM", "KMS", "IAM"]) {
      assert.ok(names.includes(part), part);
    }
    for (const part of ["S3", "CloudWatch", "SNS", "Backup"]) assert.ok(names.includes(part), part);
  });

  test("have for every warning a rule that exists or a reason", () => {
    for (const { name, page, says, rules, why = "" } of warnings) {
      assert.ok(rules.length > 0 !== why.length > 0, `${name}, ${page}: ${says}`);
      for (const id of rules) assert.ok(ruleIds.includes(id), `${page}: ${id}`);
    }
  });

  test("are named by pages of the vendor's", () => {
    for (const { page, url } of warnings) {
      const { protocol, host, pathname } = new URL(url(page));
      assert.deepEqual([protocol, host], ["https:", "docs.aws.amazon.com"]);
      assert.ok(pathname.endsWith(`/${page}.html`), page);
    }
  });

  test("say each warning once", () => {
    const said = warnings.map(({ name, page, says }) => `${name} ${page} ${says}`);
    assert.equal(new Set(said).size, said.length);
  });
});
