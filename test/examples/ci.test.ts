import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";

const root = join(__dirname, "../../..");
const folder = join(root, "examples", "ci");
const files = readdirSync(folder).filter((name) => name.endsWith(".yml"));

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly uses?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
}
interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};
/** Which step gives a job the right to write. */
const writers: Readonly<Record<string, RegExp>> = {
  "id-token": /^aws-actions\/configure-aws-credentials@/,
  "security-events": /^github\/codeql-action\/upload-sarif@/,
  "pull-requests": /^(?:pulumi\/actions|marocchino\/sticky-pull-request-comment)@/,
};

test("there are workflows for checks, changes and drift", () => {
  assert.deepEqual(files.sort(), ["check.yml", "drift.yml", "up-stack.yml", "up.yml"]);
});

for (const file of files) {
  const text = readFileSync(join(folder, file), "utf8");
  const workflow = parse(text) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps ?? []);

  test(`${file} starts from nothing; a job writes only what one of its steps needs`, () => {
    assert.deepEqual(workflow.permissions, {});
    for (const [name, { permissions, steps: own, uses }] of jobs) {
      assert.equal(permissions?.["contents"], "read", name);
      const written = Object.keys(permissions).filter((key) => permissions[key] === "write");
      if (uses !== undefined) assert.deepEqual(written, ["id-token"], name);
      for (const key of uses === undefined ? written : [])
        assert.ok(
          own?.some((step) => writers[key]?.test(step.uses ?? "")),
          `${name}: ${key}`,
        );
    }
  });

  test(`${file} pins actions, names scripts that exist and workflows that are here`, () => {
    for (const { uses } of steps) if (uses !== undefined) assert.match(uses, /^[\w-]+\/[\w/-]+@v\d+$/);
    for (const { run = "" } of steps) {
      const [, script] = /npm run ([\w:-]+)/.exec(run) ?? [];
      assert.ok(run === "" || run === "npm ci" || (script !== undefined && script in scripts), run);
    }
    for (const [, { uses }] of jobs) if (uses !== undefined) assert.ok(files.includes(uses.split("/").at(-1) ?? ""));
    if (file !== "up.yml") assert.ok(workflow.concurrency);
  });

  test(`${file} holds no secret and no long-lived key, and runs no text from outside in a shell`, () => {
    assert.doesNotMatch(
      text,
      /AKIA|ASIA|aws-access-key-id|AWS_SECRET|secrets\.|pul-[0-9a-f]|\b\d{12}\b|pull_request_target/i,
    );
    for (const { run } of steps) assert.doesNotMatch(run ?? "", /\$\{\{/);
    const roles = steps.filter(({ uses }) => uses?.startsWith("aws-actions/"));
    for (const step of roles) assert.match(String(step.with?.["role-to-assume"]), /^\$\{\{ vars\./);
  });
}

test("the page names every workflow", () => {
  const page = readFileSync(join(root, "docs", "ci.md"), "utf8");
  for (const file of files) assert.ok(page.includes(`\`${file}\``), file);
});
