import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { LocalProject } from "../support/local-project";

const execute = promisify(execFile);

const program = `
const aws = require("@pulumi/aws");
const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true });
const gateway = new aws.ec2.InternetGateway("main", { vpcId: vpc.id });
const subnets = ["a", "b"].map((zone, i) => new aws.ec2.Subnet(zone, {
  vpcId: vpc.id, cidrBlock: "10.0." + i + ".0/24", availabilityZone: "eu-central-1" + zone, mapPublicIpOnLaunch: true,
}));
const open = { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] };
const group = new aws.ec2.SecurityGroup("web", { vpcId: vpc.id, ingress: [open], egress: [open] });
const machines = subnets.map((subnet, i) => new aws.ec2.Instance("web-" + i, {
  ami: "ami-0123456789abcdef0", instanceType: "t3.micro", subnetId: subnet.id, vpcSecurityGroupIds: [group.id],
  userData: "#!/bin/bash\\nyum install -y nginx\\nsystemctl start nginx\\n",
}));
const balance = (name, loadBalancerType, protocol, port, targetType) => {
  const kind = { loadBalancerType, subnets: subnets.map((subnet) => subnet.id) };
  const lb = new aws.lb.LoadBalancer(name, loadBalancerType === "application" ? { ...kind, securityGroups: [group.id] } : { ...kind, enableCrossZoneLoadBalancing: true }, { dependsOn: gateway });
  const check = { interval: 5, timeout: 2, healthyThreshold: 2, unhealthyThreshold: 2 };
  const targets = new aws.lb.TargetGroup(name, { vpcId: vpc.id, port, protocol, targetType, deregistrationDelay: 1, healthCheck: check });
  machines.forEach((machine, i) => new aws.lb.TargetGroupAttachment(name + i, {
    targetGroupArn: targets.arn, targetId: targetType === "ip" ? machine.privateIp : machine.id, port,
  }));
  new aws.lb.Listener(name, { loadBalancerArn: lb.arn, port: 8100, protocol, defaultActions: [{ type: "forward", targetGroupArn: targets.arn }] });
  return lb.dnsName;
};
const alb = balance("alb", "application", "HTTP", 8080, "instance");
const nlb = balance("nlb", "network", "TCP", 8080, "ip");
const address = new aws.ec2.Eip("web", { domain: "vpc" });
new aws.ec2.EipAssociation("web", { allocationId: address.id, instanceId: machines[0].id });
exports.address = address.publicIp;
exports.url = require("@pulumi/pulumi").interpolate\`http://\${alb}:8100/ http://\${nlb}:8100/\`;
`;

test("machines of a program's own serve behind both balancers, and one that is lost stays lost", async (t) => {
  const project = new LocalProject(t, "full");
  project.write("Pulumi.local.yaml", "config:\n  vipkit:twin: { bootTime: 0 }\n  aws:region: eu-central-1\n");
  project.write("index.js", program);
  const started = await project.run("start");
  assert.equal(started.code, 0, started.text);
  assert.match(started.text, /2 of 2 nodes healthy/);
  const ips = [...started.text.matchAll(/127\.\d+\.\d+\.\d+/g)].map(([ip]) => ip);
  const [alb = "", nlb = ""] = [...new Set(ips)];
  // What a network balancer had sent to the lost machine is cut, until its checks have found out.
  const ask = (ip: string) =>
    execute("curl", ["-s", "-m", "5", `http://${ip}:8100/`]).then(
      ({ stdout }) => stdout,
      () => "cut",
    );
  const seen = async (ip: string) => {
    const answers: string[] = [];
    for (let count = 0; count < 20; count++) answers.push(await ask(ip));
    return new Set(answers.map((text) => /node (i-\w+) in zone \S+ of group (web-\d)/.exec(text)?.[2] ?? text));
  };
  assert.deepEqual([...(await seen(alb))].sort(), ["web-0", "web-1"]);
  assert.deepEqual([...(await seen(nlb))].sort(), ["web-0", "web-1"]);
  const status = await project.run("status");
  const node = /web-0\S* +(i-\w+)/.exec(status.text)?.[1] ?? assert.fail(status.text);
  assert.match((await project.run("fault", "kill-node", node)).text, /is killed/);
  let left = new Set<string>();
  for (let round = 0; round < 20 && left.size !== 1; round++) {
    await delay(1000);
    left = new Set([...(await seen(alb)), ...(await seen(nlb))]);
  }
  assert.deepEqual([...left], ["web-1"]);
  const after = await project.run("status");
  assert.match(after.text, new RegExp(node));
  assert.equal(
    [...after.text.matchAll(/web-0\S* +(i-\w+)/g)].every(([, id]) => id === node),
    true,
    after.text,
  );
  assert.match((await project.run("fault", "drain-node", node)).text, /in no scaling group/);
  const unchanged = await project.run("start");
  assert.match(unchanged.text, /unchanged/, unchanged.text);
});
