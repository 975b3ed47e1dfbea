import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { Agent } from "node:https";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { findTwinProcesses } from "../../cli/twin-processes";
import { processesOf } from "../../tools/test/leftovers";
import { cases } from "../support/behaviour/cases";
import { BehavingStack, vipkit } from "../support/behaviour/stack";
import { ask } from "../support/traffic";

async function until(shown: () => Promise<string>, pattern: RegExp): Promise<void> {
  for (const deadline = Date.now() + 120_000; ; await sleep(200)) {
    const text = await shown();
    if (pattern.test(text)) return;
    assert.ok(Date.now() < deadline, `not within two minutes: ${text}`);
  }
}

/** Asks one request after the other for as long as the work takes. */
async function whileAsking(ask: () => Promise<unknown>, work: () => Promise<void>): Promise<{ lost: string[] }> {
  const lost: string[] = [];
  let isOver = false;
  const asking = (async () => {
    for (; !isOver; await sleep(5)) await ask().catch((error: unknown) => lost.push(String(error)));
  })();
  await work().finally(() => (isOver = true));
  await asking;
  return { lost };
}

interface Started {
  readonly url: string;
  readonly next: readonly string[];
  readonly status: {
    readonly gateways: readonly { readonly name: string; readonly address: string; readonly urls: readonly string[] }[];
  };
}

test("start brings the kube stack up and serves HTTPS by its weights; status shows it; down leaves nothing", async (t) => {
  const stack = BehavingStack.of(t, "kube");
  const { folder, twin } = stack;
  const first = await stack.start();
  assert.doesNotMatch(first.stderr, /warning/);
  const { url, next, status } = JSON.parse(first.stdout) as Started;
  assert.equal(url, "https://demo.internal:8443");
  const [gateway] = status.gateways;
  assert.equal(gateway?.name, "demo/demo");
  assert.deepEqual(gateway?.urls, [`https://${gateway?.address}:8443`, `http://${gateway?.address}:8080`]);
  assert.match(next[0] ?? "", /^curl --cacert .*ca\.pem --connect-to demo\.internal:8443:127\.\d+\.192\.1:8443 https/);

  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  t.after(() => agent.destroy());
  const request = { agent, ca: stack.ca, tls: { servername: stack.host }, headers: { host: stack.host } };
  const asked = async () => {
    const { status: code, body } = await ask(stack.https, request);
    if (code !== 200) throw new Error(`${code}: ${body}`);
  };

  const [weights, ...others] = cases;
  if (weights !== undefined) await t.test(`from the first request on: ${weights.name}`, () => weights.run(stack));

  await t.test("status shows pods, their health and where it answers", async () => {
    const shown = await vipkit(folder, "status", "kube");
    assert.equal(shown.code, 0, shown.stderr);
    assert.match(shown.stdout, /4 of 4 pods healthy {2}https:\/\/127\.\d+\.192\.1:8443/);
    assert.equal(
      shown.stdout.match(/^(?:blue|green) +demo-(?:blue|green)-\S+ +[abc] .*healthy/gm)?.length,
      4,
      shown.stdout,
    );
  });

  await t.test("a second start changes nothing", async () => {
    const second = await vipkit(folder, "start", "kube");
    assert.equal(second.code, 0, second.stdout + second.stderr);
    assert.match(second.stdout, /unchanged/);
    assert.doesNotMatch(second.stdout, /created|updated|replaced|deleted/);
  });

  await t.test("faults are caused by a part of a name; status shows them; no request is lost", async () => {
    const fault = (...words: string[]) => vipkit(folder, "fault", ...words, "kube");
    const shown = async () => (await vipkit(folder, "status", "kube")).stdout;
    const refused = await fault("kill-node", "i-1");
    assert.equal(refused.code, 1);
    assert.match(
      refused.stderr,
      /stack "kube" is on Kubernetes, which has no such fault, got "kill-node"; one of kill-/,
    );
    const unknown = await fault("crash-node", "node-x");
    assert.equal(unknown.code, 1);
    assert.match(unknown.stderr, /^target: no such node, got "node-x"; one of node-a, node-b, node-c/m);
    const many = await fault("kill-pod", "demo-blue");
    assert.match(many.stderr, /more than one pod is called so, got "demo-blue"; one of demo\/demo-blue/);

    // Whatever is broken meanwhile, every request is answered.
    const { lost } = await whileAsking(asked, async () => {
      const pod = /demo-blue-\w+-(\w+)/.exec(await shown());
      const killed = await fault("kill-pod", pod?.[1] ?? "");
      assert.match(killed.stdout, new RegExp(`^demo/${pod?.[0]} is killed`), killed.stderr);
      await until(shown, new RegExp(`${pod?.[0]} .* 1(?: |$)`, "m"));

      const node = /demo-blue-\S+ +([abc]) /.exec(await shown())?.[1] ?? "";
      assert.equal((await fault("crash-node", `node-${node}`)).code, 0);
      assert.match(await shown(), new RegExp(`^node-${node} in zone ${node} has crashed`, "m"));
      assert.match(await shown(), new RegExp(`demo-blue-\\S+ +${node} .* node-${node} has crashed`));
      await sleep(3000);
      assert.equal((await fault("restart-node", node)).code, 0);
      await until(shown, /4 of 4 pods healthy/);

      const drained = await fault("drain-node", node);
      assert.match(drained.stdout, new RegExp(`^node-${node} is empty`), drained.stderr);
      assert.match(await shown(), new RegExp(`^node-${node} in zone ${node} takes no new pods`, "m"));
      assert.equal((await fault("uncordon-node", node)).code, 0);
    });
    assert.deepEqual(lost, []);
  });

  // The table of cases that the stack on AWS is held to as well.
  for (const { name, run } of others) await t.test(name, () => run(stack));

  const down = await vipkit(folder, "down", "kube");
  assert.equal(down.code, 0, down.stdout + down.stderr);
  assert.equal(existsSync(join(folder, ".vipkit")), false, "files are left");
  assert.deepEqual(findTwinProcesses(twin), []);
  assert.deepEqual(processesOf(folder), []);
});
