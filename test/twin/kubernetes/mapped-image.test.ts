import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { toProps } from "../../../model/graph/json";
import { toApiObject } from "../../../twin/kubernetes/api/objects";
import { Container } from "../../../twin/kubernetes/nodes/container";
import { commandFor } from "../../../twin/kubernetes/nodes/images";
import { readPodSpec } from "../../../twin/kubernetes/nodes/pod-spec";
import { runCommand } from "../../../twin/kubernetes/nodes/run-command";
import { ProcessGuard } from "../../../twin/kubernetes/process/guard";
import { temporaryFolder } from "../../support/temporary";

test("an image has the command of its own entry, or that of its repository", () => {
  const images = { "shop:1": ["one"], shop: ["any"], "host:5000/api": ["api"], idle: [] };
  const words = (image: string) => commandFor(image, images);
  assert.deepEqual(words("shop:1"), { words: ["one"], isMapped: true });
  assert.deepEqual(words("shop:2").words, ["any"]);
  assert.deepEqual(words("shop@sha256:0").words, ["any"]);
  assert.deepEqual(words("host:5000/api").words, ["api"]);
  assert.equal(words("idle").isMapped, false);
  assert.match(words("toString").words[1] ?? "", /example-node/);
});

function containerOf(t: TestContext, isMapped: boolean) {
  const folder = temporaryFolder(t);
  const guard = new ProcessGuard();
  t.after(() => guard.close());
  const exec = (text: string) => ({ exec: { command: ["sh", "-c", text] } });
  const probe = { ...exec('test -f warm && test "$GREETING" = hello'), periodSeconds: 1, failureThreshold: 1 };
  const raw = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "web", namespace: "shop" },
    spec: {
      containers: [
        {
          name: "web",
          image: "web:1",
          lifecycle: { postStart: exec("echo yes > warm"), preStop: exec('echo "$GREETING" > gone') },
          readinessProbe: probe,
        },
      ],
    },
  };
  const [spec] = readPodSpec(toApiObject(toProps(raw))).containers;
  assert.ok(spec !== undefined);
  const events: string[] = [];
  const container = new Container(spec, "Never", {
    guard,
    address: "127.0.0.1",
    gracePeriod: 2,
    launch: () =>
      Promise.resolve({
        command: [process.execPath, "-e", "setInterval(() => undefined, 1000)"],
        isMapped,
        word: (text: string) => text,
        environment: { GREETING: "hello" },
        workingDirectory: folder,
        logFile: join(folder, "log"),
      }),
    changed: () => undefined,
    event: (_type, reason, message) => void events.push(`${reason}: ${message}`),
  });
  return { container, events, folder };
}

test("probes and hooks of a mapped image run their commands where it runs, with its variables", async (t) => {
  const { container, events, folder } = containerOf(t, true);
  const over = container.run();
  for (const end = Date.now() + 15_000; !container.isReady && Date.now() < end; )
    await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(container.isReady, true, events.join("\n"));
  await container.stop(2);
  await over;
  assert.equal(readFileSync(join(folder, "gone"), "utf8"), "hello\n");
  assert.ok(!events.some((event) => event.startsWith("Failed")), events.join("\n"));
});

test("those of another image do not", async (t) => {
  const { container, events, folder } = containerOf(t, false);
  await container.run();
  assert.match(events[0] ?? "", /^FailedPostStartHook: .*not on this machine.*vipkit:twin images/);
  assert.equal(existsSync(join(folder, "warm")), false);
});

test("a command says why it failed, and is ended with all it has started when its time is up", async (t) => {
  const guard = new ProcessGuard();
  t.after(() => guard.close());
  const place = { environment: {}, workingDirectory: temporaryFolder(t), guard, word: (text: string) => text };
  const run = (...command: string[]) => runCommand(command, place, 1);
  assert.deepEqual(await run("sh", "-c", "echo no >&2; exit 3"), { isSuccess: false, message: "no" });
  assert.deepEqual(await run("sh", "-c", "exit 3"), { isSuccess: false, message: "exit code 3" });
  assert.match((await run("no-such-program")).message, /ENOENT/);
  const begun = Date.now();
  assert.match((await run("sh", "-c", "sleep 30")).message, /timed out after 1 s/);
  assert.ok(Date.now() - begun < 10_000);
});
