import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { root } from "../../tools/setup";

/** What a program registers, on the twin's tables, with inputs that are carried or sent in messages. */
function registered(program: string, isCarried: boolean): readonly Record<string, unknown>[] {
  const carry = `require("./dist/engine/program/carried-inputs.js").carryInputs(require.resolve("@pulumi/pulumi"));`;
  const script = `
    const pulumi = require("@pulumi/pulumi");
    const aws = require("@pulumi/aws");
    const { createTwinMocks } = require("./dist/twin/mocks.js");
    ${isCarried ? carry : ""}
    const mocks = createTwinMocks({ preview: true });
    (async () => {
      await mocks.install(pulumi.runtime);
      await pulumi.runtime.runInPulumiStack(async () => { ${program} });
      await pulumi.runtime.disconnect();
      console.log(JSON.stringify(mocks.registrations.map(({ source, ...rest }) => rest)));
      process.exit(0);
    })();`;
  return JSON.parse(execFileSync("node", ["--eval", script], { cwd: root, encoding: "utf8", stdio: "pipe" })) as Record<
    string,
    unknown
  >[];
}

test("inputs arrive as in a message, their names and the resources in the same order", () => {
  const program = `
    const role = new aws.iam.Role("r", { assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "ec2.amazonaws.com" }) });
    const bucket = new aws.s3.Bucket("b", { tags: { z: "1", a: pulumi.secret("2"), 10: "ten", 9: "nine" }, forceDestroy: true });
    new aws.s3.BucketPolicy("p", { bucket: bucket.id, policy: bucket.arn.apply((arn) => JSON.stringify({ arn })) });
    new aws.iam.RolePolicy("q", { role, policy: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: ["s3:*"], Resource: bucket.arn }] } });
    const vpc = aws.ec2.Vpc.get("v", "vpc-0123456789abcdef0");
    new aws.ec2.Subnet("s", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24", tags: { list: undefined } });
    class Own extends pulumi.ComponentResource {
      constructor() {
        super("own:index:Own", "o", { second: [3, null, { y: 1, x: [] }], first: bucket, none: {} });
        new aws.sqs.Queue("inner", {}, { parent: this });
        this.registerOutputs({ b: bucket.arn, a: 1 });
      }
    }
    new Own();`;
  const sent = registered(program, false);
  assert.equal(JSON.stringify(registered(program, true)), JSON.stringify(sent), "the same text: order counts");
  assert.equal(sent.length, 8, "the stack, the component and six resources");
  const own = sent.find(({ name }) => name === "o");
  assert.deepEqual(Object.keys(Object(own?.inputs)), ["first", "none", "second"]);
});

test("inputs that cannot be read fail as ever", () => {
  const program = `new aws.sqs.Queue("q", { tags: Promise.reject(new Error("no tags today")) });`;
  for (const isCarried of [false, true]) assert.throws(() => registered(program, isCarried), /no tags today/);
});
