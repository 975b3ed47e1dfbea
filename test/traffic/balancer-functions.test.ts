import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { PlaneFixture } from "../support/balancer-plane";
import { balancer, forward, groupArn, listener, quickCheck, targetGroup } from "../support/balancing";
import { reserveSlot } from "../support/slots";
import { ask, until } from "../support/traffic";

const slot = reserveSlot();
const url = `http://127.${slot}.0.4`;
const functionArn = "arn:aws:lambda:eu-west-1:123456789012:function:hello";

describe("a group of a function beside one of nodes", { timeout: 60_000 }, () => {
  let fixture: PlaneFixture;
  before(async () => {
    fixture = await PlaneFixture.open(slot);
    await fixture.start("a");
    const listeners = [
      listener(8080, { defaultAction: forward({ blue: 50, hello: 50 }) }),
      listener(8081, { defaultAction: forward({ hello: 1 }) }),
      listener(8082, { defaultAction: forward({ empty: 1 }) }),
    ];
    await fixture.apply(
      {
        balancers: [balancer(slot, listeners, { accessLogs: true })],
        targetGroups: [
          targetGroup("blue", { healthCheck: quickCheck }),
          targetGroup("hello", { functionArn }),
          targetGroup("empty", { functionArn: "" }),
        ],
      },
      fixture.in("blue", "a"),
    );
    await fixture.whenAll("healthy", ["a"]);
  });
  after(() => fixture.close());

  it("is answered as AWS answers for a function that fails: 502, and 503 where none is registered", async () => {
    const failed = await ask(`${url}:8081/`);
    assert.deepEqual([failed.status, failed.headers["server"]], [502, "awselb/2.0"]);
    assert.match(failed.body, /502 Bad Gateway/);
    assert.equal((await ask(`${url}:8082/`)).status, 503);
  });

  it("gets its weight of the requests, and the nodes theirs", async () => {
    const count = 400;
    const answers = await Promise.all(Array.from({ length: count }, () => ask(`${url}:8080/`)));
    const failed = answers.filter(({ status }) => status === 502).length;
    assert.equal(answers.filter(({ status }) => status === 200).length + failed, count);
    // Five standard deviations of a fair coin.
    assert.ok(Math.abs(failed - count / 2) < 5 * Math.sqrt(count / 4), `${failed} of ${count}`);
  });

  it("is logged with its group, and without a target", async () => {
    const log = () => readFile(path.join(fixture.folder, "logs", "web", "access.log"), "utf8").catch(() => "");
    await until(async () => (await log()).includes(":8081/"), 5_000, "a line for the function's request");
    const line = (await log()).split("\n").find((text) => text.includes(":8081/")) ?? "";
    const [, , , , target, , , , status, answered] = line.split(" ");
    assert.deepEqual([target, status, answered], ["-", "502", "-"]);
    assert.ok(line.includes(` ${groupArn("hello")} `), line);
    assert.match(line, /Z "forward" "-" "-" "-" "-" "-" "-" TID_/);
  });
});
