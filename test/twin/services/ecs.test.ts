import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Props, StoredResource } from "../../../twin/contract/resources";
import { type Account, forwardTo, makeListener, makeTargetGroup, refuses, str } from "../../support/account";
import { setUp } from "./stage";

const types = {
  cluster: "aws:ecs/cluster:Cluster",
  definition: "aws:ecs/taskDefinition:TaskDefinition",
  service: "aws:ecs/service:Service",
  target: "aws:appautoscaling/target:Target",
  policy: "aws:appautoscaling/policy:Policy",
} as const;

function make(account: Account, type: keyof typeof types, inputs: Props, name: string = type): StoredResource {
  const token = types[type];
  const { inputs: checked } = account.plane.check(token, { name, inputs, seed: name });
  return account.plane.create({ type: token, name, urn: `urn:${name}`, inputs: checked });
}

const definition: Props = {
  ...{ family: "shop", cpu: "256", memory: "512", networkMode: "awsvpc", requiresCompatibilities: ["FARGATE"] },
  containerDefinitions: JSON.stringify([{ name: "web", image: "shop", portMappings: [{ containerPort: 8080 }] }]),
};

/** A balancer that forwards to a target group of addresses, a cluster, and what a service of it says. */
function stage() {
  const { account, site, balancer, blue } = setUp();
  const tasks = makeTargetGroup(account, site, { targetType: "ip" }, "tasks");
  makeListener(account, balancer, forwardTo({ [tasks.id]: 1, [blue.id]: 1 }));
  const cluster = make(account, "cluster", { name: "shop" });
  const service = (more: Props = {}, targetGroupArn = tasks.id): Props => ({
    ...{ name: "web", cluster: cluster.id, launchType: "FARGATE", desiredCount: 2 },
    taskDefinition: "shop:1",
    networkConfiguration: { subnets: site.subnets.map(({ id }) => id) },
    loadBalancers: [{ targetGroupArn, containerName: "web", containerPort: 8080 }],
    ...more,
  });
  return { account, site, blue, cluster, service };
}

describe("task definitions", () => {
  it("have a revision more each time, under which services name them", () => {
    const { account } = stage();
    const revisions = ["first", "second"].map((name) => make(account, "definition", definition, name).outputs);
    assert.deepEqual(
      revisions.map(({ arn, revision }) => [str(arn).split("/")[1], revision]),
      [
        ["shop:1", 1],
        ["shop:2", 2],
      ],
    );
  });

  it("are of a size and a network that Fargate has", () => {
    const { account } = stage();
    for (const change of [{ memory: "1536" }, { cpu: "300" }, { memory: "much" }, { networkMode: "bridge" }]) {
      const isNew = "cpu" in change;
      const attempt = () => make(account, "definition", { ...definition, ...change });
      if (isNew) assert.doesNotThrow(attempt);
      else refuses("ClientException", attempt);
    }
    for (const [cpu, memory] of [
      [".25 vCPU", "0.5 GB"],
      ["1 vCPU", "2 GB"],
      ["16384", "122880"],
    ] as const)
      make(account, "definition", { ...definition, family: `of${cpu.length}`, cpu, memory }, memory);
  });
});

describe("services", () => {
  it("need a cluster, a task definition and its container, a network, and a target group of addresses behind a balancer", () => {
    const { account, site, blue, service } = stage();
    make(account, "definition", definition);
    const idle = makeTargetGroup(account, site, { targetType: "ip" }, "idle");
    const refused = (code: string, inputs: Props, words: RegExp) =>
      refuses(code, () => make(account, "service", inputs), words);
    refused("ClusterNotFoundException", service({ cluster: "none" }), /not found/);
    refused("ClientException", service({ taskDefinition: "shop:2" }), /TaskDefinition not found/);
    refused("InvalidParameterException", service({ networkConfiguration: null }), /awsvpc/);
    refused("InvalidParameterException", service({}, blue.id), /target type instance/);
    refused("InvalidParameterException", service({}, idle.id), /associated load balancer/);
    refused("InvalidParameterException", service({}, `${idle.id}0`), /not found/);
    const other = { loadBalancers: [{ targetGroupArn: idle.id, containerName: "api", containerPort: 80 }] };
    refused("InvalidParameterException", service(other), /container api does not exist/);
  });

  it("have one name in a cluster, and keep the cluster", () => {
    const { account, cluster, service } = stage();
    make(account, "definition", definition);
    const { id } = make(account, "service", service());
    assert.match(id, /:service\/shop\/web$/);
    refuses("InvalidParameterException", () => make(account, "service", service(), "again"), /idempotent/);
    refuses("ClusterContainsServicesException", () => account.plane.delete(types.cluster, cluster.id));
  });

  it("are scaled within limits that there are", () => {
    const { account, service } = stage();
    make(account, "definition", definition);
    const place = (name: string): Props => ({
      resourceId: `service/shop/${name}`,
      scalableDimension: "ecs:service:DesiredCount",
      serviceNamespace: "ecs",
    });
    const limits = { minCapacity: 2, maxCapacity: 4 };
    refuses("ValidationException", () => make(account, "target", { ...place("web"), ...limits }), /doesn't exist/);
    make(account, "service", service());
    refuses("ObjectNotFoundException", () => make(account, "policy", place("web")), /No scalable target/);
    refuses("ValidationException", () => make(account, "target", { ...place("web"), minCapacity: 5, maxCapacity: 4 }));
    make(account, "target", { ...place("web"), ...limits });
    make(account, "policy", place("web"));
  });
});
