import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import { type ForeignFiles, ForeignProject, program, verdictsOf } from "../support/foreign";

const projects: ForeignProject[] = [];
const projectOf = (files: ForeignFiles) => {
  const project = new ForeignProject(files);
  projects.push(project);
  return project;
};
afterEach(() => {
  for (const project of projects.splice(0)) project.remove();
});

/** What a remote component's SDK is: a class whose resources are made elsewhere. */
const remoteSdk: ForeignFiles = {
  "net.ts": [
    'import * as pulumi from "@pulumi/pulumi";',
    "export class Net extends pulumi.ComponentResource {",
    "  public readonly vpcId!: pulumi.Output<string>;",
    "  public readonly subnetIds!: pulumi.Output<string[]>;",
    "  public readonly balancer!: pulumi.Output<{ dnsName: pulumi.Output<string> }>;",
    "  constructor(name: string, args: object, options: pulumi.ComponentResourceOptions = {}) {",
    '    super("acme:net:Net", name, { ...args, vpcId: undefined, subnetIds: undefined, balancer: undefined }, options, true);',
    "  }",
    "}",
  ].join("\n"),
};

describe("case programs-remote-components", () => {
  const remote = {
    ...remoteSdk,
    ...program(
      'import { Net } from "./net";',
      'const net = new Net("net", { zones: 1 });',
      'const guard = new aws.ec2.SecurityGroup("web", { vpcId: net.vpcId, description: "Clients" });',
      'const web = new Net("web", { subnetIds: net.subnetIds, securityGroups: [guard.id] });',
      'new aws.cloudwatch.LogGroup("app", { retentionInDays: 30 });',
      "export const url = pulumi.interpolate`http://${web.balancer.dnsName}`;",
      "export const first = net.subnetIds[0];",
    ),
  };

  test("what cannot be looked into is named, and the verdict is unknown unless it is accepted", async () => {
    const project = projectOf(remote);
    const { code, stack, text } = await project.check();
    assert.equal(code, 1);
    assert.match(text, /acme:net:Net "net": made by the plugin acme, which an offline plan does not run/);
    assert.deepEqual(
      verdictsOf(stack, "firewall-attached").filter((verdict) => /fail/.test(verdict)),
      [],
    );
    assert.doesNotMatch(text, /every mandatory policy holds$/m);
    const accepted = await project.check("--accept-unjudged");
    assert.match(accepted.text, /not judged: the resources inside 2 remote components/);
  });

  test("its outputs are unknown, and reach and budget say so", async () => {
    const project = projectOf(remote);
    const plan = await project.run("plan", "prod", "--json");
    assert.equal(plan.code, 0, plan.text);
    assert.doesNotMatch(plan.text, /undefined/);
    assert.deepEqual(JSON.parse(plan.stdout).outputs, { url: "[unknown]", first: "[unknown]" });
    assert.match((await project.run("plan", "prod")).stdout, /acme:net:Net "web": made by the plugin acme/);
    for (const command of ["reach", "budget"]) {
      const { code, text } = await project.run(command, "prod");
      assert.equal(code, 1, text);
      assert.match(text, /not known/);
    }
  });

  test("what it costs is not known, and is never taken for nothing", async () => {
    const project = projectOf({
      ...remoteSdk,
      ...program(
        'import { Net } from "./net";',
        'const net = new Net("net", { zones: 1 });',
        'new aws.ec2.SecurityGroup("web", { vpcId: net.vpcId, description: "Clients" });',
        'new aws.ec2.KeyPair("admin", { publicKey: "ssh-ed25519 AAAA" });',
      ),
    });
    const { code, text } = await project.run("cost", "prod");
    assert.equal(code, 1, text);
    assert.match(text, /^prod {2}what it costs is not known: 1 cost is not known/);
    assert.match(text, /^ {2}net: made by the plugin acme/m);
    assert.match(text, /what is inside 1 remote component has none offline/);
    const { unknown } = JSON.parse((await project.run("cost", "prod", "--json")).stdout);
    assert.deepEqual(
      unknown.map(({ resource }: { readonly resource: string }) => resource),
      ["net"],
    );
  });

  test("a matrix of a part of the program does not say that all is as it must be", async () => {
    const { text } = await projectOf({
      ...remoteSdk,
      ...program(
        'import { Net } from "./net";',
        'const net = new Net("net", { zones: 1 });',
        'const guard = new aws.ec2.SecurityGroup("web", { vpcId: net.vpcId, description: "Clients", egress: [] });',
        'new aws.lb.LoadBalancer("web", { internal: true, securityGroups: [guard.id], subnets: net.subnetIds });',
      ),
    }).run("reach", "prod");
    assert.match(text, /not all is known\n/);
    assert.doesNotMatch(text, /as it must be\n/);
  });
});

describe("case programs-stack-reference", () => {
  const reading = program(
    'const net = new pulumi.StackReference("acme/net/prod");',
    'const guard = new aws.ec2.SecurityGroup("web", { vpcId: net.getOutput("vpcId"), description: "Clients", ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"], description: "admin" }] });',
    'new aws.lb.LoadBalancer("web", { securityGroups: [guard.id], subnets: net.requireOutput("subnetIds") as pulumi.Output<string[]> });',
    'export const vpc = net.getOutput("vpcId");',
    'export const plain = net.getOutputDetails("vpcId").then(({ value }) => typeof value);',
  );

  test("outputs of another stack are unknown, and the rest is judged", async () => {
    const { stack, text } = await projectOf(reading).check();
    assert.equal(stack.failure, undefined, text);
    assert.deepEqual(verdictsOf(stack, "firewall-no-admin-ports-from-world"), ["web: fail"]);
    assert.deepEqual(verdictsOf(stack, "balancer-several-zones"), ["web: unknown"]);
  });

  test("or what a file says", async () => {
    const outputs = JSON.stringify({ vpcId: "vpc-0123456789abcdef0", subnetIds: ["subnet-1"] });
    const project = projectOf({ ...reading, "net.json": outputs });
    const { stack, text } = await project.check("--stack-outputs", "acme/net/prod=net.json");
    assert.equal(stack.failure, undefined, text);
    const { stdout } = await project.run("plan", "prod", "--json", "--stack-outputs", "net.json");
    assert.equal(JSON.parse(stdout).outputs.vpc, "vpc-0123456789abcdef0");
  });
});

test("a plan names what a program puts out: all of it, secrets hidden, the unknown as such", async () => {
  const project = projectOf(
    program(
      'const queue = new aws.sqs.Queue("jobs", { name: pulumi.secret("hunter4") });',
      'export const plain = "a";',
      'export const secret = pulumi.secret("hunter2");',
      'export const nested = { a: 1, b: pulumi.secret("hunter3"), c: queue.arn };',
      'export const later = Promise.resolve([1, pulumi.output("x")]);',
      "export const whole = queue;",
      'export const file = new pulumi.asset.StringAsset("text");',
      'export const zone = aws.route53.getZoneOutput({ name: "example.com" }).zoneId;',
    ),
  );
  const { stdout } = await project.run("plan", "prod", "--json");
  const { outputs, resources } = JSON.parse(stdout);
  const { whole, ...others } = outputs;
  assert.deepEqual(others, {
    plain: "a",
    secret: "[secret]",
    nested: { a: 1, b: "[secret]", c: "[unknown]" },
    later: [1, "x"],
    file: { text: "text" },
    zone: "[unknown]",
  });
  assert.equal(whole.arn, "[unknown]");
  assert.equal(resources.at(-1).inputs.name, "[secret]");
  assert.doesNotMatch(stdout, /hunter/);
  assert.doesNotMatch((await project.run("plan", "prod")).text, /hunter/);
});

test("reach names what is on the network and no end of the matrix", async () => {
  const { stdout } = await projectOf(
    program(
      'const machine = new aws.ec2.Instance("web", { ami: "ami-0123456789abcdef0", instanceType: "t3.micro" });',
      "void machine;",
      'const open = new aws.ec2.SecurityGroup("open", { description: "All", ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }] });',
      'new aws.ecs.Service("tasks", { taskDefinition: "web:1", networkConfiguration: { subnets: ["subnet-1"], securityGroups: [open.id] } });',
      'new aws.ecs.Service("shared", { taskDefinition: "web:1", launchType: "EC2" });',
      'new aws.lambda.Function("offside", { role: "arn:aws:iam::123456789012:role/x", runtime: "nodejs22.x", handler: "i.h" });',
    ),
  ).run("reach", "prod");
  assert.match(stdout, /aws:ecs:Service "shared": its tasks can be reached as its security groups say/);
  assert.match(stdout, /^tasks +closed/m);
  assert.doesNotMatch(stdout, /offside|Service "tasks"/);
});

test("reach does not end well while it does not know", async () => {
  const { code, stdout, text } = await projectOf(
    program(
      'const vpc = new aws.ec2.Vpc("web", { cidrBlock: "10.0.0.0/16" });',
      'const subnets = ["a", "b"].map((zone, index) => new aws.ec2.Subnet(zone, { vpcId: vpc.id, cidrBlock: `10.0.${index}.0/24`, availabilityZone: `eu-west-1${zone}` }));',
      'const elsewhere = new aws.workspaces.Directory("desk", { directoryId: "d-0123456789" });',
      'const balancer = new aws.lb.LoadBalancer("web", { subnets: subnets.map(({ id }) => id), securityGroups: [elsewhere.workspaceSecurityGroupId] });',
      'new aws.lb.Listener("web", { loadBalancerArn: balancer.arn, port: 80, defaultActions: [{ type: "fixed-response", fixedResponse: { contentType: "text/plain" } }] });',
    ),
  ).run("reach", "prod");
  assert.match(stdout, /prod .* not all is known/);
  assert.match(text, /prod: not known: .*listeners-serve/);
  assert.equal(code, 1);
});

test("a rule on a listener of another program is not judged, and check and budget say so", async () => {
  const project = projectOf(
    program(
      'const group = new aws.lb.TargetGroup("shop", { port: 80, protocol: "HTTP", vpcId: "vpc-0123456789abcdef0" });',
      'new aws.lb.ListenerRule("shop", {',
      '  listenerArn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/web/50dc6c495c0c9188/f2f7dc8efc522ab2",',
      '  conditions: [{ pathPattern: { values: ["/shop/*"] } }], actions: [{ type: "forward", targetGroupArn: group.arn }],',
      "});",
    ),
  );
  const { code, stack, text } = await project.check();
  assert.equal(code, 1);
  assert.match(text, /unknown: listener is not in this program/);
  for (const rule of ["listener-encrypted", "failover-within-objective"])
    assert.deepEqual(verdictsOf(stack, rule), ["shop: unknown"], rule);
  const budget = await project.run("budget", "prod");
  assert.equal(budget.code, 1);
  assert.match(budget.text, /shop: its listener is not in this program/);
});

test("a listener on a balancer of another program has a budget, and says what it rests on", async () => {
  const project = projectOf(
    program(
      'const group = new aws.lb.TargetGroup("shop", { port: 80, protocol: "HTTP", vpcId: "vpc-0123456789abcdef0" });',
      'new aws.lb.Listener("shop", {',
      '  loadBalancerArn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/web/50dc6c495c0c9188", port: 80,',
      '  defaultActions: [{ type: "forward", targetGroupArn: group.arn }],',
      "});",
    ),
  );
  const { text, stdout } = await project.run("budget", "prod");
  assert.match(text, /nodeCrash/);
  assert.match(stdout, /assumed: shop: its load balancer is not in this program: two zones, and the idle time-out/);
  const reach = await project.run("reach", "prod");
  assert.match(reach.text, /no load balancer, no nodes and no pods/);
});

test("diff names the file of a program without a spec as the project has it", async () => {
  const project = projectOf({
    ...program("export const a = 1;"),
    "Pulumi.dev.yaml": "config:\n  aws:region: eu-west-1\n",
  });
  const { code, text } = await project.run("diff", "dev", "prod");
  assert.equal(code, 1);
  assert.match(text, /^Pulumi\.dev\.yaml has no vipkit:cluster/m);
  assert.ok(!text.includes(project.folder), text);
});

test("a budget needs no zones but for a zone's loss: subnets may be named by id", async () => {
  const subnets = '["subnet-1111aaaa", "subnet-2222bbbb"]';
  const project = projectOf(
    program(
      `const lb = new aws.lb.LoadBalancer("web", { subnets: ${subnets} });`,
      'const tg = new aws.lb.TargetGroup("web", { port: 80, protocol: "HTTP", vpcId: "vpc-1", healthCheck: { path: "/", interval: 5, timeout: 2, unhealthyThreshold: 2 } });',
      'new aws.lb.Listener("http", { loadBalancerArn: lb.arn, port: 80, defaultActions: [{ type: "forward", targetGroupArn: tg.arn }] });',
      'const template = new aws.ec2.LaunchTemplate("web", { imageId: "ami-12345678", instanceType: "t3.micro" });',
      `new aws.autoscaling.Group("web", { minSize: 2, maxSize: 4, vpcZoneIdentifiers: ${subnets}, targetGroupArns: [tg.arn], launchTemplate: { id: template.id, version: "$Latest" } });`,
    ),
  );
  const budget = await project.run("budget", "prod");
  assert.equal(budget.code, 1, budget.text);
  assert.match(budget.text, /nodeCrash +10 s +7\.5 s +15 s +met/);
  assert.match(budget.text, /nodeHang +12 s/);
  assert.match(budget.text, /zoneLoss +not known +180 s +not known .*in how many zones the subnets of web lie/);
  // AWS takes one subnet of a zone for a balancer: two of them are two zones, whoever makes them.
  assert.match(budget.text, /balancerLoss +153 s .* met/);
  assert.match(budget.text, /prod: not every figure is known/);
  const { stack } = await project.check();
  assert.deepEqual(verdictsOf(stack, "balancer-several-zones"), ["web: pass"]);
  assert.deepEqual(verdictsOf(stack, "failover-within-objective"), ["http: unknown"]);
  // The provider makes it HTTP.
  assert.deepEqual(verdictsOf(stack, "listener-encrypted"), ["http: fail"]);
});

test("nothing of a budget is broken by subnets that are not known yet", async () => {
  const project = projectOf(
    program(
      'const vpc = aws.ec2.getVpcOutput({ default: true }), subnets = aws.ec2.getSubnetsOutput({ filters: [{ name: "vpc-id", values: [vpc.id] }] });',
      'const lb = new aws.lb.LoadBalancer("web", { subnets: subnets.ids });',
      'const tg = new aws.lb.TargetGroup("web", { port: 80, protocol: "HTTP", vpcId: vpc.id });',
      'new aws.lb.Listener("http", { loadBalancerArn: lb.arn, port: 80, defaultActions: [{ type: "forward", targetGroupArn: tg.arn }] });',
    ),
  );
  const { code, text } = await project.run("budget", "prod");
  assert.equal(code, 1);
  assert.match(text, /nodeCrash +60 s/);
  assert.match(text, /balancerLoss +not known .*in how many zones the balancer's subnets lie/);
});
