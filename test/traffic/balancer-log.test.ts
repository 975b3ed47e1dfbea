import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { PlaneFixture } from "../support/balancer-plane";
import { balancer, forward, groupArn, listener, quickCheck, targetGroup } from "../support/balancing";
import { reserveSlot } from "../support/slots";
import { ask, sleep, until } from "../support/traffic";

const slot = reserveSlot();
const url = `http://127.${slot}.0.4:8080`;

describe("an access log", { timeout: 60_000 }, () => {
  let fixture: PlaneFixture;
  before(async () => {
    fixture = await PlaneFixture.open(slot);
    await fixture.start("a");
  });
  after(() => fixture.close());

  const serve = (accessLogs: boolean) =>
    fixture.apply(
      {
        balancers: [
          balancer(slot, [listener(8080, { defaultAction: forward({ blue: 1 }) })], { accessLogs }),
          balancer(slot, [listener(8081)], {
            name: "other",
            arn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/other/0123456789abcdef",
            accessLogs,
          }),
        ],
        targetGroups: [targetGroup("blue", { healthCheck: quickCheck })],
      },
      fixture.in("blue", "a"),
    );
  const lines = async (name: string) => {
    const text = await readFile(path.join(fixture.folder, "logs", name, "access.log"), "utf8").catch(() => "");
    return text.split("\n").filter((line) => line !== "");
  };

  it("has one line per request, in the balancer's own file", async () => {
    await serve(true);
    await fixture.whenAll("healthy", ["a"]);
    await Promise.all(Array.from({ length: 200 }, (_, index) => ask(`${url}/${index}?q="<\\>`)));
    await ask(`http://127.${slot}.0.4:8081/elsewhere`);
    await until(async () => (await lines("web")).length >= 200, 5_000, "200 lines are written");
    const web = await lines("web");
    assert.equal(web.length, 200);
    const paths = new Set(web.map((line) => /"GET http:\/\/\S+:8080\/(\d+)/.exec(line)?.[1]));
    assert.equal(paths.size, 200);
    assert.ok(
      web.every((line) => line.includes(` ${groupArn("blue")} `)),
      "each names its target group",
    );
    assert.ok(
      web.every((line) => (line.match(/"[^"]*"|\S+/g) ?? []).length === 30),
      "each has the vendor's 30 fields",
    );
    await until(async () => (await lines("other")).length > 0, 5_000, "the other balancer's line is written");
    assert.match((await lines("other")).join("\n"), /\/elsewhere HTTP\/1\.1" .* "fixed-response" /);
  });

  it("goes on while nobody looks after the writer, and after it was killed", async () => {
    const pidFile = path.join(fixture.folder, "haproxy", "log.pid");
    process.kill(Number(await readFile(pidFile, "utf8")), "SIGKILL");
    // What HAProxy was just handing over is lost with the writer; what comes later waits for the next one.
    await sleep(500);
    for (let index = 0; index < 20; index++) await ask(`${url}/meanwhile`);
    await serve(true);
    await until(
      async () => (await lines("web")).filter((line) => line.includes("/meanwhile")).length === 20,
      8_000,
      "all are written",
    );
  });

  it("ends with the setting, and so does its writer", async () => {
    const pid = Number(await readFile(path.join(fixture.folder, "haproxy", "log.pid"), "utf8"));
    await serve(false);
    const before = (await lines("web")).length;
    assert.equal((await ask(`${url}/unseen`)).status, 200);
    await until(() => isGone(pid), 5_000, "the writer is gone");
    assert.equal((await lines("web")).length, before);
  });
});

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}
