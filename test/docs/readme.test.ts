import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { z } from "zod";
import { parseStackConfig } from "../../components/vip-cluster/stack/stack";

const root = join(__dirname, "../../..");
const pages = ["README.md", "CONTRIBUTING.md", "docs/twin.md"];
const read = (page: string) => readFileSync(join(root, page), "utf8");

test("the spec in the README is a valid one", () => {
  const [, yaml = ""] = /```yaml\n(config:[\s\S]*?)```/.exec(read("README.md")) ?? [];
  const { config } = parse(yaml) as { config: Record<string, unknown> };
  const { cluster } = parseStackConfig({ cluster: config["vipkit:cluster"] }, "readme");
  assert.equal(cluster.name, "shop");
  assert.deepEqual(Object.keys(cluster.nodeGroups), ["web"]);
});

test("every npm script that a page names exists", () => {
  const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read("package.json")));
  for (const page of pages) {
    for (const [, script = ""] of read(page).matchAll(/npm run ([a-z]+(?:-[a-z]+)*)/g))
      assert.ok(script in scripts, `${page}: ${script}`);
  }
});

test("every link into the project leads somewhere", () => {
  for (const page of pages) {
    for (const [, target = ""] of read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)) {
      assert.ok(existsSync(join(root, dirname(page), target)), `${page}: ${target}`);
    }
  }
});
