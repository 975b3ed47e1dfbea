import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { supportedVersions, supportOf } from "../../../platforms/aws/cluster-versions";
import { evaluate } from "../../../policies/evaluate";
import { saidOf } from "../../../policies/format-result";
import { rules } from "../../../policies/rules";
import { graphOf } from "../../policies/fixture";

const rule = rules.filter(({ id }) => id === "eks-version-supported");

function said(version: string, day: string) {
  const program = { shop: { type: "aws:eks/cluster:Cluster", inputs: { version } } };
  const context = { promises: { class: "production", own: {} }, day } as const;
  const [result] = evaluate(graphOf(program), rule, { levelOf: () => "mandatory", exemptions: [], context }).results;
  return [result?.verdict, ...(result === undefined ? [] : saidOf(result))].join(" ");
}

describe("versions of Kubernetes on EKS", () => {
  test("are in another phase from the very day of the calendar", () => {
    assert.equal(supportOf("1.34", "2026-12-01")?.phase, "standard");
    assert.equal(supportOf("1.34", "2026-12-02")?.phase, "extended");
    assert.equal(supportOf("1.34", "2027-12-01")?.phase, "extended");
    assert.equal(supportOf("1.34", "2027-12-02")?.phase, "ended");
    assert.equal(supportOf("1.9", "2026-12-01")?.phase, "ended");
    assert.deepEqual(supportedVersions("2026-12-02"), ["1.35"]);
  });

  test("newer than the calendar are supported while its newest is, and not known after", () => {
    assert.equal(supportOf("1.36", "2027-03-26")?.phase, "standard");
    assert.equal(supportOf("1.36", "2027-03-27"), undefined);
    assert.equal(supportOf("latest", "2026-12-01"), undefined);
  });

  test("are told with the day and what is supported", () => {
    assert.match(
      said("1.33", "2026-12-01"),
      /^fail .*version is 1\.33, in extended support until 2027-07-29; expected 1\.34, 1\.35/,
    );
    assert.match(said("1.31", "2026-12-01"), /out of support since 2026-11-26/);
    assert.match(
      said("1.36", "2027-06-01"),
      /^unknown .*until when EKS supports version 1\.36 is not known on 2027-06-01/,
    );
    assert.equal(said("1.35", "2026-12-01"), "pass");
  });
});
