import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { OpenLoad } from "../../cli/drill/load";

test("a load sends and counts as late what was due while this machine stood still before its end", async (t) => {
  const server = createServer((request, response) => {
    request.resume();
    response.end("ok");
  });
  t.after(() => server.close());
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  const target = { url: `http://127.0.0.1:${port}`, ca: undefined, host: undefined, isFresh: false };
  const load = await OpenLoad.start(target, 100, "/nonexistent");
  const from = load.elapsed;
  while (load.elapsed < from + 400);
  const due = Math.floor(load.elapsed / 10);
  const end = await load.end();
  assert.ok(load.outcomes.length >= due, `${load.outcomes.length} of ${due}`);
  assert.ok(end.lateness.worst >= 300, `${end.lateness.worst}`);
});
