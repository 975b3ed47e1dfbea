import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkKubernetesCluster } from "../../components/kubernetes/cluster/check";
import { clusterSpec } from "../../components/vip-cluster/settings";
import { renderPath } from "../../model/settings/path";
import { awsPortability, envoyPortability } from "../../platforms/kubernetes/portability";
import { awsRows } from "../../platforms/kubernetes/portability/aws";
import { optionRows } from "../../tools/docs/options";
import { alb } from "../support/kubernetes/alb";
import { put } from "./bad/support";

const ofAws = new Set(
  optionRows(clusterSpec()).map(({ path }) =>
    path
      .replaceAll("<key>", "*")
      .replace(/\([^)]*\)/g, "")
      .replaceAll("[]", ""),
  ),
);

describe("the table of portability with gateway profile aws", () => {
  test("speaks of every option of AWS, and has no row twice", () => {
    assert.deepEqual(
      [...ofAws].filter((path) => awsPortability.find(path.split(".")) === undefined),
      [],
    );
    const keys = awsPortability.rows.map(({ option, value }) => `${option} ${value ?? ""}`);
    assert.deepEqual(keys, [...new Set(keys)]);
  });

  test("takes nothing that profile envoy refuses, since one schema reads both", () => {
    const looser = [...ofAws].filter((path) => {
      const [envoy, aws] = [envoyPortability, awsPortability].map((table) => table.find(path.split("."))?.verdict.kind);
      return envoy === "refused" && aws !== "refused";
    });
    assert.deepEqual(looser, []);
  });

  test("says how for each approximation", () => {
    for (const { option, verdict } of awsRows)
      if (verdict.kind === "approximated") assert.ok(verdict.how.length > 8, option);
  });

  for (const { option, value, verdict } of awsRows) {
    if (verdict.kind !== "refused") continue;
    test(`${option}${value === undefined ? "" : `: ${value}`} is an issue with the alternative`, () => {
      const path = option.replaceAll("*", "web");
      const spec = alb() as unknown as Record<string, unknown>;
      put(spec, path, value ?? "written");
      const checked = checkKubernetesCluster(spec);
      const found = checked.ok ? [] : checked.issues.filter((issue) => issue.path === renderPath(path.split(".")));
      assert.deepEqual(
        found.map(({ problem, fix }) => [problem, fix]),
        [[verdict.why, verdict.instead]],
      );
    });
  }
});
