import assert from "node:assert/strict";
import { test } from "node:test";
import { ForeignProject, program } from "../support/foreign";

test("one security group that is not known is not told once for every pair of what has it", async () => {
  const project = new ForeignProject(
    program(
      'const base = new pulumi.StackReference("acme/base/prod");',
      'const guard = base.requireOutput("guard");',
      'const subnet = base.requireOutput("subnet");',
      'for (const name of ["api", "jobs", "mail", "web"])',
      '  new aws.ec2.Instance(name, { ami: "ami-0123456789abcdef0", instanceType: "t3.small", subnetId: subnet, vpcSecurityGroupIds: [guard] });',
    ),
  );
  const { code, text } = await project.run("reach", "prod");
  project.remove();
  assert.equal(code, 1, text);
  assert.match(text, /a security group is not known yet, nor are its rules/);
  assert.doesNotMatch(text, /not known yet is not of/);
  assert.match(text, /and \d+ more for the same reason: --json has them/);
  assert.ok(text.split("a security group is not known yet").length <= 8, text);
});
