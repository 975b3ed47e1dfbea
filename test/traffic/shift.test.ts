import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { Agent } from "node:https";
import { join } from "node:path";
import { test } from "node:test";
import { parse, stringify } from "yaml";
import { root } from "../../tools/setup";
import { DaemonClient } from "../../twin/daemon/client";
import { BehavingStack, vipkit } from "../support/behaviour/stack";
import { load, until } from "../support/traffic";

/** Answers every check, and nothing else while a file is there: a version that is healthy and wrong. */
const wrongServer = `
const { existsSync } = require("node:fs");
require("node:http").createServer((request, response) => {
  const isWrong = request.url !== "/healthz" && existsSync(process.argv[2]);
  response.writeHead(isWrong ? 500 : 200, { "x-node": process.env.NODE_ID });
  response.end("green");
}).listen(Number(process.env.PORT), process.env.HOST);
`;

interface Spec {
  traffic?: object;
  nodeGroups: Record<string, { workload?: object }>;
}

function controlled(stack: BehavingStack): { readonly fault: string } {
  const [fault, script] = [join(stack.folder, "green-is-wrong"), join(stack.folder, "green.cjs")];
  writeFileSync(script, wrongServer);
  const file = join(stack.folder, "Pulumi.local.yaml");
  const text = parse(readFileSync(file, "utf8")) as { config: { "vipkit:cluster": Spec } };
  const cluster = text.config["vipkit:cluster"];
  cluster.traffic = { owner: "controller" };
  const green = cluster.nodeGroups["green"];
  if (green) green.workload = { type: "command", command: [process.execPath, script, fault] };
  writeFileSync(file, stringify(text));
  return { fault };
}

async function weights(stack: BehavingStack): Promise<Record<string, number>> {
  const { desired } = await new DaemonClient(stack.twin).status();
  const action = desired.balancers[0]?.listeners.find(({ port }) => port === 8443)?.defaultAction;
  assert.ok(action?.type === "forward");
  return Object.fromEntries(
    action.targetGroups.map(({ arn, weight }) => [/targetgroup\/demo-([a-z]+)-/.exec(arn)?.[1] ?? arn, weight]),
  );
}

/** Clients who keep their connections, for as long as the work takes. */
async function underLoad<T>({ https, host, ca }: BehavingStack, work: () => Promise<T>) {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const working = work();
  const seen = { agent, ca, tls: { servername: host }, headers: { host }, timeout: 5000, rate: 40, until: working };
  const result = await load(https, { ...seen, atMost: 60_000 }).finally(() => agent.destroy());
  return { ...result, answer: await working };
}

const shift = (stack: BehavingStack, ...args: string[]) => vipkit(stack.folder, "shift", ...args);

interface Running {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

/** A shift in a process that can be ended by a signal. */
function running({ folder }: BehavingStack, ...args: string[]): Running {
  const env = { ...process.env, NO_COLOR: "1" };
  const child = spawn(process.execPath, [join(root, "cli/bin.cjs"), "shift", ...args], { cwd: folder, env });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => (output += part.toString()));
  const ended = once(child, "close").then(([code]) => code as number | null);
  return { child, output: () => output, ended };
}

const says = ({ output }: Running, pattern: RegExp) =>
  until(() => Promise.resolve(pattern.test(output())), 20_000, `${pattern.source} in ${output()}`);

test("a shift moves traffic in steps, and the next up neither reverts nor moves it", async (t) => {
  const stack = BehavingStack.of(t, "local");
  const { fault } = controlled(stack);
  await stack.start();

  await t.test("to a healthy group: no request is lost", async () => {
    const { lost, answer } = await underLoad(stack, () =>
      shift(stack, "blue=50,green=50", "--steps", "50,100", "--bake", "2s", "--json"),
    );
    assert.equal(answer.code, 0, answer.stderr);
    assert.deepEqual(lost, []);
    const { phase, weights: told, unknown } = JSON.parse(answer.stdout) as Record<string, unknown>;
    assert.deepEqual([phase, told, unknown], ["done", { blue: 50, green: 50 }, []]);
    assert.match(answer.stderr, /step 1 of 2 \(50 %\): blue=70, green=30/);
    assert.deepEqual(await weights(stack), { blue: 50, green: 50 });
  });

  await t.test("and stays over the next up", async () => {
    await stack.start();
    assert.deepEqual(await weights(stack), { blue: 50, green: 50 });
  });

  await t.test(
    "to a group that fails requests it goes back by itself, and no more than the step was hurt",
    async () => {
      assert.equal((await shift(stack, "blue=1,green=0", "--steps", "100", "--bake", "1s")).code, 0);
      writeFileSync(fault, "");
      const { total, lost, answer } = await underLoad(stack, () =>
        shift(stack, "local", "blue=0,green=1", "--steps", "10,100", "--bake", "30s"),
      );
      rmSync(fault);
      assert.equal(answer.code, 1, answer.stdout);
      assert.match(
        answer.stderr,
        /gone back to blue=1, green=0: green has 5xx 100 % \(\d+ of \d+ requests\); the gate is/,
      );
      assert.deepEqual(await weights(stack), { blue: 1, green: 0 });
      assert.ok(lost.length >= 1 && lost.length <= total * 0.2, `${lost.length} of ${total}`);
    },
  );

  await t.test("a second operator is refused, a crash loses nothing, and who leaves is told what holds", async () => {
    const first = running(stack, "blue=3,green=1", "--steps", "40,100", "--bake", "10m", "--abort-on", "unhealthy>0");
    await says(first, /step 1 of 2/);
    const second = await shift(stack, "blue=3,green=1");
    assert.equal(second.code, 1);
    assert.match(second.stderr, new RegExp(`:${first.child.pid} moves these weights, until .*two operators must not`));
    const status = await shift(stack, "--status");
    assert.equal(status.code, 0);
    assert.match(status.stdout, /step 1 of 2 is watched: blue=9, green=1/);

    first.child.kill("SIGKILL");
    await first.ended;
    const other = await shift(stack, "blue=1,green=1");
    assert.match(other.stderr, /a shift to blue=3, green=1 is not over: step 1 of 2/);

    const again = running(stack);
    await says(again, /goes on with the shift that was interrupted: step 1 of 2/);
    again.child.kill("SIGINT");
    assert.equal(await again.ended, 130);
    assert.match(again.output(), /left at step 1 of 2: listener https has blue=9, green=1, and keeps it/);
    assert.match(again.output(), /go on: .*shift.* local {3}go back: .*shift.* local --abort/);

    const last = running(stack);
    await says(last, /goes on/);
    assert.equal((await shift(stack, "--pause")).code, 0);
    assert.match((await shift(stack, "--status")).stdout, /paused at step 1 of 2: blue=9, green=1/);
    assert.equal((await shift(stack, "--resume")).code, 0);
    const aborted = await shift(stack, "--abort");
    assert.equal(aborted.code, 0, aborted.stderr);
    assert.match(aborted.stdout, /gone back to blue=1, green=0: an operator has aborted it/);
    assert.equal(await last.ended, 1);
    assert.deepEqual(await weights(stack), { blue: 1, green: 0 });
  });
});
