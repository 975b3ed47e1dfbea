import assert from "node:assert/strict";
import { test } from "node:test";
import { types } from "../../../platforms/aws/catalog/types";
import { readCheckCounts } from "../../../platforms/aws/topology";
import { graphOf } from "../../support/reachability";

const countsOf = (inputs: Record<string, unknown>) => {
  const graph = graphOf([{ type: types.targetGroup, name: "web", urn: "urn:web", inputs }]);
  return readCheckCounts(graph.find("urn:web") ?? assert.fail());
};

test("a block of health checks has the provider's defaults, no block the API's", () => {
  assert.deepEqual(countsOf({}), { interval: 30, healthyThreshold: 5, unhealthyThreshold: 2 });
  assert.deepEqual(countsOf({ healthCheck: { interval: 10 } }), {
    interval: 10,
    healthyThreshold: 3,
    unhealthyThreshold: 3,
  });
});
