import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { schemaVersion, toJson, toJsonList } from "../../cli/json";
import { root } from "../../tools/setup";
import { temporaryFolder } from "../support/temporary";

/** What a command prints on standard output, run far from the project. */
function vipkit(cwd: string, ...args: string[]): unknown {
  const { stdout, stderr } = spawnSync(process.execPath, [join(root, "cli", "bin.cjs"), ...args], {
    cwd,
    encoding: "utf8",
  });
  assert.notEqual(stdout, "", stderr);
  return JSON.parse(stdout);
}

test("the version stands in front of every answer, and of each answer of a list", () => {
  assert.equal(toJson({ stack: "a" }), `{\n  "schemaVersion": ${schemaVersion},\n  "stack": "a"\n}`);
  assert.deepEqual(JSON.parse(toJsonList([{ a: 1 }, { b: 2 }])), [
    { schemaVersion, a: 1 },
    { schemaVersion, b: 2 },
  ]);
});

const lines = [
  ["plan", "dev"],
  ["budget", "dev"],
  ["reach", "dev"],
  ["diff", "staging", "prod"],
  ["check", "dev"],
] as const;

for (const [command, ...stacks] of lines) {
  test(`vipkit ${command} --json has it, for a project elsewhere too`, (t) => {
    const folder = temporaryFolder(t);
    const answer = vipkit(folder, command, ...stacks, "--project", root, "--json");
    assert.equal(Object.keys(answer as object)[0], "schemaVersion");
    assert.equal((answer as { schemaVersion: unknown }).schemaVersion, schemaVersion);
  });
}

test("a report's file is written where the command was called, whatever folder the program runs in", (t) => {
  const folder = temporaryFolder(t);
  const args = ["check", "dev", "--project", root, "--json", "report.json"];
  const { stderr } = spawnSync(process.execPath, [join(root, "cli", "bin.cjs"), ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  assert.ok(existsSync(join(folder, "report.json")), stderr);
});

test("vipkit init --json says what it has written", (t) => {
  const folder = temporaryFolder(t);
  const answer = vipkit(folder, "init", "shop", "--json") as Record<string, unknown>;
  assert.deepEqual(Object.keys(answer), ["schemaVersion", "name", "folder", "files", "next"]);
  assert.equal(answer["name"], "shop");
  assert.equal(answer["folder"], join(folder, "shop"));
  assert.ok((answer["files"] as string[]).includes("Pulumi.yaml"), JSON.stringify(answer["files"]));
});
