import assert from "node:assert/strict";
import { test } from "node:test";
import { CloudError } from "../../../twin/contract/resources";
import { meantName } from "../../../twin/kubernetes/daemon/fault-target";

const pods = ["demo/web-6c9-abcde", "demo/web-6c9-fghij", "other/web-6c9-abcde-2"];

test("a fault's target is a whole name, or a part that only one has", () => {
  assert.equal(meantName("pod", "demo/web-6c9-abcde", pods), "demo/web-6c9-abcde");
  assert.equal(meantName("pod", "web-6c9-abcde", pods), "demo/web-6c9-abcde");
  assert.equal(meantName("pod", "fghij", pods), "demo/web-6c9-fghij");
  assert.equal(meantName("zone", "a", ["a", "ab"]), "a");
});

test("a target that is none, or not one, is refused with those that there are", () => {
  const refusal = (said: string, names: readonly string[] = pods) => {
    try {
      return meantName("pod", said, names);
    } catch (error) {
      return error instanceof CloudError ? error.reason : error;
    }
  };
  assert.equal(refusal("web-x"), `target: no such pod, got "web-x"; one of ${pods.join(", ")}`);
  assert.equal(refusal("web-6c9"), `target: more than one pod is called so, got "web-6c9"; one of ${pods.join(", ")}`);
  assert.equal(refusal(""), `target: no such pod, got ""; one of ${pods.join(", ")}`);
  assert.equal(refusal("web", []), 'target: no such pod, got "web"; there is none');
});
