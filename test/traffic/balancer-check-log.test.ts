import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { PlaneFixture } from "../support/balancer-plane";
import { balancer, forward, listener, quickCheck, targetGroup } from "../support/balancing";
import { reserveSlot } from "../support/slots";
import { ask, sleep, until } from "../support/traffic";

const slot = reserveSlot();
const ids = ["a", "b", "c", "d"];

describe("a health check log", { timeout: 60_000 }, () => {
  let fixture: PlaneFixture;
  const serve = (healthCheckLogs: boolean) =>
    fixture.apply(
      {
        balancers: [balancer(slot, [listener(8080, { defaultAction: forward({ blue: 1 }) })], { healthCheckLogs })],
        targetGroups: [targetGroup("blue", { healthCheck: quickCheck })],
      },
      fixture.in("blue", ...ids),
    );
  const lines = async () => {
    const text = await readFile(path.join(fixture.folder, "logs", "web", "health_check.log"), "utf8").catch(() => "");
    return text.split("\n").filter((line) => line !== "");
  };
  /** Status, code and reason of the checks of a node so far. */
  const results = async (id: string) =>
    (await lines())
      .filter((line) => line.split(" ")[3] === `${fixture.node(id).address}:8080`)
      .map((line) => line.split(" ").slice(5, 8).join(" "));
  before(async () => {
    fixture = await PlaneFixture.open(slot);
    await fixture.start(...ids);
    await serve(true);
  });
  after(() => fixture.close());

  it("has a line for every check in the vendor's order, also while nothing changes", async () => {
    await until(async () => (await results("a")).length >= 3, 10_000, "three checks of a node are written");
    for (const line of await lines()) {
      assert.match(
        line,
        /^http \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z \d\.\d{6} 127\.\d+\.200\.\d+:8080 blue (PASS|FAIL) \S+ \S+ app\/web\/50dc6c495c0c9188 127\.\d+\.0\.4$/,
      );
    }
    const times = (await lines()).map((line) => line.split(" ").slice(1, 4).join(" "));
    assert.equal(new Set(times).size, times.length, "each check once");
    assert.deepEqual(new Set(await results("a")), new Set(["PASS 200 -"]));
  });

  it("names the vendor's reasons: codes, silence, refusal", async () => {
    await ask(`http://${fixture.node("a").address}:8080/health/503`);
    await ask(`http://${fixture.node("b").address}:8080/health/404`);
    fixture.node("c").process.kill("SIGSTOP");
    await fixture.node("d").kill();
    const expected = { a: "503 TargetError", b: "404 ResponseCodeMismatch", c: "- TimedOut", d: "- ConnectionReset" };
    for (const [id, reason] of Object.entries(expected)) {
      const failures = async () => (await results(id)).filter((result) => result.startsWith("FAIL"));
      await until(async () => (await failures()).length >= 2, 15_000, `two failures of ${id} are written`);
      assert.deepEqual(new Set(await failures()), new Set([`FAIL ${reason}`]));
    }
    fixture.node("c").process.kill("SIGCONT");
    await until(async () => (await results("c")).at(-1) === "PASS 200 -", 10_000, "the next success is written");
  });

  it("ends with the setting", async () => {
    await serve(false);
    await sleep(500);
    const count = (await lines()).length;
    await sleep(2_500);
    assert.equal((await lines()).length, count);
  });
});
