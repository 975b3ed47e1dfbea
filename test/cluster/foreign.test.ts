import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "../../tools/setup";
import { vipkit } from "../support/behaviour/stack";

const folder = join(root, "examples", "kubernetes-foreign");

test("examples/kubernetes-foreign, a program of a stranger, serves by its weights with images of the user's own", async (t) => {
  // Where a test's stack is, two tests must not meet.
  const stack = "mapped";
  const file = join(folder, `Pulumi.${stack}.yaml`);
  const text = readFileSync(join(folder, "Pulumi.local.yaml"), "utf8");
  writeFileSync(file, text.replace("web: []", "web-other: []"));
  t.after(() => rmSync(file, { force: true }));
  t.after(() => vipkit(folder, "down", stack));

  const started = await vipkit(folder, "start", stack, "--json");
  assert.equal(started.code, 0, started.stderr);
  assert.match(started.stderr, /warning: the example server stands in for registry\.example\.com\/shop\/web:1\.4\.0; /);
  assert.doesNotMatch(started.stderr, /stands in for [^;]*web-next/);
  const { status } = JSON.parse(started.stdout) as { status: { gateways: readonly { urls: readonly string[] }[] } };
  const url = status.gateways[0]?.urls[0] ?? assert.fail(started.stdout);
  const answers = async (count: number) => {
    const bodies: string[] = [];
    for (let each = 0; each < count; each++) {
      const response = await fetch(url);
      assert.equal(response.status, 200);
      bodies.push(await response.text());
    }
    return bodies;
  };

  const first = await answers(300);
  const ofNext = first.filter((body) => /^good day from next-\S+, winter\n$/.test(body)).length;
  assert.equal(first.filter((body) => /group stable/.test(body)).length, 300 - ofNext);
  // 20 % of 300: 60, with a standard deviation of 7 where they are drawn; five of them either way.
  assert.ok(ofNext > 25 && ofNext < 95, `${ofNext} of 300`);

  await t.test("a second start changes nothing, and takes the images as they are now", async () => {
    writeFileSync(file, text.replace("web: []", "web: [node, next.cjs, Pulumi.yaml]"));
    const second = await vipkit(folder, "start", stack);
    assert.equal(second.code, 0, second.stderr);
    assert.match(second.stdout, /9 unchanged/);
    assert.doesNotMatch(second.stderr, /stands in/);
    for (const end = Date.now() + 30_000; ; await sleep(200)) {
      const bodies = await fetch(url).then((response) => response.text());
      if (/^name: vipkit-kubernetes-foreign from stable-/.test(bodies)) break;
      assert.ok(Date.now() < end, bodies);
    }
  });

  const shown = await vipkit(folder, "status", stack);
  assert.match(shown.stdout, /^stable +stable-\S+ +[abc] .* 1(?: |$)/m, shown.stdout);
  const down = await vipkit(folder, "down", stack);
  assert.equal(down.code, 0, down.stderr);
  assert.equal(existsSync(join(folder, ".vipkit", "twin", stack)), false);
});
