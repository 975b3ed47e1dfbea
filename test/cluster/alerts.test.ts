import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { ensurePromtool } from "../../tools/setup/kubernetes";
import { objectsOf, only, recordCluster } from "../support/kubernetes/cluster";
import { widest } from "../support/kubernetes/specs";

const run = promisify(execFile);

interface Panel {
  readonly title: string;
  readonly targets: readonly { readonly refId: string; readonly expr: string }[];
}

test("promtool takes every alert, and every query of the dashboard", async (t) => {
  const promtool = await ensurePromtool(process.env);
  if (typeof promtool !== "string") {
    t.skip(`promtool cannot be built here: ${promtool.missing}`);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "vipkit-test-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const objects = objectsOf(await recordCluster(widest()));
  const { groups } = only(objects, "PrometheusRule", "shop-alerts").spec as {
    groups: readonly { rules: readonly object[] }[];
  };
  const { data } = only(objects, "ConfigMap", "shop-dashboard") as unknown as {
    data: Readonly<Record<string, string>>;
  };
  const { panels } = JSON.parse(Object.values(data)[0] ?? "{}") as { panels: readonly Panel[] };
  const asked = panels.flatMap(({ targets }) =>
    targets.map(({ expr }, index) => ({ record: `panel:query:${index}`, expr })),
  );
  const check = async (name: string, content: object) => {
    const file = join(folder, name);
    // Prometheus reads YAML, of which JSON is a part.
    writeFileSync(file, JSON.stringify(content));
    const { stdout } = await run(promtool, ["check", "rules", "--lint=none", file]);
    return stdout;
  };
  const alerts = groups.flatMap(({ rules }) => rules);
  assert.match(await check("alerts.json", { groups }), new RegExp(`SUCCESS: ${alerts.length} rules found`));
  assert.match(
    await check("panels.json", { groups: [{ name: "panels", rules: asked }] }),
    new RegExp(`SUCCESS: ${asked.length} rules found`),
  );
  await assert.rejects(
    check("broken.json", { groups: [{ name: "broken", rules: [{ alert: "A", expr: "sum by (a) (rate(b[5m)" }] }] }),
    /could not parse expression/,
  );
});
