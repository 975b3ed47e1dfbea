import assert from "node:assert/strict";
import { test } from "node:test";
import { CloudError } from "../../../twin/contract/resources";
import { DaemonClient, ensureDaemon } from "../../../twin/daemon/client";
import { createHttpServer } from "../../../twin/daemon/server";
import { controlSocket } from "../../../twin/daemon/socket";
import { temporaryFolder } from "../../support/temporary";

test("a daemon of another version is said to be one, whatever it does not know", async (t) => {
  const folder = temporaryFolder(t);
  const presence = { protocol: 2, pid: 4711, slot: 20, region: "eu-west-1", resources: 3 };
  const server = createHttpServer({ "GET /ping": () => presence }, () => undefined);
  await new Promise<void>((resolve) => server.listen(controlSocket(folder), resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const client = new DaemonClient(folder);
  const refused = await client.post("/refresh", { group: "web" }).catch((error: unknown) => error);
  assert.ok(refused instanceof CloudError);
  assert.match(
    await client.whyRefused(refused),
    /\(process 4711\) is of another vipkit version; stop it with `kill 4711` .*It said: the twin's daemon knows no POST \/refresh/,
  );
  await assert.rejects(ensureDaemon(folder, { region: "eu-west-1" }), /of another vipkit version/);
});
