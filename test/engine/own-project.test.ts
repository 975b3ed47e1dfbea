import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../tools/setup";

interface Answer {
  readonly code: number;
  readonly text: string;
}

/** As in a user's shell: nothing of the npm that runs this test. */
const plain = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^npm_|^NODE_TEST|^NODE_OPTIONS$|^INIT_CWD$/i.test(name)),
);

function run(cwd: string, command: string, ...args: string[]): Promise<Answer> {
  return new Promise((resolve) => {
    const options = { cwd, maxBuffer: 64 * 1024 * 1024, env: { ...plain, NO_COLOR: "1" } };
    execFile(command, args, options, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : error ? 1 : 0, text: stdout + stderr });
    });
  });
}

/** Files of an installed package, relative to it. */
const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => statSync(join(folder, name)).isFile());

function isClean(folder: string): void {
  const files = filesOf(folder);
  const declarations = files.filter((name) => name.endsWith(".d.ts"));
  assert.ok(declarations.length > 50);
  const withZod = declarations.filter((name) => /"zod[/"]/.test(readFileSync(join(folder, name), "utf8")));
  assert.deepEqual(withZod, [], "zod is in the public declarations");
  const forDevelopers =
    /^(?:dist\/)?(?:test|bench|tools\/(?:actions|check|crds|docs|limits|matrix|test|kubernetes\/promtool))\/|\.map$|^tools\/.*\.ts$/;
  assert.deepEqual(
    files.filter((name) => forDevelopers.test(name)),
    [],
    "developers' files",
  );
}

test("a project that init wrote installs the package, is typed, planned, judged, and comes up on the engine", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "vipkit-own-"));
  const project = join(folder, "shop");
  const vipkit = (...args: string[]) => run(project, join(project, "node_modules", ".bin", "vipkit"), ...args);
  t.after(async () => {
    if (existsSync(join(project, ".vipkit"))) await vipkit("down", "local");
    rmSync(folder, { recursive: true, force: true });
  });
  const good = async (answer: Promise<Answer>) => {
    const { code, text } = await answer;
    assert.equal(code, 0, text);
    assert.doesNotMatch(text, /\n {4}at /);
    return text;
  };
  await good(run(root, "npm", "pack", "--silent", "--pack-destination", folder));
  const [tarball = ""] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  assert.ok(statSync(join(folder, tarball)).size < 1_500_000, "the package has grown");
  await good(
    run(folder, process.execPath, join(root, "cli", "bin.cjs"), "init", "shop", "--package", `file:../${tarball}`),
  );
  await good(run(project, "npm", "install", "--no-audit", "--no-fund", "--prefer-offline"));
  isClean(join(project, "node_modules", "vipkit"));
  const [, schema = ""] =
    /^# yaml-language-server: \$schema=(\S+)$/m.exec(readFileSync(join(project, "Pulumi.dev.yaml"), "utf8")) ?? [];
  assert.ok(existsSync(join(project, schema)), "the schema that editors read is not where the stack's file says");
  const entries =
    "require('vipkit').VipCluster.name+require('vipkit/model').resolveCluster.name+require('vipkit/testing').mockCloud.name+" +
    "require('vipkit/policies').kubernetesRules[0].severity";
  assert.match(
    await good(run(project, process.execPath, "--print", entries)),
    /^VipClusterresolveClustermockCloud(?:low|medium|high|critical)$/m,
  );
  await good(run(project, join(project, "node_modules", ".bin", "tsc"), "--noEmit"));
  assert.match(await good(vipkit("plan", "dev")), /\d+ resources/);
  const judged = await good(vipkit("check", "--sarif", "reports/check.sarif", "--junit", "reports/check.xml"));
  assert.match(judged, /dev \(development\)[\s\S]*local \(local\)[\s\S]*prod \(production\)/);
  assert.deepEqual(readdirSync(join(project, "reports")).sort(), ["check.sarif", "check.xml"]);
  assert.match(await good(vipkit("budget", "prod")), /objectives met/);
  assert.match(await good(vipkit("reach", "prod")), /as it must be/);
  const started = await good(vipkit("start", "local"));
  assert.match(started, /local answers at https:/);
  assert.match(
    started,
    /npx vipkit status local --watch\n.*npx vipkit fault .* --stack local\n.*npx vipkit down local/,
  );
  await good(vipkit("down", "local"));
  assert.equal(existsSync(join(project, ".vipkit")), false);
});
