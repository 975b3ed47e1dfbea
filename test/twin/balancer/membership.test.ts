import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { planNetwork } from "../../../twin/balancer/admission";
import { planScopes } from "../../../twin/balancer/backends";
import { judge } from "../../../twin/balancer/health";
import { candidatesOf, syncScope } from "../../../twin/balancer/membership/plan";
import { type Occupant, SlotTable } from "../../../twin/balancer/membership/slots";
import { serverState } from "../../../twin/balancer/runtime/handover";
import { parseStats } from "../../../twin/balancer/stats";
import type { Registration } from "../../../twin/contract/desired-state";
import { balancer, forward, listener, registration, targetGroup } from "../../support/balancing";

const group = targetGroup("blue");
const [scope] = planScopes([balancer(99, [listener(8080, { defaultAction: forward({ blue: 1 }) })])], [group]);
const network = planNetwork(99, [], [], []);
const target = (id: number, drainingSince?: number): Registration => ({
  ...registration("blue", `i-${id}`, `127.1.0.${id}`),
  drainingSince,
});

describe("slots", () => {
  const sync = (table: SlotTable, registrations: readonly Registration[]) => {
    assert.ok(scope !== undefined);
    table.reserve(scope.key, registrations.length);
    return syncScope(table, scope, candidatesOf(scope, registrations, [], network), 1000);
  };
  const held = (table: SlotTable) => table.slots(scope?.key ?? "").map((slot) => slot?.node);

  it("take a target in without a moment as healthy, and let it go for good", () => {
    const table = new SlotTable();
    const commands = sync(table, [target(1)]);
    const states = commands.filter((command) => / (state|health) (drain|down|ready)$/.test(command));
    assert.deepEqual(
      states.map((command) => command.replace(/^set server /, "")),
      [
        "tg.blue.cb6eaf/s1 state drain",
        "tg.blue.cb6eaf/s1 health down",
        "tg.blue.cb6eaf/s1 state ready",
        "open.blue.cb6eaf/s1 state ready",
      ],
    );
    assert.deepEqual(sync(table, [target(1)]), [], "nothing changed, nothing to say");
    const away = sync(table, []);
    assert.ok(
      away.includes("set server tg.blue.cb6eaf/s1 state maint") &&
        away.includes("set server open.blue.cb6eaf/s1 state maint"),
    );
    assert.deepEqual(held(table), [undefined, undefined, undefined, undefined]);
  });

  it("keep everybody in place when the order changes or somebody leaves", () => {
    const table = new SlotTable();
    sync(table, [target(1), target(2), target(3)]);
    assert.deepEqual(sync(table, [target(3), target(1), target(2)]), []);
    sync(table, [target(3), target(1)]);
    sync(table, [target(4), target(3), target(1)]);
    assert.deepEqual(held(table).slice(0, 4), ["i-1", "i-4", "i-3", undefined]);
  });

  it("grow to twice the need and never shrink", () => {
    const table = new SlotTable();
    const sizes = [1, 4, 5, 11, 2].map((count) => {
      table.reserve("x", count);
      return table.slots("x").length;
    });
    assert.deepEqual(sizes, [4, 4, 10, 22, 22]);
  });

  it("are the same after a restart, and empty after a damaged file", () => {
    const table = new SlotTable();
    sync(table, [target(1), target(2, 500)]);
    const restored = new SlotTable();
    restored.restore(JSON.parse(JSON.stringify(table)));
    assert.deepEqual(restored, table);
    restored.restore({ blue: [{ node: 1 }] });
    assert.deepEqual([...restored.entries()], []);
  });

  it("hand over health to the next worker for occupied slots only", () => {
    const table = new SlotTable();
    sync(table, [target(1), target(2, 500)]);
    const answer = [
      "1",
      "# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight",
      "3 tg.blue.cb6eaf 1 s1 127.1.0.1 2 4 100",
      "3 tg.blue.cb6eaf 2 s2 127.1.0.2 0 5 100",
      "3 tg.blue.cb6eaf 3 s3 127.0.0.1 0 5 100",
      "4 open.blue.cb6eaf 1 s1 127.1.0.1 2 4 100",
    ].join("\n");
    assert.deepEqual(serverState(answer, table).trimEnd().split("\n").slice(2), [
      "3 tg.blue.cb6eaf 1 s1 127.1.0.1 2 0 100",
    ]);
    assert.equal(serverState("", table), "");
  });
});

describe("a verdict", () => {
  const occupant: Occupant = {
    target: "i-1:8080",
    node: "i-1",
    endpoint: { address: "127.1.0.1", port: 8080, checkAddress: "127.1.0.1", checkPort: 8080 },
    isAdmitted: true,
    since: 0,
    drainingSince: undefined,
    phase: "initial",
    isDrained: false,
  };
  const line = (status: string, checkStatus: string, checkCode = "") => ({
    section: "tg.blue",
    name: "s1",
    status,
    checkStatus,
    checkCode,
    checkDuration: 0,
    isChecking: false,
    counts: {
      success: 0,
      redirected: 0,
      clientErrors: 0,
      serverErrors: 0,
      requests: 0,
      connections: 0,
      retries: 0,
      active: 0,
    },
  });

  it("is initial until the threshold could have been reached, then the reason", () => {
    const at = (now: number) => judge(occupant, group, line("DOWN", "L7STS", "500"), now);
    assert.equal(at(11_999).state, "initial");
    assert.deepEqual(at(12_000), {
      state: "unhealthy",
      reason: "Target.ResponseCodeMismatch",
      description: "Health checks failed with these codes: [500]",
    });
  });

  it("follows what HAProxy says", () => {
    const judged = { ...occupant, phase: "judged" as const };
    const reason = (...args: Parameters<typeof line>) => judge(judged, group, line(...args), 1).reason || "healthy";
    assert.equal(reason("UP", "L7OK", "200"), "healthy");
    assert.equal(reason("UP 1/2", "L7TOUT"), "healthy");
    assert.equal(reason("DOWN", "L7TOUT"), "Target.Timeout");
    assert.equal(reason("DOWN", "L4TOUT"), "Target.Timeout");
    assert.equal(reason("DOWN 1/2", "L4CON"), "Target.FailedHealthChecks");
    assert.equal(judge({ ...judged, isAdmitted: false }, group, line("DOWN", "L4OK"), 1).reason, "Target.Timeout");
    assert.equal(judge({ ...judged, drainingSince: 1 }, group, line("MAINT", ""), 2).state, "draining");
    assert.equal(judge(judged, group, undefined, 1).reason, "Elb.RegistrationInProgress");
  });
});

describe("statistics", () => {
  it("are read by column name, with quoted cells", () => {
    const csv = [
      "# pxname,svname,scur,stot,status,check_status,check_code,check_duration,last_chk,hrsp_2xx,hrsp_4xx,hrsp_5xx,wretr,wredis,mode",
      'tg.blue,s1,3,71,UP,* L7OK,200,12,"OK, ""fine""",60,4,6,5,2,http',
    ].join("\n");
    assert.deepEqual(parseStats(`${csv}\n\n`), [
      {
        section: "tg.blue",
        name: "s1",
        status: "UP",
        checkStatus: "L7OK",
        checkCode: "200",
        checkDuration: 12,
        isChecking: true,
        counts: {
          ...{ success: 60, redirected: 0, clientErrors: 4, serverErrors: 6 },
          ...{ requests: 70, connections: 71, retries: 7, active: 3 },
        },
      },
    ]);
  });

  it("count connections where a balancer sees no requests", () => {
    const [line] = parseStats("# pxname,svname,scur,stot,hrsp_2xx,mode\nnet.blue,s1,2,9,,tcp\n");
    assert.equal(line?.counts.requests, 9);
  });
});
