import assert from "node:assert/strict";
import { test } from "node:test";
import * as pulumi from "@pulumi/pulumi";
import { NodeGroup, type NodeGroupArgs } from "../../components/aws/node-group";
import { planNodeTrust } from "../../components/aws/node-group/role";
import { planSecretStatements } from "../../components/aws/node-group/secrets";
import { planDeleteTimeout } from "../../components/aws/node-group/timeouts";
import { targetGroupSettings } from "../../components/aws/target-group/settings";
import { defaultLimits } from "../../platforms/aws/limits";
import { type Recorded, record } from "../support/recorder";

const served = (input: Parameters<ReturnType<typeof targetGroupSettings>["parse"]>[0] = {}) => ({
  arn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/73e2d6bc24d8a067",
  arnSuffix: "targetgroup/web/73e2d6bc24d8a067",
  settings: targetGroupSettings(defaultLimits).parse(input),
});

const web = served();

const group = (given: Partial<NodeGroupArgs> = {}) =>
  record(
    () =>
      new NodeGroup("web", {
        targetGroups: { web },
        subnetIds: ["subnet-a", "subnet-b"],
        securityGroupIds: ["sg-nodes"],
        ...given,
      }),
  );

const find = (resources: readonly Recorded[], name: string): Recorded => {
  const found = resources.find((resource) => resource.name === name);
  assert.ok(found, `no ${name} among ${resources.map((resource) => resource.name).join(", ")}`);
  return found;
};

test("a node group: exactly these children, all under the component", async () => {
  const { result, resources } = await group({
    lifecycleHooks: { settle: { transition: "terminating" } },
    managedPolicyArns: ["arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy"],
  });
  const component = "vipkit:node-group:NodeGroup";
  assert.deepEqual(
    resources.map(({ type, name, parentType }) => [type, name, parentType]),
    [
      ["aws:autoscaling/group:Group", "web-group", component],
      ["aws:autoscaling/lifecycleHook:LifecycleHook", "web-hook-ready", component],
      ["aws:autoscaling/lifecycleHook:LifecycleHook", "web-hook-user-settle", component],
      ["aws:ec2/launchTemplate:LaunchTemplate", "web-launch-template", component],
      ["aws:iam/instanceProfile:InstanceProfile", "web-profile", component],
      ["aws:iam/role:Role", "web-role", component],
      ["aws:iam/rolePolicy:RolePolicy", "web-policy-node", component],
      ["aws:iam/rolePolicyAttachment:RolePolicyAttachment", "web-policy-CloudWatchAgentServerPolicy", component],
      [component, "web", ""],
    ],
  );
  assert.deepEqual(find(resources, "web-hook-ready").inputs, {
    ...{ autoscalingGroupName: result.name, name: "vipkit-ready", defaultResult: "CONTINUE", heartbeatTimeout: 100 },
    lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
  });
  assert.equal(
    find(resources, "web-hook-user-settle").inputs.lifecycleTransition,
    "autoscaling:EC2_INSTANCE_TERMINATING",
  );
});

test("the launch template hardens the machine and gives it no public address", async () => {
  const { resources } = await group({ volume: { sizeGiB: 30, kmsKeyId: "key" } });
  const { userData, tagSpecifications, tags: _tags, name, ...inputs } = find(resources, "web-launch-template").inputs;
  assert.match(String(name), /^web-[0-9a-f]{8}$/);
  assert.deepEqual(inputs, {
    blockDeviceMappings: [
      {
        deviceName: "/dev/xvda",
        ebs: {
          ...{ deleteOnTermination: "true", encrypted: "true", kmsKeyId: "key" },
          ...{ iops: 3000, throughput: 125, volumeSize: 30, volumeType: "gp3" },
        },
      },
    ],
    iamInstanceProfile: { arn: "arn:aws:mock:::web-profile" },
    imageId: "ami-0123456789abcdef0",
    instanceType: "t3.small",
    metadataOptions: {
      ...{ httpEndpoint: "enabled", httpPutResponseHopLimit: 1, httpTokens: "required" },
      instanceMetadataTags: "disabled",
    },
    monitoring: { enabled: true },
    networkInterfaces: [
      {
        ...{ associatePublicIpAddress: "false", deleteOnTermination: "true", deviceIndex: 0 },
        securityGroups: ["sg-nodes"],
      },
    ],
    updateDefaultVersion: true,
  });
  assert.deepEqual(
    (tagSpecifications as { resourceType: string }[]).map(({ resourceType }) => resourceType),
    ["instance", "volume", "network-interface"],
  );
  assert.match(Buffer.from(String(userData), "base64").toString(), /^#cloud-config\n/);
});

test("the group is checked by the balancer, rolls back, and names a version by number", async () => {
  const { resources, result } = await group({ minSize: 2, maxSize: 4, tags: { team: "a" } });
  const { enabledMetrics, ...inputs } = find(resources, "web-group").inputs;
  assert.equal((enabledMetrics as string[]).length, 7);
  assert.deepEqual(inputs, {
    name: result.name,
    availabilityZoneDistribution: { capacityDistributionStrategy: "balanced-best-effort" },
    capacityRebalance: false,
    defaultInstanceWarmup: 90,
    desiredCapacity: 2,
    healthCheckGracePeriod: 100,
    healthCheckType: "ELB",
    ignoreFailedScalingActivities: false,
    initialLifecycleHooks: [
      {
        ...{ name: "vipkit-ready", defaultResult: "CONTINUE", heartbeatTimeout: 100 },
        lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
      },
    ],
    instanceMaintenancePolicy: { maxHealthyPercentage: 150, minHealthyPercentage: 100 },
    instanceRefresh: {
      strategy: "Rolling",
      preferences: { autoRollback: true, maxHealthyPercentage: 150, minHealthyPercentage: 100, skipMatching: true },
    },
    launchTemplate: { id: "web-launch-template-id", version: "1" },
    maxInstanceLifetime: 0,
    maxSize: 4,
    minSize: 2,
    tags: [
      { key: "Name", propagateAtLaunch: true, value: "web" },
      { key: "team", propagateAtLaunch: true, value: "a" },
      { key: "vipkit:component", propagateAtLaunch: true, value: "node-group" },
    ],
    targetGroupArns: [web.arn],
    terminationPolicies: ["OldestLaunchTemplate", "Default"],
    vpcZoneIdentifiers: ["subnet-a", "subnet-b"],
    waitForCapacityTimeout: "600s",
  });
});

test("mixed instances use the same template version", async () => {
  const { resources } = await group({ mixedInstances: { instanceTypes: ["m7i.large"] } });
  const { inputs } = find(resources, "web-group");
  assert.equal("launchTemplate" in inputs, false);
  assert.deepEqual((inputs.mixedInstancesPolicy as { launchTemplate: object }).launchTemplate, {
    launchTemplateSpecification: { launchTemplateId: "web-launch-template-id", version: "1" },
    overrides: [{ instanceType: "m7i.large" }],
  });
});

test("a node may reach Systems Manager and report itself ready, nothing else; an image of ECR adds the right to pull", async () => {
  const policies = (resources: readonly Recorded[]) =>
    resources
      .filter(({ type }) => type.endsWith(":RolePolicyAttachment"))
      .map(({ inputs }) => inputs.policyArn)
      .sort();
  const documents = "arn:aws:ssm:eu-west-1";
  const plain = await group();
  assert.deepEqual(policies(plain.resources), []);
  const { Statement } = JSON.parse(String(find(plain.resources, "web-policy-node").inputs.policy)) as {
    Statement: { Sid: string; Resource: unknown }[];
  };
  const ready = `arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:*:autoScalingGroupName/${plain.result.name}`;
  assert.deepEqual(
    Statement.map(({ Sid, Resource }) => [Sid, Resource]),
    [
      ["ReportReady", ready],
      ["ReportToSystemsManager", "*"],
      ["ReadDocuments", `${documents}::document/*`],
      [
        "ReportAssociations",
        [
          `${documents}::document/*`,
          `${documents}:123456789012:association/*`,
          "arn:aws:ec2:eu-west-1:123456789012:instance/*",
        ],
      ],
      ["SpeakWithSystemsManager", "*"],
    ],
  );
  const image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:1";
  const ecr = await group({ workload: { type: "container", image } });
  assert.deepEqual(policies(ecr.resources), []);
  const text = String(find(ecr.resources, "web-policy-node").inputs.policy);
  assert.match(text, /"Resource":"arn:aws:ecr:eu-west-1:123456789012:repository\/shop"/);
});

test("instances take the role on under the name that EC2 has in their partition", () => {
  const principal = (region: string) => planNodeTrust(region).Statement[0]?.Principal.Service;
  assert.equal(principal("eu-west-1"), "ec2.amazonaws.com");
  assert.equal(principal("us-gov-west-1"), "ec2.amazonaws.com");
  assert.equal(principal("cn-north-1"), "ec2.amazonaws.com.cn");
  assert.equal(principal("eusc-de-east-1"), "ec2.amazonaws.com", "the sovereign cloud refuses ec2.amazonaws.eu");
});

test("a group may take longer to delete than the provider waits by itself: its nodes drain, then stop", () => {
  assert.equal(planDeleteTimeout([web.settings], { stopTimeout: 40 }), 600);
  assert.equal(planDeleteTimeout([web.settings, { deregistrationDelay: 3600 }], { stopTimeout: 3610 }), 7510);
});

test("the group is replaced, under a new name, with the target groups it serves and with nothing else", async () => {
  const nameWith = async (given: Partial<NodeGroupArgs>) => (await group(given)).result.name;
  const base = await nameWith({});
  assert.equal(await nameWith({ instanceType: "m7i.large", minSize: 1, bootTime: 10 }), base);
  const renamed = { ...web, name: "web-00000002" };
  assert.notEqual(await nameWith({ targetGroups: { web: renamed } }), base);
  assert.notEqual(await nameWith({ belongsTo: "other-vpc" }), base);
});

test("user data over its limit is refused before anything exists", async () => {
  const wrong: Partial<NodeGroupArgs> = {
    workload: { type: "command", command: ["/bin/run", ...Array.from({ length: 5 }, () => "x".repeat(4000))] },
  };
  const { resources } = await record(() => {
    const wiring = { targetGroups: { web }, subnetIds: [], securityGroupIds: [] };
    assert.throws(
      () => new NodeGroup("web", { ...wiring, ...wrong }),
      (error: unknown) => {
        assert.ok(pulumi.RunError.isInstance(error));
        assert.equal(error.message.split("\n").length, 1, error.message);
        assert.match(error.message, /workload: makes \d+ bytes of user data; at most 16384/);
        return true;
      },
    );
  });
  assert.deepEqual(resources, []);
});

const key = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const foreignSecret = "arn:aws:secretsmanager:us-east-1:210987654321:secret:shared/api-AbCdEf";
const secrets = {
  DB_PASSWORD: { parameter: "/shop/db-password", kmsKeyArn: key },
  API_KEY: { secret: "shop/api", key: "key" },
  SHARED: { secret: foreignSecret },
};

/** What every node may do, whatever its workload. */
const ofEveryNode = [
  ...["ReportReady", "ReportToSystemsManager", "ReadDocuments", "ReportAssociations"],
  "SpeakWithSystemsManager",
];

test("secrets: user data has the references, and the role may read exactly them", async () => {
  const { resources } = await group({ workload: { type: "command", command: ["/bin/run"], secrets } });
  const userData = Buffer.from(String(find(resources, "web-launch-template").inputs.userData), "base64").toString();
  assert.match(
    userData,
    new RegExp(
      [
        "API_KEY secret - shop/api key",
        "DB_PASSWORD parameter - /shop/db-password",
        `SHARED secret us-east-1 ${foreignSecret}`,
      ].join("\\s+"),
    ),
  );
  const { Statement } = JSON.parse(String(find(resources, "web-policy-node").inputs.policy)) as {
    Statement: { Sid: string }[];
  };
  assert.deepEqual(
    Statement.filter(({ Sid }) => !ofEveryNode.includes(Sid)),
    [
      {
        ...{ Sid: "ReadParameters", Effect: "Allow", Action: "ssm:GetParameter" },
        Resource: ["arn:aws:ssm:eu-west-1:123456789012:parameter/shop/db-password"],
      },
      {
        ...{ Sid: "ReadParametersKeys", Effect: "Allow", Action: "kms:Decrypt", Resource: [key] },
        Condition: { StringEquals: { "kms:ViaService": ["ssm.eu-west-1.amazonaws.com"] } },
      },
      {
        ...{ Sid: "ReadSecrets", Effect: "Allow", Action: "secretsmanager:GetSecretValue" },
        Resource: ["arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/api-??????", foreignSecret],
      },
    ],
  );
});

test("secrets: ARNs and services have their partition's names", () => {
  const account = { partition: "aws-cn", region: "cn-north-1", accountId: "123456789012" };
  const kmsKeyArn = "arn:aws-cn:kms:cn-north-1:123456789012:key/k";
  const [read, decrypt] = planSecretStatements({ A: { secret: "a", kmsKeyArn } }, account);
  assert.deepEqual(read?.Resource, ["arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:a-??????"]);
  assert.deepEqual(decrypt && "Condition" in decrypt && decrypt.Condition, {
    StringEquals: {
      "kms:ViaService": ["secretsmanager.cn-north-1.amazonaws.com", "secretsmanager.cn-north-1.amazonaws.com.cn"],
    },
  });
  assert.deepEqual(planSecretStatements({ A: { parameter: "a" } }, account)[0]?.Resource, [
    "arn:aws-cn:ssm:cn-north-1:123456789012:parameter/a",
  ]);
  assert.deepEqual(planSecretStatements({}, account), []);
});
