import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import type { Certificate } from "../../twin/contract/certificate";
import { PlaneFixture } from "../support/balancer-plane";
import { balancer, listener } from "../support/balancing";
import { reserveSlot } from "../support/slots";
import { ask, sleep, until } from "../support/traffic";

const slot = reserveSlot();
const address = `127.${slot}.0.4`;
const certificate: Certificate = {
  arn: "arn:aws:acm:eu-west-1:123456789012:certificate/first",
  domainNames: ["first.example.com"],
  keyAlgorithm: "EC_prime256v1",
  imported: undefined,
};

describe("a connection log", { timeout: 60_000 }, () => {
  let fixture: PlaneFixture;
  const serve = (accessLogs: boolean, connectionLogs: boolean) => {
    const listeners = [listener(8080), listener(8443, { protocol: "HTTPS", certificates: [certificate.arn] })];
    const desired = {
      balancers: [balancer(slot, listeners, { accessLogs, connectionLogs })],
      certificates: [certificate],
    };
    return fixture.apply(desired, []);
  };
  before(async () => {
    fixture = await PlaneFixture.open(slot);
    await serve(false, true);
  });
  after(() => fixture.close());

  const lines = async (name: string) => {
    const text = await readFile(path.join(fixture.folder, "logs", "web", name), "utf8").catch(() => "");
    return text.split("\n").filter((line) => line !== "");
  };

  it("has one line per connection in the vendor's order, and no access log beside it", async () => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    for (let round = 0; round < 5; round++) await ask(`http://${address}:8080/${round}`, { agent });
    agent.destroy();
    const ca = await readFile(path.join(fixture.folder, "ca", "ca.pem"), "utf8");
    await ask(`https://${address}:8443/`, { ca, tls: { servername: "first.example.com" } });
    await until(async () => (await lines("connection.log")).length >= 2, 5_000, "two connections are written");
    await sleep(300);
    const [plain = "", secure = "", ...none] = await lines("connection.log");
    assert.deepEqual(none, []);
    assert.match(plain, /^\d{4}-\d\d-\d\dT[\d:.]+Z 127\.0\.0\.1 \d+ 8080 - - - "-" - - - TID_[0-9a-f]{32} -$/);
    assert.match(secure, / 8443 TLSv1\.[23] [A-Z0-9_-]+ - "-" - - - TID_[0-9a-f]{32} -$/);
    assert.deepEqual(await lines("access.log"), []);
  });

  it("names the connection as the access log does, where both are on", async () => {
    await serve(true, true);
    await ask(`http://${address}:8080/both`);
    await until(async () => (await lines("access.log")).length > 0, 5_000, "the request is written");
    const trace = /TID_\w+/.exec((await lines("access.log"))[0] ?? "")?.[0] ?? "none";
    await until(
      async () => (await lines("connection.log")).some((line) => line.includes(trace)),
      5_000,
      "and so is its connection",
    );
  });

  it("ends with the setting", async () => {
    await serve(true, false);
    const [requests, connections] = [(await lines("access.log")).length, (await lines("connection.log")).length];
    await ask(`http://${address}:8080/quiet`);
    await until(async () => (await lines("access.log")).length > requests, 5_000, "the request is written");
    assert.equal((await lines("connection.log")).length, connections);
  });
});
