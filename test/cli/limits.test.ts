import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { root } from "../../tools/setup";

const folder = mkdtempSync(join(tmpdir(), "vipkit-limits-"));
after(() => {
  rmSync(folder, { recursive: true, force: true });
});
symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
writeFileSync(join(folder, "Pulumi.yaml"), "name: plain\nruntime: nodejs\nmain: index.cjs\n");
writeFileSync(
  join(folder, "index.cjs"),
  `const lb = require("@pulumi/aws/lb");
new lb.TargetGroup("web", {
  port: 8080, protocol: "HTTP", vpcId: "vpc-0a1b2c3d4e5f60718",
  loadBalancingAlgorithmType: "nearest",
  healthCheck: { interval: 400, timeout: 5, path: "/healthz" },
});
`,
);
writeFileSync(join(folder, "Pulumi.today.yaml"), "config: { aws:region: eu-west-1 }\n");
writeFileSync(
  join(folder, "Pulumi.later.yaml"),
  `config:
  aws:region: eu-west-1
  vipkit:limits:
    elbv2.healthCheck.interval: { max: 500 }
    elbv2.targetGroup.algorithm: { also: [nearest] }
`,
);

const vipkit = (...args: string[]) => {
  const options = { cwd: folder, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } } as const;
  return spawnSync(process.execPath, [join(root, "cli", "bin.cjs"), ...args], options);
};

test("what AWS takes by now is no refusal in a program without a spec either", () => {
  const today = vipkit("check", "today", "--all");
  assert.match(today.stdout, /healthCheck\.interval: expected 5-300, got 400/);
  assert.match(today.stdout, /loadBalancingAlgorithmType: expected one of .*"nearest"/);
  const later = vipkit("check", "later", "--all");
  assert.doesNotMatch(later.stdout + later.stderr, /expected 5-300|expected one of|refused by AWS/);
  assert.match(later.stdout, /target-group-values-accepted/, "the rule has judged it");
});
