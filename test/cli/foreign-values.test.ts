import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
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

test("resources are passed as values, put out, and known by their URN", async () => {
  const project = projectOf(
    program(
      "class Net extends pulumi.ComponentResource {",
      "  readonly vpc: aws.ec2.Vpc;",
      "  constructor(name: string, args: { group?: pulumi.Input<pulumi.Resource> }, options?: pulumi.ComponentResourceOptions) {",
      '    super("acme:net:Net", name, args, options);',
      '    this.vpc = new aws.ec2.Vpc(name, { cidrBlock: "10.0.0.0/16" }, { parent: this });',
      "    this.registerOutputs({ vpc: this.vpc, all: [this.vpc] });",
      "  }",
      "}",
      'const net = new Net("net", {});',
      'const guard = new aws.ec2.SecurityGroup("web", { vpcId: net.vpc as unknown as string, ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] }] });',
      'new Net("other", { group: guard });',
      "export const cidr = net.vpc.urn.apply((urn) => new aws.ec2.Vpc('again', undefined as never, { urn }).cidrBlock);",
      "export const vpc = net.vpc;",
    ),
  );
  const plan = await project.run("plan", "prod", "--json");
  assert.equal(plan.code, 0, plan.text);
  const { outputs, resources } = JSON.parse(plan.stdout) as {
    outputs: { cidr: string; vpc: { cidrBlock: string } };
    resources: { name: string; type: string; id?: string; inputs: { vpcId?: string } }[];
  };
  assert.deepEqual([outputs.cidr, outputs.vpc.cidrBlock], ["10.0.0.0/16", "10.0.0.0/16"]);
  const [vpc, group] = ["net", "web"].map((name) =>
    resources.find((one) => one.name === name && one.type.startsWith("aws:")),
  );
  assert.equal(group?.inputs.vpcId, vpc?.id);
  const { stack } = await project.check();
  assert.deepEqual(verdictsOf(stack, "firewall-no-admin-ports-from-world"), ["web: fail"]);
});

test("a URN that no resource has is said", async () => {
  const project = projectOf(
    program(
      'new aws.ec2.Vpc("again", undefined as never, { urn: "urn:pulumi:prod::foreign::aws:ec2/vpc:Vpc::gone" });',
    ),
  );
  const { code, text } = await project.run("plan", "prod");
  assert.equal(code, 1);
  assert.match(text, /unknown resource "urn:pulumi:prod::foreign::aws:ec2\/vpc:Vpc::gone": no resource/);
});

test("a machine that says nothing of a public address is not judged in a subnet of another program", async () => {
  const project = projectOf(
    program(
      "const vpc = aws.ec2.getVpcOutput({ default: true });",
      'const ids = aws.ec2.getSubnetsOutput({ filters: [{ name: "vpc-id", values: [vpc.id] }] }).ids;',
      'const machine = { ami: "ami-12345678", instanceType: "t3.micro" };',
      'new aws.ec2.Instance("found", { ...machine, subnetId: ids[0] });',
      'new aws.ec2.Instance("named", { ...machine, subnetId: "subnet-1111aaaa" });',
      'new aws.ec2.Instance("said", { ...machine, subnetId: "subnet-1111aaaa", associatePublicIpAddress: false });',
      'const template = new aws.ec2.LaunchTemplate("nodes", { imageId: "ami-12345678", instanceType: "t3.micro" });',
      'new aws.autoscaling.Group("nodes", { minSize: 2, maxSize: 4, vpcZoneIdentifiers: ids, launchTemplate: { id: template.id } });',
    ),
  );
  const { stack } = await project.check();
  assert.deepEqual(verdictsOf(stack, "template-no-public-ip"), [
    "found: unknown",
    "named: unknown",
    "nodes: unknown",
    "said: pass",
  ]);
});

test("a gateway load balancer of one subnet is planned, and no client is missed", async () => {
  const project = projectOf(
    program(
      'const lb = new aws.lb.LoadBalancer("gateway", { loadBalancerType: "gateway", subnets: ["subnet-1111aaaa"] });',
      'const tg = new aws.lb.TargetGroup("appliances", { port: 6081, protocol: "GENEVE", vpcId: "vpc-1", healthCheck: { port: "80", protocol: "HTTP" } });',
      'new aws.lb.Listener("all", { loadBalancerArn: lb.arn, defaultActions: [{ type: "forward", targetGroupArn: tg.arn }] });',
    ),
  );
  const plan = await project.run("plan", "prod");
  assert.equal(plan.code, 0, plan.text);
  assert.doesNotMatch((await project.run("reach", "prod")).text, /no client reaches listener/);
  const { stack } = await project.check();
  assert.deepEqual(stack.refused, []);
  assert.deepEqual(verdictsOf(stack, "listener-encrypted"), []);
});
