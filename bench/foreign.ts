import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Figure } from "./figure";
import { compare, runNode } from "./measure";

const root = join(__dirname, "../..");

/** Ten resources of a kind that people write, as often as it takes. */
const program = `
const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");
const trust = aws.iam.assumeRolePolicyForPrincipal({ Service: "ec2.amazonaws.com" });
for (let i = 0; i < 10; i++) {
  const vpc = new aws.ec2.Vpc("vpc-" + i, { cidrBlock: "10." + i + ".0.0/16" });
  new aws.ec2.DefaultSecurityGroup("closed-" + i, { vpcId: vpc.id });
  new aws.ec2.Subnet("subnet-" + i, { vpcId: vpc.id, cidrBlock: "10." + i + ".0.0/24", availabilityZone: "eu-west-1a" });
  const guard = new aws.ec2.SecurityGroup("guard-" + i, { vpcId: vpc.id, description: "Clients" });
  new aws.vpc.SecurityGroupIngressRule("web-" + i, { securityGroupId: guard.id, ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "10.0.0.0/8", description: "web" });
  const role = new aws.iam.Role("role-" + i, { assumeRolePolicy: trust });
  const queue = new aws.sqs.Queue("queue-" + i, {});
  new aws.iam.RolePolicy("policy-" + i, { role: role.id, policy: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "sqs:SendMessage", Resource: queue.arn }] } });
  new aws.kms.Key("key-" + i, { enableKeyRotation: true });
  new aws.cloudwatch.LogGroup("logs-" + i, { retentionInDays: 30 });
}
exports.stack = pulumi.getStack();
`;

const onMocks = `
const pulumi = require("@pulumi/pulumi");
pulumi.runtime.setMocks({ newResource: ({ name, inputs }) => ({ id: name + "-id", state: inputs }), call: ({ inputs }) => inputs }, "foreign", "dev", true);
pulumi.runtime.runInPulumiStack(() => Promise.resolve(require("./index.js"))).then(() => pulumi.runtime.disconnect());
`;

/** A program without anything of ours: planned and judged, against the program itself on the SDK's own mocks. */
export function measureForeign(pairs: number): Figure[] {
  const folder = mkdtempSync(join(tmpdir(), "vipkit-bench-"));
  try {
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(join(root, "node_modules", "@pulumi"), join(folder, "node_modules", "@pulumi"));
    const files = {
      "Pulumi.yaml": "name: foreign\nruntime: nodejs\n",
      "Pulumi.dev.yaml": "config: { aws:region: eu-west-1 }\n",
      "index.js": program,
      "on-mocks.js": onMocks,
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const check = () => runNode([join(root, "cli/bin.cjs"), "check", "dev"], { cwd: folder });
    const { subject, baseline, ratio } = compare(
      check,
      () => runNode([join(folder, "on-mocks.js")], { cwd: folder }),
      pairs,
    );
    const [, resources = "?"] = /: (\d+) resources/.exec(check().output) ?? [];
    return [
      {
        name: `vipkit check of a foreign program of ${resources} resources, the whole command`,
        ratio,
        against: "node running the program on the SDK's own mocks",
        detail: `${subject.seconds.toFixed(2)} s against ${baseline.seconds.toFixed(2)} s; ${subject.mebibytes.toFixed(0)} MiB`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
