import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate } from "../../policies/evaluate";
import { balancerLogBucketAdmits } from "../../policies/rules/aws/elb/balancer-log-bucket-admits";
import { everyRule } from "./breaks";
import { graphOf, withProperty } from "./fixture";
import { compliant } from "./program";

/** Where the rule finds fault with what the balancer logs beside access. */
function faults(kind: string, logs: object): readonly string[] {
  const graph = graphOf(withProperty(compliant, "balancer", kind, logs));
  const { results } = evaluate(graph, [balancerLogBucketAdmits], everyRule);
  return results.flatMap(({ findings }) => findings.map(({ property }) => property));
}

for (const kind of ["connectionLogs", "healthCheckLogs"]) {
  test(`the bucket must admit ${kind} below their prefix as well`, () => {
    assert.deepEqual(faults(kind, { bucket: "$logs", enabled: true, prefix: "further" }), [`${kind}.bucket`]);
    assert.deepEqual(faults(kind, { bucket: "$logs", enabled: true }), []);
    assert.deepEqual(faults(kind, { bucket: "$logs", enabled: false, prefix: "further" }), []);
  });
}
