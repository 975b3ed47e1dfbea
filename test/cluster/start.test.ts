import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { Agent, get } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { findTwinProcesses } from "../../cli/twin-processes";
import { root } from "../../tools/setup";
import { processesOf } from "../../tools/test/leftovers";

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 60_000; !(await holds()); await sleep(200))
    assert.ok(Date.now() < deadline, "not within a minute");
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
    readonly authority: string;
    readonly gateways: readonly { readonly name: string; readonly address: string; readonly urls: readonly string[] }[];
    readonly pods: readonly { readonly group: string; readonly isReady: boolean }[];
  };
}

function vipkit(cwd: string, ...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: "1" };
    const child = spawn(process.execPath, [join(root, "cli/bin.cjs"), ...args], { cwd, env });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (part: Buffer) => (stdout += part.toString()));
    child.stderr.on("data", (part: Buffer) => (stderr += part.toString()));
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
}

/** The stack that the repository ships, in a project of its own. */
function project(folder: string): void {
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const stack = readFileSync(join(root, "stacks/Pulumi.kube.yaml"), "utf8");
  const program = `module.exports = require(${JSON.stringify(join(root, "stacks/main.cjs"))});\n`;
  writeFileSync(
    join(folder, "Pulumi.yaml"),
    "name: vipkit\nruntime: { name: nodejs, options: { typescript: false } }\n",
  );
  writeFileSync(join(folder, "Pulumi.kube.yaml"), stack);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ main: "index.js" }));
  writeFileSync(join(folder, "index.js"), program);
}

test("start brings the kube stack up and serves HTTPS by its weights; status shows it; down leaves nothing", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "vipkit-kube-"));
  t.after(async () => {
    await vipkit(folder, "down", "kube");
    rmSync(folder, { recursive: true, force: true });
  });
  project(folder);
  const twin = join(folder, ".vipkit/twin/kube");
  const first = await vipkit(folder, "start", "kube", "--json");
  assert.equal(first.code, 0, first.stdout + first.stderr);
  assert.doesNotMatch(first.stderr, /warning/);
  const { url, next, status } = JSON.parse(first.stdout) as Started;
  assert.equal(url, "https://demo.internal:8443");
  const [gateway] = status.gateways;
  assert.equal(gateway?.name, "demo/demo");
  assert.deepEqual(gateway?.urls, [`https://${gateway?.address}:8443`, `http://${gateway?.address}:8080`]);
  assert.match(next[0] ?? "", /^curl --cacert .*ca\.pem --connect-to demo\.internal:8443:127\.\d+\.192\.1:8443 https/);

  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  t.after(() => agent.destroy());
  const ca = readFileSync(status.authority);
  const ask = () =>
    new Promise<string>((resolve, reject) => {
      const options = {
        agent,
        ca,
        servername: "demo.internal",
        headers: { host: "demo.internal", accept: "application/json" },
      };
      get(gateway?.urls[0] ?? "", options, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => (text += part));
        response.on("end", () => {
          if (response.statusCode === 200) resolve((JSON.parse(text) as { group: string }).group);
          else reject(new Error(`${response.statusCode}: ${text}`));
        });
      }).on("error", reject);
    });

  await t.test("weights hold from the first request on", async () => {
    let blue = 0;
    for (let count = 0; count < 400; count++) if ((await ask()) === "blue") blue += 1;
    // Four standard deviations of a share of 0.9 in 400.
    assert.ok(Math.abs(blue / 400 - 0.9) < 0.06, `${blue} of 400`);
  });

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
    assert.match(unknown.stderr, /target: no such node, got "node-x"; one of node-a, node-b, node-c/);
    const many = await fault("kill-pod", "demo-blue");
    assert.match(many.stderr, /more than one pod is called so, got "demo-blue"; one of demo\/demo-blue/);

    // Whatever is broken meanwhile, every request is answered.
    const { lost } = await whileAsking(ask, async () => {
      const pod = /demo-blue-\w+-(\w+)/.exec(await shown());
      const killed = await fault("kill-pod", pod?.[1] ?? "");
      assert.match(killed.stdout, new RegExp(`^demo/${pod?.[0]} is killed`), killed.stderr);
      await until(async () => new RegExp(`${pod?.[0]} .* 1(?: |$)`, "m").test(await shown()));

      const node = /demo-blue-\S+ +([abc]) /.exec(await shown())?.[1] ?? "";
      assert.equal((await fault("crash-node", `node-${node}`)).code, 0);
      assert.match(await shown(), new RegExp(`^node-${node} in zone ${node} has crashed`, "m"));
      assert.match(await shown(), new RegExp(`demo-blue-\\S+ +${node} .* node-${node} has crashed`));
      await sleep(3000);
      assert.equal((await fault("restart-node", node)).code, 0);
      await until(async () => /4 of 4 pods healthy/.test(await shown()));

      const drained = await fault("drain-node", node);
      assert.match(drained.stdout, new RegExp(`^node-${node} is empty`), drained.stderr);
      assert.match(await shown(), new RegExp(`^node-${node} in zone ${node} takes no new pods`, "m"));
      assert.equal((await fault("uncordon-node", node)).code, 0);
    });
    assert.deepEqual(lost, []);
  });

  const down = await vipkit(folder, "down", "kube");
  assert.equal(down.code, 0, down.stdout + down.stderr);
  assert.equal(existsSync(join(folder, ".vipkit")), false, "files are left");
  assert.deepEqual(findTwinProcesses(twin), []);
  assert.deepEqual(processesOf(folder), []);
});
