import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { root } from "../../tools/setup";
import { LocalProject } from "../support/local-project";

const execute = promisify(execFile);

test("examples/foreign, a program of a stranger, comes up on the twin with traffic, and is judged", async (t) => {
  const cwd = join(root, "examples", "foreign");
  const vipkit = async (...args: string[]) => {
    const options = {
      cwd,
      env: { ...process.env, NO_COLOR: "1", VIPKIT_TWIN_DATA: undefined, NODE_TEST_CONTEXT: undefined },
    };
    const { stdout, stderr } = await execute(process.execPath, [join(root, "cli", "bin.cjs"), ...args], options);
    return stdout + stderr;
  };
  t.after(() => vipkit("down", "local"));
  const started = await vipkit("start", "local");
  assert.match(started, /\+ 21 created/);
  assert.match(started, /4 of 4 nodes healthy/);
  const url = /local answers at (http:\S+)/.exec(started)?.[1] ?? assert.fail(started);
  const answers = await Promise.all(Array.from({ length: 200 }, async () => (await fetch(url)).text()));
  const ofCanary = answers.filter((text) => / of group canary-/.test(text)).length;
  assert.equal(
    answers.filter((text) => /^node i-\w+ in zone eu-central-1[ab] of group (?:stable|canary)-/.test(text)).length,
    200,
  );
  // 10 % of 200: 20, with a standard deviation of 4.3; five of them either way.
  assert.ok(ofCanary > 0 && ofCanary < 42, `${ofCanary} of 200`);
  // The balancer in the default VPC takes connections from there alone.
  const notice = /http:\/\/127\.(\d+)\.[\d.]+:8081/.exec(started) ?? assert.fail(started);
  const curl = (...args: string[]) => execute("curl", ["-s", "-m", "10", ...args, notice[0]]);
  assert.equal((await curl("--interface", `127.${notice[1]}.0.9`)).stdout, "back in a minute");
  await assert.rejects(curl());
  assert.match(await vipkit("start", "local"), /21 unchanged/);
  assert.match(await vipkit("plan", "local", "--engine"), /20 resources/);
  assert.match(await vipkit("budget", "local"), /nodeHang/);
  // What the account's default group opens is not known offline, and that is no success.
  await assert.rejects(vipkit("reach", "local"), (error: { code: number; stdout: string; stderr: string }) => {
    assert.match(error.stdout, /holds +no client on the internet reaches a node/);
    assert.match(error.stderr, /^local: not known: listeners-serve/);
    return error.code === 1;
  });
  assert.match(await vipkit("down", "local"), /is gone from this machine/);
  assert.equal(existsSync(join(cwd, ".vipkit")), false);
});

const begin = `
const aws = require("@pulumi/aws");
const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });
`;
const stack = "config:\n  vipkit:twin: { bootTime: 0 }\n  aws:region: us-east-1\n";

test("what the twin has no model of is named at once, before anything is created (case programs-on-the-twin)", async (t) => {
  const project = new LocalProject(t);
  project.write("Pulumi.local.yaml", stack);
  project.write(
    "index.js",
    `${begin}
const subnet = new aws.ec2.Subnet("a", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });
new aws.rds.SubnetGroup("db", { subnetIds: [subnet.id] });
new aws.sqs.Queue("jobs");
aws.sqs.getQueueOutput({ name: "mails" });
new aws.ec2.Subnet("wide", { vpcId: vpc.id, cidrBlock: "10.9.0.0/24" });
`,
  );
  const { code, text } = await project.run("start");
  assert.equal(code, 1, text);
  assert.match(text, /stack "local" cannot come up on the twin; nothing was created/);
  assert.match(
    text,
    /the twin has no model of:\n {2}aws:rds:SubnetGroup "db" {2}index\.js:6\n {2}aws:sqs:Queue "jobs" {2}index\.js:7\n/,
  );
  assert.match(text, /the twin cannot answer:\n {2}aws:sqs\/getQueue:getQueue\n/);
  assert.match(text, /AWS would refuse:\n {2}aws:ec2:Subnet "wide": InvalidSubnet\.Range/);
  assert.match(text, /leave them out on this machine: .*vipkit/);
  assert.doesNotMatch(text, /created: |\+ \d+ created|\n {4}at /);
  assert.equal(existsSync(project.path(".vipkit", "twin", "local", "store.json")), false);
  project.write(
    "index.js",
    `${begin}
const pulumi = require("@pulumi/pulumi");
if (new pulumi.Config("vipkit").get("twin") === undefined) new aws.sqs.Queue("jobs");
`,
  );
  const left = await project.run("start");
  assert.equal(left.code, 0, left.text);
  assert.match(left.text, /\+ 2 created/);
});

test("look-ups of what an empty account lacks are named at once, before anything is created", async (t) => {
  const project = new LocalProject(t);
  project.write("Pulumi.local.yaml", stack);
  const lookUps = `
const zone = aws.route53.getZoneOutput({ name: "example.com" });
aws.acm.getCertificateOutput({ domain: "example.com", mostRecent: true });
aws.ssm.getParameterOutput({ name: "/shop/token" });
aws.secretsmanager.getSecretVersionOutput({ secretId: "shop" });
const found = aws.ec2.getVpcOutput({ id: "vpc-0123456789abcdef0" });
new aws.ec2.Subnet("a", { vpcId: found.id, cidrBlock: "10.0.0.0/24" });
aws.lb.getLoadBalancerOutput({ name: "shop" });
aws.lb.getTargetGroupOutput({ name: "shop" });
aws.ec2.getSecurityGroupOutput({ name: "shop" });
`;
  project.write("index.js", begin + lookUps);
  const { code, text } = await project.run("start");
  assert.equal(code, 1, text);
  assert.match(text, /nothing was created\nnot there, since the twin begins as an empty account/);
  assert.match(text, /aws\.route53\.getZone \{"name":"example\.com"\}: NoSuchHostedZone/);
  for (const name of ["acm.getCertificate", "ssm.getParameter", "secretsmanager.getSecretVersion", "ec2.getVpc"])
    assert.ok(text.includes(`  aws.${name} {`), `${name}: ${text}`);
  for (const name of ["lb.getLoadBalancer", "lb.getTargetGroup", "ec2.getSecurityGroup"])
    assert.ok(text.includes(`  aws.${name} {`), `${name}: ${text}`);
  assert.doesNotMatch(text, /\+ \d+ created|\n {4}at /);
  project.write(
    "index.js",
    `${begin}
const made = new aws.route53.Zone("own", { name: "example.com" });
exports.zone = aws.route53.getZoneOutput({ name: made.name }).zoneId;
exports.ami = aws.ec2.getAmiOutput({ owners: ["amazon"], mostRecent: true }).id;
exports.image = aws.ssm.getParameterOutput({ name: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64" }).value;
exports.home = aws.ec2.getVpcOutput({ default: true }).cidrBlock;
`,
  );
  const own = await project.run("start");
  assert.equal(own.code, 0, own.text);
  assert.match(own.text, /\+ 3 created/);
});

test("an empty twin has a default VPC, whose subnets take resources, and the same one each time", async (t) => {
  const project = new LocalProject(t);
  project.write("Pulumi.local.yaml", stack);
  project.write(
    "index.js",
    `
const aws = require("@pulumi/aws");
const vpc = aws.ec2.getVpcOutput({ default: true });
const subnets = aws.ec2.getSubnetsOutput({ filters: [{ name: "vpc-id", values: [vpc.id] }] });
const byZone = aws.ec2.getSubnetsOutput({ filters: [{ name: "default-for-az", values: ["true"] }] });
const group = aws.ec2.getSecurityGroupOutput({ name: "default", vpcId: vpc.id });
const front = new aws.ec2.SecurityGroup("front", { vpcId: vpc.id });
const lb = new aws.lb.LoadBalancer("web", { securityGroups: [front.id, group.id], subnets: subnets.ids });
const targets = new aws.lb.TargetGroup("web", { vpcId: vpc.id, port: 80, protocol: "HTTP", targetType: "ip" });
new aws.lb.TargetGroupAttachment("old", { targetGroupArn: targets.arn, targetId: "172.31.0.50" });
new aws.lb.Listener("web", { loadBalancerArn: lb.arn, port: 8080, protocol: "HTTP", defaultActions: [{ type: "forward", targetGroupArn: targets.arn }] });
exports.url = vpc.cidrBlock.apply((cidr) => subnets.ids.apply((ids) => byZone.ids.apply((same) => cidr + " " + ids.length + " " + same.length)));
`,
  );
  const { code, text } = await project.run("start");
  assert.equal(code, 0, text);
  assert.match(text, /\+ 6 created/);
  assert.match(text, /local answers at 172\.31\.0\.0\/16 6 6/);
  const again = await project.run("start");
  assert.match(again.text, /6 unchanged/, again.text);
  const preview = await project.run("plan", "local", "--engine");
  assert.equal(preview.code, 0, preview.text);
});
