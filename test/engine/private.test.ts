import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { test } from "node:test";
import { engineEnvironment } from "../../cli/engine";
import { ensureEngine } from "../../tools/setup";
import { LocalProject } from "../support/local-project";
import { openToOthers } from "../support/private";

const checkpoint = ".vipkit/state/.pulumi/stacks/own/local.json";

test("what a stack keeps is its owner's alone, its passphrase is not empty, and an older vipkit's is closed", async (t) => {
  const project = new LocalProject(t);
  const first = await project.run("start");
  assert.equal(first.code, 0, first.text);
  const folder = project.path(".vipkit");
  assert.deepEqual(openToOthers(folder), []);
  const passphrase = readFileSync(project.path(".vipkit/passphrases/local"), "utf8").trim();
  assert.ok(passphrase.length >= 40, passphrase);
  for (const file of [folder, project.path(checkpoint), project.path(".vipkit/state")]) chmodSync(file, 0o755);
  const second = await project.run("start");
  assert.match(second.text, /3 unchanged/);
  assert.deepEqual(openToOthers(folder), []);
  assert.equal(readFileSync(project.path(".vipkit/passphrases/local"), "utf8").trim(), passphrase);
});

test("a stack of an older vipkit, whose passphrase is empty, works on", async (t) => {
  const project = new LocalProject(t);
  // As it was made before: an empty passphrase, and a secret encrypted with it.
  const env = engineEnvironment(await ensureEngine(process.env), {
    backend: project.path(".vipkit/state"),
    passphrase: "",
  });
  mkdirSync(project.path(".vipkit/state"), { recursive: true });
  project.write("old/Pulumi.yaml", "name: own\nruntime: nodejs\n");
  const engine = (...args: string[]) =>
    execFileSync("pulumi", [...args, "--non-interactive"], { cwd: project.path("old"), env, stdio: "pipe" });
  engine("stack", "init", "local");
  rmSync(project.path("old"), { recursive: true });
  const first = await project.run("start");
  assert.equal(first.code, 0, first.text);
  assert.equal(existsSync(project.path(".vipkit/passphrases")), false);
  const down = await project.run("down");
  assert.equal(down.code, 0, down.text);
  assert.match(down.text, /- 3 deleted/);
  assert.equal(existsSync(project.path(".vipkit")), false);
});
