import assert from "node:assert/strict";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { Readiness } from "../../../twin/compute/readiness";
import { quickCheck, targetGroup } from "../../support/balancing";
import { instance } from "../../support/instances";

describe("a node's own look at its workload", () => {
  let status = 503;
  let delay = 0;
  const server = http.createServer((request, response) => {
    response.statusCode = request.url === "/healthz" ? status : 200;
    setTimeout(() => response.end(), delay);
  });
  let port: number;
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    port = (server.address() as AddressInfo).port;
  });
  after(() => server.close());

  const node = () =>
    instance("a", {
      backendAddress: "127.0.0.1",
      service: { command: [], environment: { PORT: String(port) }, secrets: [], stopTimeout: 1 },
    });
  const serving = (check: Partial<typeof quickCheck>, changes = {}) =>
    targetGroup("web", { port, healthCheck: { ...quickCheck, path: "/healthz", ...check }, ...changes });

  it("asks for the health path and judges by the matcher, not by the connection", async () => {
    const readiness = new Readiness();
    const web = serving({ matcher: "200-299" });
    assert.equal(await readiness.answers(node(), [web]), false, "it warms up");
    assert.equal(await readiness.answers(node(), [serving({ matcher: "200,503" })]), true, "the matcher takes that");
    status = 204;
    assert.equal(await readiness.answers(node(), [web]), true);
  });

  it("wants every target group's answer, on the port of its check", async () => {
    status = 200;
    const readiness = new Readiness();
    const elsewhere = serving({ port: 1 } as Partial<typeof quickCheck>);
    assert.equal(await readiness.answers(node(), [serving({}), elsewhere]), false);
    assert.equal(await readiness.answers(node(), [serving({}), serving({ protocol: "TCP" } as object)]), true);
  });

  it("asks whether the port is open where no target group checks, or where plain requests are not understood", async () => {
    status = 503;
    const readiness = new Readiness();
    assert.equal(await readiness.answers(node(), []), true);
    assert.equal(await readiness.answers(node(), [serving({}, { proxyProtocolV2: true })]), true);
    const nobody = instance("a", {
      backendAddress: "127.0.0.1",
      service: { ...node().service, environment: { PORT: "1" } },
    });
    assert.equal(await readiness.answers(nobody, []), false);
  });

  it("does not hold up the daemon for a slow answer, and hears it all the same", async () => {
    [status, delay] = [200, 600];
    const readiness = new Readiness();
    const slow = node();
    const began = Date.now();
    assert.equal(await readiness.answers(slow, [serving({ timeout: 3 })]), false);
    assert.ok(Date.now() - began < 550, "long before the answer");
    let hasAnswered = false;
    while (!hasAnswered && Date.now() - began < 5_000)
      hasAnswered = await readiness.answers(slow, [serving({ timeout: 3 })]);
    assert.ok(hasAnswered);
  });
});
