import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import { type ForeignFiles, ForeignProject, hasTrace, program, verdictsOf } from "../support/foreign";

const projects: ForeignProject[] = [];
const projectOf = (files: ForeignFiles) => {
  const project = new ForeignProject(files);
  projects.push(project);
  return project;
};
afterEach(() => {
  for (const project of projects.splice(0)) project.remove();
});

describe("case 02-policy-document-as-object", () => {
  test("a document is a text, an object, one with outputs inside, or the SDK's own", async () => {
    const { stack, text } = await projectOf(
      program(
        'const trust = aws.iam.assumeRolePolicyForPrincipal({ Service: "ec2.amazonaws.com" });',
        'const role = new aws.iam.Role("app", { assumeRolePolicy: trust });',
        'const bucket = new aws.s3.Bucket("data", {});',
        'const any = { Version: "2012-10-17" as const, Statement: [{ Effect: "Allow" as const, Action: "*", Resource: "*" }] };',
        'new aws.iam.RolePolicy("object", { role: role.id, policy: any });',
        'new aws.iam.RolePolicy("text", { role: role.id, policy: JSON.stringify(any) });',
        'new aws.iam.Policy("managed", { policy: any });',
        'const topic = new aws.sns.Topic("events", {});',
        'const world = (Action: string, Resource: pulumi.Input<string>) => ({ Version: "2012-10-17" as const, Statement: [{ Effect: "Allow" as const, Principal: "*" as const, Action, Resource }] });',
        'new aws.sns.TopicPolicy("events", { arn: topic.arn, policy: world("sns:Publish", "*") });',
        'new aws.s3.BucketPolicy("data", { bucket: bucket.id, policy: world("s3:GetObject", bucket.arn.apply((arn) => arn + "/*")) });',
      ),
    ).check();
    assert.equal(stack.failure, undefined, text);
    assert.deepEqual(stack.refused, []);
    assert.deepEqual(verdictsOf(stack, "iam-no-wildcard-admin"), [
      "app: pass",
      "managed: fail",
      "object: fail",
      "text: fail",
    ]);
    assert.deepEqual(verdictsOf(stack, "bucket-policy-not-public"), ["data: fail"]);
    assert.deepEqual(verdictsOf(stack, "topic-not-public"), ["events: fail"]);
  });
});

describe("case 03-lookups-and-silent-pass", () => {
  test("what nearly every account has is found, and what is open in it", async () => {
    const { code, stack, text } = await projectOf(
      program(
        "const vpc = aws.ec2.getVpcOutput({ default: true });",
        'const zone = aws.route53.getZoneOutput({ name: "example.com" });',
        'const certificate = aws.acm.getCertificateOutput({ domain: "example.com" });',
        'const subnets = aws.ec2.getSubnetsOutput({ filters: [{ name: "vpc-id", values: [vpc.id] }] });',
        'const guard = new aws.ec2.SecurityGroup("alb", { vpcId: vpc.id, ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] }] });',
        'const balancer = new aws.lb.LoadBalancer("web", { securityGroups: [guard.id], subnets: subnets.ids });',
        'new aws.lb.Listener("https", { loadBalancerArn: balancer.arn, port: 443, protocol: "HTTPS", certificateArn: certificate.arn, defaultActions: [{ type: "fixed-response", fixedResponse: { contentType: "text/plain" } }] });',
        'new aws.route53.Record("web", { zoneId: zone.zoneId, name: "www", type: "A", aliases: [{ name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: true }] });',
      ),
    ).check();
    assert.equal(code, 1, text);
    assert.equal(stack.failure, undefined, text);
    assert.equal(stack.resources, 4);
    assert.deepEqual(verdictsOf(stack, "firewall-no-admin-ports-from-world"), ["alb: fail"]);
    assert.doesNotMatch(text, /promises were still active/);
  });

  test("a program that makes nothing is one message, in every command, and never exit code 0", async () => {
    const project = projectOf(
      program('export const zone = aws.route53.getZoneOutput({ name: "example.com" }).zoneId;'),
    );
    const { code, stack } = await project.check("--sarif", "report.sarif", "--junit", "report.xml");
    assert.equal(code, 1);
    assert.match(stack.failure ?? "", /has no resources: there is nothing to judge/);
  });

  test("several stacks and none named: each is judged, without a trace", async () => {
    const project = projectOf({
      ...program('new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });'),
      "Pulumi.dev.yaml": "config: { aws:region: us-east-1 }\n",
    });
    const { text } = await project.run("check");
    assert.match(text, /dev \(development\): 1 resources[\s\S]*prod \(production\): 1 resources/);
    assert.equal(hasTrace(text), false, text);
  });
});

describe("case 04-types-the-rules-ask-for", () => {
  test("a type without a model is judged by its inputs", async () => {
    const { stack, text } = await projectOf(
      program(
        'const guard = new aws.ec2.SecurityGroup("web", { description: "web" });',
        'new aws.ec2.SecurityGroupRule("ssh", { type: "ingress", securityGroupId: guard.id, protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] });',
        'new aws.ec2.Instance("web", { ami: "ami-0123456789abcdef0", instanceType: "t3.micro", vpcSecurityGroupIds: [guard.id], metadataOptions: { httpTokens: "optional" } });',
        'new aws.sqs.Queue("jobs", {});',
      ),
    ).check();
    assert.equal(stack.failure, undefined, text);
    assert.deepEqual(verdictsOf(stack, "firewall-no-admin-ports-from-world"), ["ssh: fail"]);
    assert.deepEqual(verdictsOf(stack, "template-imdsv2"), ["web: fail"]);
    assert.match(text, /metadataOptions\.httpTokens is "optional"; expected required/);
    assert.match(text, /not judged: 1 aws:sqs:Queue \(no rule reads them\)/);
  });

  test("another token for a type is that type", async () => {
    const { stack, text } = await projectOf(
      program(
        'const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });',
        'const subnets = ["a", "b"].map((z, i) => new aws.ec2.Subnet("pub-" + z, { vpcId: vpc.id, availabilityZone: "eu-west-1" + z, cidrBlock: `10.0.${i}.0/24` }));',
        'const balancer = new aws.alb.LoadBalancer("web", { subnets: subnets.map((subnet) => subnet.id) });',
        'const group = new aws.alb.TargetGroup("web", { port: 80, protocol: "HTTP", vpcId: vpc.id });',
        'new aws.alb.Listener("web", { loadBalancerArn: balancer.arn, port: 80, protocol: "HTTP", defaultActions: [{ type: "forward", targetGroupArn: group.arn }] });',
        'const bucket = new aws.s3.BucketV2("logs", {});',
        'new aws.s3.BucketServerSideEncryptionConfigurationV2("logs", { bucket: bucket.id, rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] });',
      ),
    ).check();
    assert.equal(stack.failure, undefined, text);
    assert.deepEqual(verdictsOf(stack, "listener-encrypted"), ["web: fail"]);
    assert.deepEqual(verdictsOf(stack, "bucket-encrypted"), ["logs: pass"]);
    assert.deepEqual(verdictsOf(stack, "bucket-versioned"), ["logs: fail"]);
  });

  test("relations through types without a model are seen: a web ACL, a service that fills a group", async () => {
    const { stack, text } = await projectOf(
      program(
        "const vpc = aws.ec2.getVpcOutput({ default: true });",
        'const balancer = new aws.lb.LoadBalancer("web", { subnets: ["subnet-1", "subnet-2"] });',
        'const group = new aws.lb.TargetGroup("web", { port: 80, protocol: "HTTP", targetType: "ip", vpcId: vpc.id });',
        'new aws.lb.Listener("web", { loadBalancerArn: balancer.arn, port: 80, defaultActions: [{ type: "forward", targetGroupArn: group.arn }] });',
        'new aws.ecs.Service("web", { desiredCount: 3, taskDefinition: "web:1", loadBalancers: [{ targetGroupArn: group.arn, containerName: "web", containerPort: 80 }] });',
        'new aws.wafv2.WebAclAssociation("web", { resourceArn: balancer.arn, webAclArn: "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/a/1" });',
      ),
    ).check();
    assert.equal(stack.failure, undefined, text);
    assert.deepEqual(verdictsOf(stack, "balancer-has-web-acl"), ["web: pass"]);
    assert.deepEqual(verdictsOf(stack, "weights-reach-nodes"), ["web: pass"]);
  });
});

test("case 13-project-level-config: values and defaults of Pulumi.yaml hold where the stack sets none", async () => {
  const { code, stdout, text } = await projectOf({
    ...program(
      "const config = new pulumi.Config();",
      'const tags = { env: pulumi.getStack(), org: pulumi.getOrganization(), password: config.getSecret("password") ? "set" : "none" };',
      'export const cidr = new aws.ec2.Vpc("main", { cidrBlock: config.require("vpcCidr"), tags }).cidrBlock;',
      'export const zones = config.requireObject<string[]>("zones").length + config.requireNumber("more");',
      "export const region = aws.getRegionOutput({}).region;",
    ),
    "Pulumi.yaml": [
      "name: foreign",
      "runtime: nodejs",
      "config:",
      "  aws:region: eu-west-1",
      "  vpcCidr: { type: string, default: 10.42.0.0/16 }",
      "  zones: { type: array, items: { type: string }, default: [a, b] }",
      "  more: { type: integer, default: 1 }",
      "  password: { type: string, secret: true }",
    ].join("\n"),
    "Pulumi.prod.yaml": "config: { foreign:more: 2, foreign:password: { secure: v1:a } }\n",
  }).run("plan", "prod", "--json");
  assert.equal(code, 0, text);
  const { outputs, resources } = JSON.parse(stdout);
  assert.deepEqual(outputs, { cidr: "10.42.0.0/16", zones: 4, region: "eu-west-1" });
  const [vpc] = resources.filter(({ name }: { name: string }) => name === "main");
  assert.deepEqual(vpc.inputs.tags, { env: "prod", org: "organization", password: "set" });
});

test("case 15-lambda-target-group: neither protocol nor port, behind a listener of either kind", async () => {
  const { stack, text } = await projectOf(
    program(
      'const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });',
      'const subnets = ["a", "b"].map((z, i) => new aws.ec2.Subnet("pub-" + z, { vpcId: vpc.id, availabilityZone: "eu-west-1" + z, cidrBlock: `10.0.${i}.0/24` }));',
      'const gateway = new aws.ec2.InternetGateway("way", { vpcId: vpc.id });',
      'const balancer = new aws.lb.LoadBalancer("web", { subnets: subnets.map((subnet) => subnet.id) }, { dependsOn: [gateway] });',
      'const plain = new aws.lb.TargetGroup("plain", { targetType: "lambda" });',
      'const multi = new aws.lb.TargetGroup("multi", { targetType: "lambda", lambdaMultiValueHeadersEnabled: true, healthCheck: { enabled: true, path: "/", interval: 40, timeout: 35 } });',
      'const forward = (group: aws.lb.TargetGroup) => [{ type: "forward", targetGroupArn: group.arn }];',
      'new aws.lb.Listener("http", { loadBalancerArn: balancer.arn, port: 80, protocol: "HTTP", defaultActions: forward(plain) });',
      'new aws.lb.Listener("https", { loadBalancerArn: balancer.arn, port: 443, protocol: "HTTPS", certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012", defaultActions: forward(multi) });',
    ),
  ).check();
  assert.equal(stack.failure, undefined, text);
  assert.deepEqual(stack.refused, []);
  assert.equal(stack.resources, 9);
});

describe("case programs-other-providers", () => {
  test("what is none of AWS's is recorded and named; what is AWS's is judged", async () => {
    const project = projectOf(
      program(
        'const ports: pulumi.dynamic.ResourceProvider = { create: async (inputs) => ({ id: "1", outs: inputs }) };',
        "class Port extends pulumi.dynamic.Resource {",
        "  declare readonly value: pulumi.Output<number>;",
        "  constructor(name: string, value: number) { super(ports, name, { value }); }",
        "}",
        "class Thing extends pulumi.CustomResource {",
        "  declare readonly result: pulumi.Output<string>;",
        "  constructor(type: string, name: string) { super(type, name, { length: 16, result: undefined }); }",
        "}",
        'const port = new Port("app", 8080);',
        'const word = new Thing("random:index/randomPassword:RandomPassword", "word");',
        'new Thing("command:local:Command", "run"); new Thing("tls:index/privateKey:PrivateKey", "key"); new Thing("kubernetes:core/v1:Namespace", "space");',
        'new aws.ec2.SecurityGroup("app", {',
        "  description: word.result,",
        "  ingress: [",
        '    { protocol: "tcp", fromPort: port.value, toPort: port.value, cidrBlocks: ["10.0.0.0/8"], description: "app" },',
        '    { protocol: "tcp", fromPort: 3389, toPort: 3389, cidrBlocks: ["0.0.0.0/0"], description: "admin" },',
        "  ],",
        "});",
      ),
    );
    const { code, stack, text } = await project.check();
    assert.equal(code, 1);
    assert.equal(stack.failure, undefined, text);
    assert.deepEqual(verdictsOf(stack, "firewall-no-admin-ports-from-world"), ["app: fail"]);
    const named = (stack.notJudged ?? []).map(({ type, why }) => `${type} ${why}`).sort();
    assert.deepEqual(
      named,
      [
        "command:local:Command",
        "pulumi-nodejs:dynamic:Resource",
        "random:index:RandomPassword",
        "tls:index:PrivateKey",
      ].map((type) => `${type} other-provider`),
    );
    // A Namespace has rules of its own.
    assert.equal(verdictsOf(stack, "namespace-enforces-pod-security").length, 1);
    assert.match(text, /not judged: .*1 pulumi-nodejs:dynamic:Resource.*of neither AWS nor Kubernetes/);
    assert.equal((await project.run("plan", "prod")).code, 0);
  });
});

describe("case programs-other-runtimes", () => {
  for (const runtime of ["python", "yaml", "go", "dotnet", "java", "hcl"]) {
    test(`${runtime}: the message says how such a program is judged`, async () => {
      const project = projectOf({ "Pulumi.yaml": `name: foreign\nruntime: { name: ${runtime} }\n` });
      const { code, stack } = await project.check();
      assert.equal(code, 1);
      assert.match(stack.failure ?? "", new RegExp(`runtime ${runtime}: .*vipkit check --state.*--policy-pack`));
      assert.doesNotMatch(stack.failure ?? "", /index\.js/);
    });
  }
});
