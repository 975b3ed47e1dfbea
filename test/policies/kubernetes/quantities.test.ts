import assert from "node:assert/strict";
import { test } from "node:test";
import { quantityOf } from "../../../platforms/kubernetes/quantity";

test("quantities are read as the API server reads them", () => {
  const read: Readonly<Record<string, number | undefined>> = {
    ...{
      "107374182400m": 107374182.4,
      "1Gi": 1073741824,
      "1G": 1e9,
      "500m": 0.5,
      "64k": 64000,
      "128974848": 128974848,
    },
    ...{ "1e3": 1000, "1E3": 1000, "1E": 1e18, "1Ei": 2 ** 60, "0.5": 0.5, ".5": 0.5, "1.": 1, "-1": -1, "5n": 5e-9 },
    ...{ "1K": undefined, "1mi": undefined, "1 Gi": undefined, "": undefined, Gi: undefined, "1GB": undefined },
  };
  for (const [text, expected] of Object.entries(read)) {
    const found = quantityOf(text);
    if (expected === undefined) assert.equal(found, undefined, text);
    else
      assert.ok(found !== undefined && Math.abs(found - expected) <= Math.abs(expected) * 1e-12, `${text}: ${found}`);
  }
});
