import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Plan } from "../../cli/planned";
import { listStacks } from "../../cli/project";

const root = join(__dirname, "../../..");

function plan(...args: string[]): Plan {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["tools/run.cjs", "plan", ...args, "--json"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout) as Plan;
}

const identities = ({ resources }: Plan) =>
  resources
    .filter(({ type }) => !type.startsWith("pulumi:"))
    .map(({ urn, parent }) => `${urn} in ${parent ?? ""}`)
    .sort();

/** The engine writes an unknown value as one of a few well-known ids. */
const isKnown = (value: unknown) =>
  !/"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"/.test(JSON.stringify(value));

for (const stack of listStacks(root)) {
  test(`${stack}: the offline plan and the engine's preview agree`, () => {
    const state = existsSync(join(root, ".vipkit"))
      ? readdirSync(join(root, ".vipkit"), { recursive: true }).length
      : 0;
    const offline = plan(stack);
    const engine = plan(stack, "--engine");
    assert.ok(offline.resources.length > 20);
    assert.deepEqual(identities(offline), identities(engine));
    const planned = new Map(offline.resources.map(({ urn, inputs }) => [urn, inputs]));
    for (const { urn, type, inputs } of engine.resources.filter((resource) => resource.custom)) {
      if (type.startsWith("pulumi:")) continue;
      for (const [name, value] of Object.entries(inputs)) {
        if (name === "__defaults" || !isKnown(value)) continue;
        assert.deepEqual(planned.get(urn)?.[name], value, `${urn} ${name}`);
      }
    }
    const after = existsSync(join(root, ".vipkit"))
      ? readdirSync(join(root, ".vipkit"), { recursive: true }).length
      : 0;
    assert.equal(after, state, "a plan leaves nothing behind");
  });
}
