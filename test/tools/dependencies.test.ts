import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { root } from "../../tools/setup";
import { fakeProgram, temporaryFolder } from "../support/temporary";

const ok = 'mkdir -p node_modules; echo "{}" > node_modules/.package-lock.json; echo "$@" >> npm.log';

/** A checkout with the first stage of set-up, and an npm that does what the script says. */
function checkout(t: TestContext, npm = ok) {
  const folder = temporaryFolder(t);
  const bin = join(folder, "bin");
  mkdirSync(bin);
  cpSync(join(root, "tools"), join(folder, "tools"), { recursive: true });
  fakeProgram(bin, "npm", npm);
  writeFileSync(join(folder, "package-lock.json"), '{ "lockfileVersion": 3 }');
  const env = { HOME: folder, PATH: `${bin}:/usr/bin:/bin` };
  const script = `require("./tools/dependencies.cjs").ensureDependencies(process.cwd())
    .catch((error) => { console.error(error.name + ": " + error.message); process.exitCode = 1; });`;
  const ensure = () => spawnSync(process.execPath, ["-e", script], { cwd: folder, env, encoding: "utf8" });
  const runs = () => {
    const log = join(folder, "npm.log");
    return existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [];
  };
  return { folder, ensure, runs };
}

/** As a checkout of another branch does: newer, whatever it says. */
function touchLock(folder: string, text: string): void {
  const file = join(folder, "package-lock.json");
  writeFileSync(file, text);
  const later = new Date(Date.now() + 60_000);
  utimesSync(file, later, later);
}

test("dependencies are installed once, as the lock file says", (t) => {
  const { folder, ensure, runs } = checkout(t);
  const first = ensure();
  assert.equal(first.status, 0, first.stderr);
  assert.match(first.stderr, /installing npm dependencies/);
  const second = ensure();
  assert.equal(second.stderr, "");
  assert.deepEqual(runs(), ["ci --no-fund --no-audit --prefer-offline"]);
  assert.deepEqual(readdirSync(join(folder, ".cache", "vipkit", "locks")), []);
});

test("an install that was interrupted is done again", (t) => {
  const { folder, ensure, runs } = checkout(t);
  mkdirSync(join(folder, "node_modules", "half"), { recursive: true });
  assert.equal(ensure().status, 0);
  assert.equal(runs().length, 1);
});

test("a lock file that changed is installed, one that was only touched is not", (t) => {
  const { folder, ensure, runs } = checkout(t);
  ensure();
  touchLock(folder, '{ "lockfileVersion": 3 }');
  ensure();
  assert.equal(runs().length, 1);
  touchLock(folder, '{ "lockfileVersion": 3, "packages": {} }');
  ensure();
  assert.equal(runs().length, 2);
});

test("an installed package leaves its dependencies to its user", (t) => {
  const { folder, ensure, runs } = checkout(t);
  cpSync(join(folder, "package-lock.json"), join(folder, "elsewhere.json"));
  spawnSync("rm", [join(folder, "package-lock.json")]);
  assert.equal(ensure().status, 0);
  assert.deepEqual(runs(), []);
});

test("npm's own reason is shown, without its advice", (t) => {
  const npm =
    'for line in "code ENOTFOUND" "network no route" "" "A complete log"; do echo "npm error $line" >&2; done; exit 1';
  const { ensure } = checkout(t, npm);
  const { status, stderr } = ensure();
  assert.equal(status, 1);
  assert.match(stderr, /SetupError: the npm dependencies could not be installed/);
  assert.match(stderr, /npm error code ENOTFOUND\nnpm error network no route/);
  assert.match(stderr, /run: npm ci/);
});

test("what a link leads to is never emptied", (t) => {
  const { folder, ensure, runs } = checkout(t);
  const other = temporaryFolder(t);
  writeFileSync(join(other, "precious"), "");
  symlinkSync(other, join(folder, "node_modules"));
  const { status, stderr } = ensure();
  assert.equal(status, 1);
  assert.match(stderr, /node_modules is a link to/);
  assert.deepEqual(runs(), []);
  assert.deepEqual(readdirSync(other), ["precious"]);
});
