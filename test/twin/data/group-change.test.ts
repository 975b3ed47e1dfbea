import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { changedOutputs, makerNamed } from "../../../twin/data/group-change";
import { addCluster, MemoryHost } from "../../support/cluster";

const service = "arn:aws:ecs:eu-west-1:123456789012:service/shop/tasks";
let host: MemoryHost;
beforeEach(() => {
  host = new MemoryHost(20);
  addCluster(host);
  const taskDefinition = "arn:aws:ecs:eu-west-1:123456789012:task-definition/shop:7";
  host.put("aws:ecs/service:Service", service, { name: "tasks", desiredCount: 2, taskDefinition });
});
afterEach(() => host.cleanUp());

const changed = (name: string, change: Parameters<typeof changedOutputs>[1]) => {
  const maker = makerNamed(host, name);
  return maker === undefined ? undefined : changedOutputs(maker, change);
};

describe("what the data plane decides of", () => {
  it("a scaling group changes its sizes and the version of its template", () => {
    assert.deepEqual(changed("web", { desiredCapacity: 3 }), { desiredCapacity: 3 });
    const { launchTemplate } = changed("web", { templateVersion: 2 }) ?? {};
    assert.equal((launchTemplate as { version: string }).version, "2");
  });

  it("a service changes its number of tasks and its revision, and no limits, which are not its own", () => {
    assert.deepEqual(changed("tasks", { desiredCapacity: 3, minSize: 1 }), { desiredCount: 3 });
    assert.deepEqual(changed("tasks", { templateVersion: 6 }), {
      taskDefinition: "arn:aws:ecs:eu-west-1:123456789012:task-definition/shop:6",
    });
  });

  it("what is not there changes nothing", () => {
    assert.equal(changed("none", { desiredCapacity: 3 }), undefined);
  });
});
