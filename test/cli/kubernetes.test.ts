import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import type { Plan } from "../../cli/planned";
import { root } from "../../tools/setup";
import { temporaryFolder } from "../support/temporary";

const vipkit = (...args: string[]) => vipkitIn(root, ...args);

function vipkitIn(cwd: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "cli/bin.cjs"), ...args], {
    cwd,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}

/** A project with our program and one stack: `kube-prod` as `change` leaves it. */
function project(folder: string, change: (text: string) => string): void {
  const text = readFileSync(join(root, "stacks/Pulumi.kube-prod.yaml"), "utf8");
  writeFileSync(join(folder, "Pulumi.yaml"), "name: vipkit\nruntime: nodejs\n");
  writeFileSync(join(folder, "Pulumi.kube-prod.yaml"), change(text));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ main: "index.js" }));
  writeFileSync(
    join(folder, "index.js"),
    `module.exports = require(${JSON.stringify(join(root, "stacks/main.cjs"))});\n`,
  );
  cpSync(join(root, "vipkit.policies.yaml"), join(folder, "vipkit.policies.yaml"));
}

describe("a stack on Kubernetes", () => {
  test("is planned offline, with every object of its cluster and where clients go", () => {
    const { status, stdout, stderr } = vipkit("plan", "kube-prod", "--json");
    assert.equal(status, 0, stderr);
    const { resources, outputs } = JSON.parse(stdout) as Plan;
    const objects = resources.filter(({ type }) => type.startsWith("kubernetes:"));
    assert.ok(objects.length > 25, `${objects.length}`);
    assert.ok(objects.every(({ provider }) => provider?.includes("pulumi:providers:kubernetes::kubernetes")));
    assert.equal(outputs["url"], "https://shop.example.com");
    assert.deepEqual(outputs["targetGroups"], { blue: "shop-blue", green: "shop-green" });
  });

  test("keeps every rule for Kubernetes", () => {
    const { status, stdout, stderr } = vipkit("check", "kube-prod", "--json");
    assert.equal(status, 0, stdout + stderr);
  });

  test("has a budget, where a single node is one node", () => {
    const { stdout, stderr } = vipkit("budget", "kube");
    assert.match(stdout, / 1 node, 50 %/, stderr);
    assert.doesNotMatch(stdout, /\b1 nodes/);
  });

  test("says where what it cannot be stands in its file, all at once", (t) => {
    const folder = temporaryFolder(t);
    project(folder, (text) =>
      text
        .replace("    kubernetes:\n", "    region: eu-west-1\n    kubernetes:\n")
        .replace("        bootTime: 20\n", "        bootTime: 20\n        instanceType: m7g.large\n")
        .replace("protocol: HTTPS", "protocol: HTTPZ"),
    );
    const { status, stderr } = vipkitIn(folder, "plan", "kube-prod");
    assert.equal(status, 1);
    const lines = stderr.split("\n").filter((line) => line.includes("vipkit:cluster"));
    assert.equal(lines.length, 3, stderr);
    assert.match(
      stderr,
      /Pulumi\.kube-prod\.yaml:10 vipkit:cluster\.region: the cluster is where its context leads, got "eu-west-1"; take it out/,
    );
    assert.match(
      stderr,
      /Pulumi\.kube-prod\.yaml:\d+ vipkit:cluster\.nodeGroups\.blue\.instanceType: nodes are pods, .*pod: \{ cpuMillis/,
    );
    assert.match(
      stderr,
      /Pulumi\.kube-prod\.yaml:\d+ vipkit:cluster\.loadBalancer\.listeners\.https\.protocol: not an accepted value/,
    );
  });

  test("has no keys that are AWS's", (t) => {
    const folder = temporaryFolder(t);
    project(folder, (text) => `${text}  vipkit:twin: { bootTime: 0 }\n`);
    const { status, stderr } = vipkitIn(folder, "plan", "kube-prod");
    assert.equal(status, 1);
    assert.match(stderr, /Pulumi\.kube-prod\.yaml:\d+ vipkit:twin\.bootTime: unknown option/);
  });

  test("is told apart by commands that know AWS only", () => {
    const diff = vipkit("diff", "kube-prod", "prod");
    assert.equal(diff.status, 1);
    assert.match(diff.stderr, /kube-prod and prod are for different platforms, .*name two of one platform/);
    const start = vipkit("start", "kube-prod");
    assert.equal(start.status, 1);
    assert.match(start.stderr, /kube-prod.*not for this machine|no stack.*twin/);
  });
});

test("two stacks are compared, and production says why it is the weaker one", (t) => {
  const folder = temporaryFolder(t);
  project(folder, (text) => text);
  const weak = readFileSync(join(folder, "Pulumi.kube-prod.yaml"), "utf8")
    .replace("class: production", "class: staging")
    .replace("replicas: 3", "replicas: 4")
    .replaceAll("path: /healthz, interval: 2", "path: /healthz, interval: 1");
  writeFileSync(join(folder, "Pulumi.rehearsal.yaml"), weak);
  const { status, stdout, stderr } = vipkitIn(folder, "diff", "rehearsal", "kube-prod", "--json");
  assert.equal(status, 1, stderr);
  const { differences } = JSON.parse(stdout) as {
    differences: readonly { path: string; a: unknown; b: unknown; weakness?: { environment: string } }[];
  };
  const found = differences.filter(({ path }) => !path.startsWith("objectives"));
  assert.deepEqual(
    found.map(({ path, a, b, weakness }) => [path, a, b, weakness?.environment]),
    [
      ["kubernetes.gateway.replicas", 4, 3, "kube-prod"],
      ["targetGroups.blue.healthCheck.interval", 1, 2, "kube-prod"],
      ["targetGroups.green.healthCheck.interval", 1, 2, "kube-prod"],
    ],
  );
  assert.match(
    stderr,
    /kubernetes\.gateway\.replicas: kube-prod is weaker: fewer proxies.*say why under vipkit:reasons/,
  );
});

test("a program on AWS loads nothing of Kubernetes", () => {
  const script = `
    const before = Object.keys(require.cache).length;
    require(${JSON.stringify(join(root, "dist/components/vip-cluster/stack/stack-texts.js"))});
    require(${JSON.stringify(join(root, "dist/stacks/index.js"))});
    require(${JSON.stringify(join(root, "dist/components/vip-cluster/index.js"))});
    console.log(JSON.stringify(Object.keys(require.cache).filter((file) => /components\\/kubernetes|@pulumi\\/kubernetes/.test(file))));
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", script], { cwd: root, encoding: "utf8" });
  assert.deepEqual(JSON.parse(stdout || `"${stderr}"`), []);
});
