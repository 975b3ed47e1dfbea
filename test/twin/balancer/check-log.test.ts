import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { planScopes } from "../../../twin/balancer/backends";
import { type CheckedTarget, CheckLog, checkedTargets } from "../../../twin/balancer/log/checks";
import { SlotTable } from "../../../twin/balancer/membership/slots";
import { renderConfig } from "../../../twin/balancer/render/config";
import { parseStats, type StatLine } from "../../../twin/balancer/stats";
import { balancer, forward, listener, registration, targetGroup } from "../../support/balancing";

const begin = 1_796_039_549_884_866;
const id = (server: string, at = begin) => `tg.blue/${server} ${at}`;
const begun = (server: string, at = begin) =>
  `2026-11-30T11:52:29.884893+00:00 [debug] begun: type=str <${id(server, at)}>`;
const answered = (result: "passed" | "failed", status: number, server: string) =>
  `2026-11-30T11:52:29.904450+00:00 [debug] ${result}: type=str <${status} ${id(server)}>`;

const target: CheckedTarget = {
  balancer: "web",
  resource: "app/web/50dc6c495c0c9188",
  node: "127.9.0.4",
  group: "blue",
  protocol: "HTTP",
  target: "127.9.32.5:8080",
  isAdmitted: true,
  since: 0,
};
const targets = (changes: Partial<CheckedTarget> = {}) =>
  new Map(["s1", "s2"].map((server) => [`tg.blue/${server}`, { ...target, ...changes }]));
const stats = (checkStatus: string, duration = 0): ReadonlyMap<string, StatLine> => {
  const csv = `# pxname,svname,status,check_status,check_code,check_duration,mode\ntg.blue,s1,DOWN,${checkStatus},,${duration},http\n`;
  return new Map(parseStats(csv).map((line) => [`${line.section}/${line.name}`, line]));
};
const written = (log: CheckLog, ring: readonly string[], lines = stats("L7OK"), of = targets()) =>
  log.take(ring.join("\n"), lines, of).map(({ line }) => line);
const outcome = (lines: readonly string[]) => lines.map((line) => line.split(" ").slice(5, 8).join(" "));

describe("a health check log", () => {
  it("has the vendor's fields in the vendor's order", () => {
    const log = new CheckLog(0);
    assert.deepEqual(log.take([begun("s1"), answered("passed", 200, "s1")].join("\n"), stats("L7OK"), targets()), [
      {
        balancer: "web",
        line: "http 2026-11-30T11:52:29.884866Z 0.019584 127.9.32.5:8080 blue PASS 200 - app/web/50dc6c495c0c9188 127.9.0.4",
      },
    ]);
    const secure = written(
      new CheckLog(0),
      [begun("s1"), answered("passed", 204, "s1")],
      stats("L7OK"),
      targets({ protocol: "HTTPS" }),
    );
    assert.match(secure[0] ?? "", /^https .* PASS 204 - /);
  });

  it("names the vendor's reason of a failure", () => {
    const failed = (status: number) =>
      outcome(written(new CheckLog(0), [begun("s1"), answered("failed", status, "s1")]));
    assert.deepEqual(failed(503), ["FAIL 503 TargetError"]);
    assert.deepEqual(failed(404), ["FAIL 404 ResponseCodeMismatch"]);
    const silent = (checkStatus: string, changes: Partial<CheckedTarget> = {}) =>
      outcome(written(new CheckLog(0), [begun("s1")], stats(checkStatus, 2001), targets(changes)));
    assert.deepEqual(silent("L7TOUT"), ["FAIL - TimedOut"]);
    assert.deepEqual(silent("L4TOUT"), ["FAIL - TimedOut"]);
    assert.deepEqual(silent("L4CON"), ["FAIL - ConnectionReset"]);
    assert.deepEqual(silent("L7RSP"), ["FAIL - ConnectionReset"]);
    // What the security groups keep away is never answered, whatever the twin does to that end.
    assert.deepEqual(silent("L4CON", { isAdmitted: false }), ["FAIL - TimedOut"]);
    const late = written(new CheckLog(0), [begun("s1")], stats("L7TOUT", 2001));
    assert.equal(late[0]?.split(" ")[2], "2.001000");
  });

  it("writes a check once, and when it has ended", () => {
    const log = new CheckLog(0);
    assert.deepEqual(written(log, [begun("s1")], stats("* L4CON")), []);
    // The answer came between the ring and the statistics: it is in the next look's ring.
    assert.deepEqual(written(log, [begun("s1")], stats("L7OK")), []);
    const ring = [begun("s1"), answered("passed", 200, "s1")];
    assert.deepEqual(outcome(written(log, ring)), ["PASS 200 -"]);
    assert.deepEqual(written(log, ring), []);
    const next = [...ring, begun("s1", begin + 5_000_000)];
    assert.deepEqual(outcome(written(log, next, stats("L7TOUT", 2000))), ["FAIL - TimedOut"]);
    assert.deepEqual(written(log, next, stats("L7TOUT", 2000)), []);
  });

  it("leaves out what is another target's, another daemon's, or of a balancer without the log", () => {
    const ring = [begun("s1"), answered("passed", 200, "s1")];
    assert.deepEqual(written(new CheckLog(begin + 1), ring), []);
    assert.deepEqual(written(new CheckLog(0), ring, stats("L7OK"), targets({ since: begin + 1 })), []);
    assert.deepEqual(written(new CheckLog(0), ring, stats("L7OK"), new Map()), []);
    assert.deepEqual(written(new CheckLog(0), ["No such event sink 'checks'", "", "x"]), []);
    // Ended by maintenance: it never had a result, and the one before is no word about it.
    const cut = [begun("s1"), begun("s1", begin + 1)];
    assert.deepEqual(written(new CheckLog(0), cut, stats("L7OK")), []);
  });

  it("names targets by what is registered", () => {
    const web = balancer(9, [listener(8080, { defaultAction: forward({ blue: 1 }) })], { healthCheckLogs: true });
    const scopes = planScopes([web], [targetGroup("blue")]);
    const table = new SlotTable();
    const key = scopes[0]?.key ?? "";
    table.reserve(key, 1);
    table.place(key, 1, {
      target: "i-1:8080",
      node: "i-1",
      endpoint: { address: "127.9.200.5", port: 8080, checkAddress: "127.9.200.5", checkPort: 8080 },
      isAdmitted: true,
      since: 1,
      drainingSince: undefined,
      phase: "initial",
      isDrained: false,
    });
    const of = checkedTargets(scopes, table, [
      { ...registration("blue", "i-1", "127.9.200.5"), address: "127.9.32.5" },
    ]);
    assert.deepEqual([...of], [[`tg.${key}/s2`, { ...target, since: 1000 }]]);
    const quiet = planScopes([{ ...web, healthCheckLogs: false }], [targetGroup("blue")]);
    assert.equal(checkedTargets(quiet, table, [registration("blue", "i-1", "127.9.200.5")]).size, 0);
  });

  it("costs a balancer without it nothing", () => {
    const render = (healthCheckLogs: boolean) =>
      renderConfig(
        {
          slot: 9,
          balancers: [balancer(9, [listener(8080, { defaultAction: forward({ blue: 1 }) })], { healthCheckLogs })],
          targetGroups: [targetGroup("blue")],
        },
        {
          process: { threads: 2, adminSocket: "admin.sock", stateFile: "servers.state", hasLua: true },
          files: () => ({ sources: "a", confined: "b", certificates: "c", authorities: "d", revocations: "e" }),
          slots: () => [undefined],
        },
      );
    assert.doesNotMatch(render(false), /^ring |check\.|on-success|log fd/m);
    assert.match(render(true), /^ring checks$/m);
    assert.doesNotMatch(render(true), /log fd/);
  });
});
