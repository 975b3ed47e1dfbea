import assert from "node:assert/strict";
import { test } from "node:test";
import { LocalProject } from "../support/local-project";

/** A stranger's program, with regions from three places: the stack's file, an explicit provider, a resource. */
const program = `
const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");
const config = new pulumi.Config();
const place = config.get("explicit");
const endpoints = [{ sts: "unix:.vipkit/twin/" + pulumi.getStack() }];
const provider = place && new aws.Provider("there", { region: place, endpoints, skipRequestingAccountId: true });
const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16", region: config.get("own") }, { provider });
exports.arn = vpc.arn;
`;

const slip = /no region of AWS, got "eu-wset-1"; nearest: eu-west-1, eu-west-2, eu-west-3; write eu-west-1; /;
const places = ["aws:region", "own:explicit", "own:own"];

test("a misspelt region is the same message of the engine's preview and of start (case 01-region-other-than-eu-west-1)", async (t) => {
  for (const place of places) {
    const project = new LocalProject(t);
    const own = place === "aws:region" ? "" : "  aws:region: eu-west-2\n";
    project.write("index.js", program);
    project.write("Pulumi.local.yaml", `config:\n  vipkit:twin: {}\n${own}  ${place}: eu-wset-1\n`);
    for (const args of [["plan", "local", "--engine"], ["start"]]) {
      const { code, text } = await project.run(...args);
      assert.equal(code, 1, text);
      assert.match(text, slip, `${place}: ${args.join(" ")}`);
      assert.doesNotMatch(text, /\n {4}at /);
    }
  }
});

test("a region newer than the table comes up, with a warning or as vipkit:regions names it", async (t) => {
  const project = new LocalProject(t);
  project.write("index.js", program);
  const file = (region: string, regions: string) =>
    `config:\n  vipkit:twin: {}\n  aws:region: ${region}\n  own:explicit: ${region}\n  vipkit:regions: ${regions}\n`;
  project.write("Pulumi.local.yaml", file("eu-west-4", "[]"));
  const warned = await project.run("plan", "local", "--engine");
  assert.equal(warned.code, 0, warned.text);
  assert.match(warned.text, /^warning: .*aws:region: not in the list of regions .*add eu-west-4 to vipkit:regions$/m);
  project.write("Pulumi.local.yaml", file("xx-mars-1", "[xx-mars-1]"));
  for (const args of [["plan", "local", "--engine"], ["start"]]) {
    const { code, text } = await project.run(...args);
    assert.equal(code, 0, text);
    assert.doesNotMatch(text, /not in the list|no region of AWS/);
  }
  const status = await project.run("status", "--json");
  assert.equal(status.code, 0, status.text);
});
