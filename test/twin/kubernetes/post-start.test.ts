import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { toProps } from "../../../model/graph/json";
import { toApiObject } from "../../../twin/kubernetes/api/objects";
import { Container } from "../../../twin/kubernetes/nodes/container";
import { readPodSpec } from "../../../twin/kubernetes/nodes/pod-spec";
import { ProcessGuard } from "../../../twin/kubernetes/process/guard";

/** A container whose program only waits, with its hook. */
function containerWith(t: TestContext, postStart: object) {
  const folder = mkdtempSync(join(tmpdir(), "vipkit-test-"));
  const guard = new ProcessGuard();
  t.after(() => {
    guard.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const events: string[] = [];
  const raw = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "web", namespace: "shop" },
    spec: { containers: [{ name: "web", image: "web:1", lifecycle: { postStart } }] },
  };
  const [spec] = readPodSpec(toApiObject(toProps(raw))).containers;
  assert.ok(spec !== undefined);
  const container = new Container(spec, "Never", {
    guard,
    address: "127.0.0.1",
    gracePeriod: 1,
    launch: () =>
      Promise.resolve({
        command: [process.execPath, "-e", "setInterval(() => undefined, 1000)"],
        isMapped: false,
        word: (text: string) => text,
        environment: {},
        workingDirectory: folder,
        logFile: join(folder, "log"),
      }),
    changed: () => undefined,
    event: (_type, reason) => void events.push(reason),
  });
  return { container, events };
}

test("a container is ready when the hook of its start is over", async (t) => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const { container, events } = containerWith(t, { httpGet: { host: "127.0.0.1", path: "/warm", port } });
  const over = container.run();
  for (const end = Date.now() + 10_000; !container.isReady && Date.now() < end; )
    await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(container.isReady, true);
  assert.deepEqual(asked, ["/warm"]);
  await container.stop(0);
  await over;
  assert.deepEqual(events, ["Killing"]);
});

test("a container whose hook fails is ended, and was never ready", async (t) => {
  const { container, events } = containerWith(t, { exec: { command: ["prepare"] } });
  assert.equal(await container.run(), false);
  assert.equal(container.isReady, false);
  assert.deepEqual(events, ["FailedPostStartHook", "Killing"]);
});
