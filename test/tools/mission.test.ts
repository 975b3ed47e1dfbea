import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { kubernetesClusterSpec } from "../../components/kubernetes/cluster/settings";
import { clusterSpec } from "../../components/vip-cluster/settings";
import { type Impossible, missionRows, type Offered } from "../../tools/docs/mission";
import { missionPage } from "../../tools/docs/mission-page";
import { optionRows } from "../../tools/docs/options";
import { root } from "../../tools/setup";

const isImpossible = (cell: object): cell is Impossible => "impossible" in cell;
const sixteen = 16;

test("every row of the mission has every cell, or a reason why one cannot be", () => {
  assert.equal(missionRows.length, sixteen);
  for (const { what, aws, kubernetes, twin, proofs, rules } of missionRows) {
    for (const cell of [aws, kubernetes]) {
      if (isImpossible(cell)) assert.ok(cell.impossible.length > 20, what);
      else assert.ok(cell.does.length > 0 && cell.options.length > 0 && cell.pages.length > 0, what);
    }
    const ofTwin = isImpossible(twin) ? [] : twin.proofs;
    assert.ok(isImpossible(twin) ? twin.impossible.length > 20 : ofTwin.length > 0, what);
    assert.ok(ofTwin.length + proofs.length > 0, what);
    assert.ok("impossible" in rules || rules.length > 0, what);
  }
});

test("every option that a row names is one of the spec's", () => {
  const paths = (schema: Parameters<typeof optionRows>[0]) => new Set(optionRows(schema).map(({ path }) => path));
  const [aws, kubernetes] = [paths(clusterSpec()), paths(kubernetesClusterSpec())];
  const named = (cell: Offered | Impossible) => (isImpossible(cell) ? [] : cell.options);
  const wrong = missionRows.flatMap((row) => [
    ...named(row.aws).filter((option) => !aws.has(option)),
    ...named(row.kubernetes).filter((option) => !kubernetes.has(option)),
  ]);
  assert.deepEqual(wrong, []);
});

test("every test that a row names is there, by file and title", () => {
  const gone = missionRows
    .flatMap(({ twin, proofs }) => [...(isImpossible(twin) ? [] : twin.proofs), ...proofs])
    .filter(([file, title]) => {
      const path = join(root, "test", `${file}.test.ts`);
      return !existsSync(path) || !readFileSync(path, "utf8").includes(title);
    });
  assert.deepEqual(gone, []);
});

test("every link of the page leads to a file", () => {
  const page = join(root, "docs/mission.md");
  const links = [...missionPage("").matchAll(/\]\(([^)]+)\)/g)].map(([, target = ""]) => target);
  assert.ok(links.length > 100);
  assert.deepEqual(
    [...new Set(links)].filter((target) => !existsSync(join(dirname(page), target))),
    [],
  );
});
