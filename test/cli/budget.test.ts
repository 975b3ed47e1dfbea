import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { BudgetReport } from "../../cli/budget/report";

const root = join(__dirname, "../../..");

function budget(folder: string, ...args: string[]) {
  const program = join(root, "cli", "bin.cjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, "budget", ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status, stdout, stderr };
}

const cluster = (objectives: object) => ({
  name: "shop",
  objectives,
  loadBalancer: {
    listeners: { http: { port: 80, protocol: "HTTP", defaultAction: { type: "forward", targetGroups: { web: 1 } } } },
  },
  targetGroups: { web: {} },
  nodeGroups: { web: { targetGroups: ["web"] } },
});

test("every environment of the project keeps its objectives", () => {
  const { status, stdout, stderr } = budget(root, "--json");
  assert.equal(status, 0, stderr);
  const reports = JSON.parse(stdout) as BudgetReport[];
  assert.deepEqual(
    reports.map(({ stack, broken }) => [stack, broken]),
    [
      ["dev", []],
      ["local", []],
      ["prod", []],
      ["staging", []],
    ],
  );
});

test("the table says what happens, for how long, and what is lost at a rate", () => {
  const { status, stdout } = budget(root, "prod", "--rate", "100");
  assert.equal(status, 0);
  assert.match(stdout, /^prod {2}production, application load balancer {2}objectives met/);
  assert.match(stdout, /https -> blue +nodeCrash +10 s +7\.5 s +15 s +met +265 s +113 to 150 +15 %: 502 at once/);
  assert.match(stdout, /regionLoss +no bound/);
  assert.match(stdout, /blue +6 in 3 zones +4 .*100 % +met +yes/);
  assert.match(stdout, /private eu-west-1a +10\.10\.0\.0\/20 +4091/);
});

test("the page's worked example is what the command says", () => {
  const page = readFileSync(join(root, "docs", "budget.md"), "utf8");
  const [, shown] = /\$ npm run budget -- prod\n([^`]*)\n```/.exec(page) ?? [];
  assert.equal(shown, budget(root, "prod").stdout.trimEnd());
});

test("a broken objective, a wrong spec and a wrong option end with an error of one line", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "vipkit-budget-"));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
  const write = (stack: string, value: unknown) =>
    writeFileSync(join(folder, `Pulumi.${stack}.yaml`), JSON.stringify({ config: { "vipkit:cluster": value } }));
  write("late", cluster({ nodeHang: 11 }));
  write("wrong", { ...cluster({}), name: 7 });
  writeFileSync(join(folder, "Pulumi.empty.yaml"), "config: {}\n");

  const late = budget(folder, "late");
  assert.equal(late.status, 1);
  assert.match(late.stdout, /nodeHang +12 s +9\.5 s +11 s +BROKEN/);
  assert.equal(late.stderr, "late: objectives broken: nodeHang of http -> web 12, not 11\n");
  assert.equal(budget(folder, "late", "--json").status, 1);

  const wrong = budget(folder, "wrong");
  assert.equal(wrong.status, 1);
  assert.match(wrong.stderr, /^Pulumi\.wrong\.yaml:1 vipkit:cluster\.name: .*\n$/);
  assert.match(budget(folder, "empty").stderr, /^no program at .*\n$/);
  assert.match(budget(folder, "none").stderr, /no stack "none" in this project; it has empty, late, wrong/);
  assert.equal(budget(folder, "late", "--rate", "fast").status, 2);
});
