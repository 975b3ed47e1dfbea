import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { renderConfig } from "../../twin/balancer/render/config";
import { balancer, forward, listener, targetGroup } from "../support/balancing";
import { boundedEstimate, cluster } from "../support/budgets";

const layout = {
  process: { threads: 2, adminSocket: "admin.sock", stateFile: "servers.state", hasLua: true },
  files: () => ({
    sources: "sources.lst",
    confined: "confined.lst",
    certificates: "certificates.lst",
    authorities: "ca.pem",
    revocations: "crl.pem",
  }),
  slots: () => [{ address: "127.1.0.1", port: 8080, checkAddress: "127.1.0.1", checkPort: 8080 }],
};

interface Checks {
  readonly inter: number;
  readonly fastinter: number;
  readonly fall: number;
  readonly timeout: number;
}

/** What HAProxy is told about one server's checks, read from its own configuration. */
function configured(healthCheck: { interval: number; timeout: number; unhealthyThreshold: number }): Checks {
  const group = targetGroup("web", { healthCheck: { ...targetGroup("web").healthCheck, ...healthCheck } });
  const balancers = [balancer(99, [listener(8080, { defaultAction: forward({ web: 1 }) })])];
  const text = renderConfig({ slot: 99, balancers, targetGroups: [group] }, layout);
  const read = (pattern: RegExp) => {
    const found = Number(pattern.exec(text)?.[1]);
    assert.ok(Number.isInteger(found), `${pattern} is not in the configuration`);
    return found;
  };
  return {
    inter: read(/ check inter (\d+)ms/) / 1000,
    fastinter: read(/ fastinter (\d+)ms/) / 1000,
    fall: read(/ fall (\d+)/),
    timeout: read(/timeout check (\d+)s/),
  };
}

/**
 * HAProxy 2.6 waits `inter` after a good check, `fastinter` after a bad one that does not decide yet; silence lasts until the time-out.
 * A fault may come right after a good check or right before the next.
 */
const found = ({ inter, fastinter, fall }: Checks, silence: number) =>
  inter + silence + (fall - 1) * (fastinter + silence);
const foundSoonest = (checks: Checks, silence: number) => found({ ...checks, inter: 0 }, silence);

const checks = fc
  .record({
    timeout: fc.integer({ min: 2, max: 30 }),
    gap: fc.integer({ min: 3, max: 30 }),
    unhealthyThreshold: fc.integer({ min: 2, max: 10 }),
  })
  .map(({ timeout, gap, unhealthyThreshold }) => ({ timeout, interval: timeout + gap, unhealthyThreshold }));

test("the twin's HAProxy finds a dead node within the budget, a silent one exactly as late as it says", () => {
  fc.assert(
    fc.property(checks, (healthCheck) => {
      const haproxy = configured(healthCheck);
      const changes = Object.fromEntries(
        Object.entries(healthCheck).map(([key, value]) => [`targetGroups.web.healthCheck.${key}`, value]),
      );
      const spec = cluster("application", { ...changes, provider: "twin" });
      assert.ok(found(haproxy, 0) <= boundedEstimate(spec, "nodeCrash").worst);
      const onAws = cluster("application", changes);
      // HAProxy takes whole milliseconds.
      const late = boundedEstimate(onAws, "nodeHang").worst - found(haproxy, haproxy.timeout);
      assert.ok(late >= 0 && late < 0.02, `${late} s`);
    }),
    { numRuns: 60 },
  );
});

test("the twin's HAProxy finds no fault sooner than AWS, where checks would begin one interval apart", () => {
  // 5 x 2 with a timeout of 2 is the toolkit's default, the second one AWS's own.
  const roomy = [
    { interval: 5, timeout: 2, unhealthyThreshold: 2 },
    { interval: 30, timeout: 5, unhealthyThreshold: 2 },
    { interval: 10, timeout: 5, unhealthyThreshold: 2 },
    { interval: 30, timeout: 6, unhealthyThreshold: 4 },
  ];
  for (const healthCheck of roomy) {
    const haproxy = configured(healthCheck);
    const least = (healthCheck.unhealthyThreshold - 1) * healthCheck.interval;
    assert.ok(foundSoonest(haproxy, 0) >= least, JSON.stringify(healthCheck));
    assert.ok(foundSoonest(haproxy, haproxy.timeout) >= least + healthCheck.timeout, JSON.stringify(healthCheck));
  }
});

test("checks stay apart, however long and many they are", () => {
  fc.assert(
    fc.property(checks, (healthCheck) => {
      const { inter, fastinter } = configured(healthCheck);
      assert.ok(inter >= healthCheck.interval / 4 - 0.001 && inter <= healthCheck.interval);
      assert.ok(fastinter > 0 && fastinter <= healthCheck.interval);
    }),
    { numRuns: 60 },
  );
});
