import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Controls } from "../../../policies/rule";
import { kubernetesRules } from "../../../policies/rules/kubernetes";
import { notClaimedOfObjects } from "../../../policies/uncovered-object-controls";
import { kubernetesControls } from "../controls/kubernetes";

const standards = ["podSecurity", "cisKubernetes", "checkov"] as const;
const namesOf = (controls: Controls = {}) =>
  standards.flatMap((standard) => (controls[standard] ?? []).map((id) => `${standard} ${id}`));

const listed = new Set(Object.values(kubernetesControls).flatMap(namesOf));
const claimed = kubernetesRules.flatMap(({ controls }) => namesOf(controls));
const refused = notClaimedOfObjects.flatMap(({ controls }) => namesOf(controls));

describe("public controls of Kubernetes", () => {
  test("are each claimed by a rule, or not claimed with a reason, and never both", () => {
    assert.deepEqual(
      [...listed].filter((name) => !claimed.includes(name) && !refused.includes(name)),
      [],
    );
    assert.deepEqual(
      refused.filter((name) => claimed.includes(name)),
      [],
    );
  });

  test("are claimed or refused under ids that exist", () => {
    assert.deepEqual(
      [...claimed, ...refused].filter((name) => !listed.has(name)),
      [],
    );
  });

  test("are refused with a reason that says something", () => {
    for (const { why } of notClaimedOfObjects) assert.match(why, /^\S.{20,}[^.]$/);
  });
});
