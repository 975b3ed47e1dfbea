import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ContainerService, type ContainerServiceArgs } from "../../components/aws/container-service";
import { planContainer, planExecutionPolicy } from "../../components/aws/container-service/plan";
import { containerServiceSettings } from "../../components/aws/container-service/settings";
import { defaultLimits } from "../../platforms/aws/limits";
import { labelOf, record } from "../support/recorder";

const account = { partition: "aws", region: "eu-west-1", accountId: "123456789012" };
const image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:1";
const served = {
  arn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef",
  settings: {
    ...{ protocol: "HTTP", port: 8080, deregistrationDelay: 20, targetType: "ip" },
    healthCheck: {
      ...{ protocol: "HTTP", path: "/", interval: 5, timeout: 2 },
      healthyThreshold: 3,
      unhealthyThreshold: 2,
    },
  },
} as unknown as ContainerServiceArgs["targetGroups"][string];
const shop: ContainerServiceArgs = {
  targetGroups: { web: served },
  subnetIds: ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"],
  securityGroupIds: ["sg-0a1b2c3d4e5f60718"],
  region: "eu-west-1",
  workload: { type: "container", image },
};

const settings = (more: Partial<ContainerServiceArgs> = {}) => {
  const { workload } = shop;
  return containerServiceSettings(defaultLimits).parse({ workload, ...more });
};

describe("a service of ECS", () => {
  it("makes a cluster, two roles, a log, a definition, the service and its limits", async () => {
    const { resources } = await record(
      () => new ContainerService("shop", { ...shop, autoscaling: { cpu: { targetValue: 60 } } }),
    );
    assert.deepEqual(resources.map(labelOf).sort(), [
      "Cluster shop-cluster",
      "ContainerService shop",
      "Key shop-logs-key",
      "LogGroup shop-logs-group",
      "Policy shop-cpu",
      "Role shop-execution-role",
      "Role shop-task-role",
      "RolePolicy shop-policy-execution",
      "Service shop-service",
      "Target shop-limits",
      "TaskDefinition shop-task",
    ]);
    const service = resources.find(({ type }) => type === "aws:ecs/service:Service");
    // bootTime 60 and three checks of 5 seconds.
    assert.equal(service?.inputs.healthCheckGracePeriodSeconds, 75);
    assert.deepEqual(service?.inputs.loadBalancers, [
      { targetGroupArn: served.arn, containerName: "workload", containerPort: 8080 },
    ]);
  });

  it("is put into a cluster that exists, and scales nothing where nothing is asked", async () => {
    const cluster = { arn: "arn:aws:ecs:eu-west-1:123456789012:cluster/all", name: "all" };
    const { resources } = await record(() => new ContainerService("shop", { ...shop, cluster }));
    const labels = resources.map(labelOf);
    assert.equal(
      labels.some((label) => /^(Cluster|Policy) /.test(label)),
      false,
    );
    const limits = resources.find(({ type }) => type === "aws:appautoscaling/target:Target");
    assert.match(String(limits?.inputs.resourceId), /^service\/all\/shop-/);
  });

  it("tells the workload its port and its group, and where its secrets lie", () => {
    const secrets = {
      KEY: { parameter: "/shop/key" },
      PASSWORD: { secret: "shop/db", key: "password" },
      TOKEN: { secret: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/token-AbCdEf" },
    };
    const all = settings({ workload: { type: "container", image, environment: { LEVEL: "info" }, secrets } });
    const container = planContainer(all, { ports: [8080, 9090], label: "shop", logGroupName: "/shop", account });
    assert.deepEqual(
      container.environment.map(({ name, value }) => `${name}=${value}`),
      ["HOST=0.0.0.0", "LEVEL=info", "NODE_GROUP=shop", "PORT=8080"],
    );
    assert.deepEqual(
      container.secrets.map(({ valueFrom }) => valueFrom),
      [
        "arn:aws:ssm:eu-west-1:123456789012:parameter/shop/key",
        "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/db:password::",
        "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/token-AbCdEf",
      ],
    );
    assert.deepEqual(
      container.portMappings.map(({ containerPort }) => containerPort),
      [8080, 9090],
    );
    const actions = planExecutionPolicy(all, account, "/shop").Statement.flatMap(({ Action }) => Action);
    assert.deepEqual(actions.sort(), [
      "ecr:BatchCheckLayerAvailability",
      "ecr:BatchGetImage",
      "ecr:GetAuthorizationToken",
      "ecr:GetDownloadUrlForLayer",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
      "secretsmanager:GetSecretValue",
      "ssm:GetParameters",
    ]);
  });

  it("refuses what ECS does not take", () => {
    const refuses = (more: Partial<ContainerServiceArgs>, message: RegExp) =>
      assert.throws(() => new ContainerService("shop", { ...shop, ...more }), { message });
    refuses({ cpu: 300 }, /cpu: not a size of Fargate's.*write one of 256, 512/);
    refuses({ cpu: 256, memory: 1536 }, /memory: not a size that goes with cpu 256.*write 2048/);
    refuses({ minSize: 5, maxSize: 2 }, /minSize: above maxSize 2/);
    refuses({ rollout: { maxHealthyPercentage: 120 } }, /leaves no room for one more.*write 150 or more/);
    refuses({ targetGroups: {} }, /names 0 target groups; allowed: 1 to 5/);
    const six = Object.fromEntries(["a", "b", "c", "d", "e", "f"].map((key) => [key, served]));
    refuses({ targetGroups: six }, /names 6 target groups; allowed: 1 to 5/);
    refuses({ targetGroups: six, limits: { "ecs.targetGroups": { max: 4 } } }, /allowed: 1 to 4/);
    const machines = { ...served, settings: { ...served.settings, targetType: "instance" as const } };
    refuses({ targetGroups: { web: machines } }, /targetGroups\.web: targetType is instance.*set targetType: ip/);
    refuses({ stopTimeout: 300 }, /stopTimeout: .*120/);
  });
});
