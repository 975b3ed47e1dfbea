import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { Difference } from "../../components/vip-cluster/diff";

const root = join(__dirname, "../../..");

function diff(folder: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "cli", "bin.cjs"), "diff", ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status, stdout, stderr };
}

const differencesOf = (text: string) => (JSON.parse(text) as { readonly differences: Difference[] }).differences;

test("our own production is nowhere weaker without a reason, and the others say why they differ", () => {
  for (const other of ["dev", "local", "staging"]) {
    const { status, stdout, stderr } = diff(root, other, "prod", "--json");
    assert.equal(status, 0, stderr);
    const differences = differencesOf(stdout);
    assert.ok(differences.length > 20, `${other}: ${differences.length}`);
    const silent = differences.filter(({ reasons }) => Object.keys(reasons).length === 0).map(({ path }) => path);
    const selfEvident =
      /^(?:name|address|certificate|tags|objectives\.class|network\.cidr|loadBalancer\.(?:idleTimeout|accessLogs|enableDeletionProtection))/;
    assert.deepEqual(
      silent.filter((path) => !selfEvident.test(path)),
      [],
      other,
    );
  }
});

test("the table has both values and the reason", () => {
  const { status, stdout } = diff(root, "staging", "prod");
  assert.equal(status, 0);
  assert.match(stdout, /^staging and prod: \d+ differences\n\nPATH +staging +prod +WARNING +REASON\n/);
  assert.match(stdout, /network\.zones +2 +3 +A rehearsal of a zone's loss/);
});

test("a production that is weaker without a reason fails, and passes with one", () => {
  const folder = mkdtempSync(join(tmpdir(), "vipkit-diff-"));
  const write = (stack: string, kind: string, nat: string, reasons: object) => {
    const forward = { type: "forward", targetGroups: { web: 1 } };
    const cluster = {
      name: "shop",
      network: { nat },
      loadBalancer: { listeners: { http: { port: 80, protocol: "HTTP", defaultAction: forward } } },
      targetGroups: { web: {} },
      nodeGroups: { web: { targetGroups: ["web"] } },
      objectives: { class: kind, nodeCrash: "none", nodeHang: "none" },
    };
    const config = { "vipkit:cluster": cluster, "vipkit:reasons": reasons };
    writeFileSync(join(folder, `Pulumi.${stack}.yaml`), JSON.stringify({ config }));
  };
  try {
    writeFileSync(join(folder, "Pulumi.yaml"), "name: vipkit\nruntime: nodejs\n");
    write("a", "development", "perZone", {});
    write("b", "production", "single", {});
    const silent = diff(folder, "a", "b");
    assert.equal(silent.status, 1);
    assert.match(silent.stdout, /network\.nat +perZone +single +b is weaker, no reason/);
    assert.match(
      silent.stderr,
      /^Pulumi\.b\.yaml:1 vipkit:cluster\.network\.nat: b is weaker: .*vipkit:reasons of this file as network\.nat$/m,
    );
    write("b", "production", "single", { "network.nat": "nodes fetch nothing" });
    const explained = diff(folder, "a", "b");
    assert.equal(explained.status, 0, explained.stderr);
    assert.match(explained.stdout, /b is weaker +nodes fetch nothing/);
    write("b", "production", "single", { "network.nta": "typo" });
    const wrong = diff(folder, "a", "b");
    assert.equal(wrong.status, 1);
    assert.match(wrong.stderr, /write network\.nat/);
    assert.doesNotMatch(wrong.stderr, /\n\s+at /);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("wrong usage is said", () => {
  assert.equal(diff(root, "prod").status, 2);
  assert.equal(diff(root, "prod", "prod").status, 2);
  assert.match(diff(root, "prod", "nosuch").stderr, /no stack "nosuch"/);
});
