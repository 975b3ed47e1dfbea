import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { root } from "../support/engine";

interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function reach(args: readonly string[], cwd = root): Promise<Answer> {
  return new Promise((done) => {
    const options = { cwd, maxBuffer: 64 * 1024 * 1024, env: { ...process.env, NO_COLOR: "1" } };
    execFile(process.execPath, [join(root, "cli", "bin.cjs"), "reach", ...args], options, (error, stdout, stderr) => {
      done({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
    });
  });
}

describe("vipkit reach", () => {
  const folders: string[] = [];
  after(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  it("shows production's matrix, and that it is as it must be", async () => {
    const { code, stdout } = await reach(["prod"]);
    assert.equal(code, 0);
    assert.match(stdout, /^internet +- +TCP 80, 443 +closed +closed +closed +closed$/m);
    assert.match(stdout, /^holds +no client on the internet reaches a node/m);
    assert.doesNotMatch(stdout, /BROKEN|unknown {2}/);
  });

  it("shows the way between two ends, and everything for machines", async () => {
    const { stdout } = await reach(["prod", "--from", "balancer", "--to", "shop-nodes-blue"]);
    assert.match(
      stdout,
      /^shop-balancer -> shop-nodes-blue {2}TCP 8080 {2}open\n {2}passes +security group shop-firewall-frontend/m,
    );
    const { cells } = JSON.parse((await reach(["prod", "--json", "--from", "internet", "--to", "nodes"])).stdout) as {
      cells: { verdict: string }[];
    };
    assert.ok(cells.length > 0 && cells.every(({ verdict }) => verdict === "closed"));
  });

  it("fails with the resource that closes what the spec opens", async () => {
    // A program of one's own that takes a rule away from the project's.
    const folder = mkdtempSync(join(tmpdir(), "vipkit-reach-"));
    folders.push(folder);
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    writeFileSync(join(folder, "Pulumi.yaml"), "name: vipkit\nruntime: nodejs\nmain: index.cjs\n");
    cpSync(join(root, "stacks", "Pulumi.prod.yaml"), join(folder, "Pulumi.prod.yaml"));
    const program = [
      'const vpc = require("@pulumi/aws/vpc");',
      "const Rule = vpc.SecurityGroupIngressRule;",
      "const create = Rule.prototype.constructor;",
      'Object.defineProperty(vpc, "SecurityGroupIngressRule", {',
      "  value: class extends create {",
      '    constructor(name, args, opts) { super(name, name.includes("tcp-8080") ? { ...args, fromPort: 8081, toPort: 8081 } : args, opts); }',
      "  },",
      "});",
      `module.exports = require(${JSON.stringify(join(root, "stacks", "main.cjs"))});`,
    ];
    writeFileSync(join(folder, "index.cjs"), program.join("\n"));
    const { code, stdout, stderr } = await reach(["prod"], folder);
    assert.equal(code, 1, stdout + stderr);
    assert.match(
      stderr,
      /balancer-reaches-targets: shop-balancer -> shop-nodes-blue TCP 8080 is closed: security group shop-firewall-backend-security-group: no rule lets in TCP 8080/,
    );
    assert.doesNotMatch(stderr, /\bat .*\.js/, "no stack trace");
  });

  it("says who there is when a word names nobody, and which stacks when none is named", async () => {
    const moon = await reach(["prod", "--from", "moon"]);
    assert.equal(moon.code, 2);
    assert.match(moon.stderr, /--from moon: unknown endpoint; one of internet, shop-balancer/);
    const none = await reach([]);
    assert.equal(none.code, 2);
    assert.match(none.stderr, /which stack\? dev, kube, kube-prod, local, prod, staging/);
  });

  it("is an npm script", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    assert.equal(scripts.reach, "node tools/run.cjs reach");
  });
});
