import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, it } from "node:test";
import fc from "fast-check";
import { planScopes } from "../../../twin/balancer/backends";
import { type Desired, renderConfig } from "../../../twin/balancer/render/config";
import { renderChoice } from "../../../twin/balancer/render/forward";
import { redirectLocation } from "../../../twin/balancer/render/redirect";
import { silentCloseFile, silentCloseScript } from "../../../twin/balancer/render/silent-close";
import { quote, wildcardRegex } from "../../../twin/balancer/render/text";
import { sslPolicies } from "../../../twin/balancer/render/tls";
import { findHaproxy } from "../../../twin/balancer/runtime/program";
import type { Listener, Rule, TargetGroup } from "../../../twin/contract/desired-state";
import { balancer, forward, listener, targetGroup } from "../../support/balancing";

const slot = 99;
const layout = {
  process: { threads: 2, adminSocket: "admin.sock", stateFile: "servers.state", hasLua: true },
  files: () => ({
    sources: "sources.lst",
    confined: "confined.lst",
    certificates: "certificates.lst",
    authorities: "ca.pem",
    revocations: "crl.pem",
  }),
  slots: () => [{ address: "127.1.0.1", port: 8080, checkAddress: "127.1.0.1", checkPort: 8080 }, undefined],
};
const desired = (
  changes: Partial<Listener>,
  groups: readonly TargetGroup[] = [targetGroup("blue"), targetGroup("green")],
): Desired => ({ slot, balancers: [balancer(slot, [listener(8080, changes)])], targetGroups: groups });
const render = (...args: Parameters<typeof desired>) => renderConfig(desired(...args), layout);

/** HAProxy's own judgement of a configuration; throws with its words. */
function accept(text: string): void {
  const folder = mkdtempSync(path.join(tmpdir(), "vipkit-render-"));
  try {
    writeFileSync(path.join(folder, "haproxy.cfg"), text);
    writeFileSync(path.join(folder, silentCloseFile), silentCloseScript);
    for (const name of ["sources.lst", "confined.lst", "servers.state"]) writeFileSync(path.join(folder, name), "");
    execFileSync(findHaproxy(), ["-c", "-f", "haproxy.cfg"], { cwd: folder, stdio: "pipe" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const rule = (condition: Rule["conditions"][number], action: Rule["action"] = forward({ blue: 1 })): Rule => ({
  arn: "rule",
  priority: 1,
  conditions: [condition],
  rewrites: [],
  action,
});

describe("a balancer's configuration", () => {
  it("is accepted by HAProxy in every variety", () => {
    const sticky = [
      { type: "lb_cookie", duration: 60 },
      { type: "app_cookie", duration: 60, cookieName: "MY-APP.session" },
      undefined,
    ] as const;
    for (const stickiness of sticky) {
      for (const algorithm of ["round_robin", "least_outstanding_requests", "weighted_random"] as const) {
        const group = targetGroup("blue", { stickiness, algorithm, slowStart: 30, protocol: "HTTPS" });
        accept(render({ defaultAction: forward({ blue: 3, green: 0 }, 60) }, [group, targetGroup("green")]));
      }
    }
    const tcp = (changes: Partial<TargetGroup>) => targetGroup("blue", { protocol: "TCP", ...changes });
    for (const group of [
      tcp({}),
      tcp({ stickiness: { type: "source_ip" }, proxyProtocolV2: true }),
      tcp({ protocol: "TLS", healthCheck: { ...targetGroup("x").healthCheck, protocol: "TCP", port: 9999 } }),
      tcp({ healthCheck: { ...targetGroup("x").healthCheck, protocol: "HTTPS" } }),
    ]) {
      const front = balancer(slot, [listener(9000, { protocol: "TCP", defaultAction: forward({ blue: 1 }) })], {
        type: "network",
        crossZone: false,
        accessLogs: true,
      });
      accept(renderConfig({ slot, balancers: [front], targetGroups: [group] }, layout));
    }
    accept(
      renderConfig({ ...desired({}), balancers: [balancer(slot, [listener(8080)], { accessLogs: true })] }, layout),
    );
  });

  it("plays the rules of a network balancer: its clients are IPv4", () => {
    const tcp = (family: string) => {
      const byFamily = { field: "source-family", values: [family] } as const;
      const rules = [{ ...rule(byFamily), action: forward({ green: 1 }) }];
      const own = listener(9000, { protocol: "TCP", defaultAction: forward({ blue: 1 }), rules });
      const front = balancer(slot, [own], { type: "network" });
      const groups = ["blue", "green"].map((name) => targetGroup(name, { protocol: "TCP" }));
      return renderConfig({ slot, balancers: [front], targetGroups: groups }, layout);
    };
    accept(tcp("ipv4"));
    const chosen = (text: string) => text.split("\n").filter((line) => line.includes("use_backend"));
    assert.ok(
      chosen(tcp("ipv4")).every((line) => line.includes("green")),
      chosen(tcp("ipv4")).join("\n"),
    );
    assert.ok(
      chosen(tcp("ipv6")).every((line) => line.includes("blue")),
      chosen(tcp("ipv6")).join("\n"),
    );
  });

  it("is the same text for the same state, whatever came before", () => {
    assert.equal(render({ defaultAction: forward({ blue: 1 }) }), render({ defaultAction: forward({ blue: 1 }) }));
  });

  it("is nothing but data where users write: no value adds a directive", () => {
    const nasty = fc.oneof(
      fc.string({ minLength: 1, maxLength: 40 }),
      fc.string({
        minLength: 1,
        maxLength: 40,
        unit: fc.constantFrom("'", '"', "\\", " ", "#", "%", "[", "]", "$", "{", "}", ";", "*", "?", "(", "é"),
      }),
    );
    const safe = nasty.filter((text) => ![...text].some((letter) => letter < " " || letter === "\u007f"));
    const directives = (text: string) => text.split("\n").map((line) => line.trim().split(" ")[0]);
    const expected = directives(
      render({
        rules: [rule({ field: "path", values: ["x*"] }), { ...rule({ field: "host", values: ["x"] }), priority: 2 }],
        defaultAction: { type: "fixed-response", statusCode: 200, contentType: "x", body: "x" },
      }),
    );
    let runs = 0;
    fc.assert(
      fc.property(safe, safe, (value, body) => {
        const text = render({
          rules: [
            rule({ field: "path", values: [value] }),
            { ...rule({ field: "host", values: [value] }), priority: 2 },
          ],
          defaultAction: { type: "fixed-response", statusCode: 200, contentType: value, body },
        });
        assert.deepEqual(directives(text), expected);
        // Each run of HAProxy costs some milliseconds: a share of them is enough.
        if (runs++ % 10 === 0) accept(text);
      }),
      { numRuns: 200 },
    );
  });

  it("refuses control characters, odd header names and matchers that are none", () => {
    const bad: [RegExp, () => string][] = [
      [/control characters/, () => render({ rules: [rule({ field: "path", values: ["/a\nbind *:1"] })] })],
      [/control characters/, () => render({ rules: [rule({ field: "host", values: ["a\u0000"] })] })],
      [/a header name has/, () => render({ rules: [rule({ field: "header", name: "x) -m found", values: ["1"] })] })],
      [/a matcher is/, () => render({ defaultAction: forward({ blue: 1 }) }, [withMatcher("200 or so")])],
      [
        /does not know the security policy/,
        () => render({ protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS-1-0-2015-04" }),
      ],
      [/plays no UDP/, () => render({ protocol: "UDP" })],
    ];
    for (const [message, attempt] of bad) assert.throws(attempt, message);
  });

  const withMatcher = (matcher: string) =>
    targetGroup("blue", { healthCheck: { ...targetGroup("x").healthCheck, matcher } });

  it("spaces checks so that a crash is found after interval x threshold and silence one timeout later", () => {
    const text = render({ defaultAction: forward({ blue: 1 }) });
    assert.match(text, /check inter 3000ms fastinter 5000ms downinter 5s rise 2 fall 2/);
    assert.match(text, /timeout check 2s\n {2}timeout connect 2s/);
  });

  it("never tries twice and binds loopback addresses only", () => {
    const text = render({ defaultAction: forward({ blue: 1 }) });
    assert.match(text, /retries 0/);
    assert.doesNotMatch(text, /redispatch|retry-on/);
    for (const [, address] of text.matchAll(/^ {2}bind (\S+):/gm)) assert.match(address ?? "", /^127\./);
  });
});

describe("a weighted choice", () => {
  it("gives every number of the roll to exactly one group, in proportion", () => {
    const weights = fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(weights, (list) => {
        const action = forward(Object.fromEntries(list.map((weight, index) => [`g${index}`, weight])));
        assert.ok(action.type === "forward");
        const [roll = "", ...picks] = renderChoice("http-request", action, "");
        const total = list.reduce((sum, weight) => sum + weight, 0);
        if (total === 0) return assert.equal(roll, "");
        assert.match(roll, new RegExp(`rand\\(${total}\\)`));
        // HAProxy applies every line whose test holds: the last of them has the last word.
        const steps = picks.map((line) => {
          const [, group = "", below] = /int\((\d+)\)(?: if { var\(txn\.roll\) -m int lt (\d+) })?$/.exec(line) ?? [];
          return { group: Number(group), below: below === undefined ? Number.POSITIVE_INFINITY : Number(below) };
        });
        const counts = list.map(() => 0);
        for (let rolled = 0; rolled < total; rolled++) {
          const group = steps.findLast(({ below }) => rolled < below)?.group ?? -1;
          counts[group] = (counts[group] ?? 0) + 1;
        }
        assert.deepEqual(counts, list);
      }),
    );
  });
});

describe("the words that users write", () => {
  it("come out of the quotes as they went in", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(![...text].some((letter) => letter < " " || letter === "\u007f"));
        const inner = quote(text).slice(1, -1).split("'\\''");
        assert.equal(inner.join("'"), text);
        assert.ok(inner.every((part) => !part.includes("'")));
      }),
    );
  });

  it("match as wildcards and nothing else", () => {
    const cases: [string, string, boolean][] = [
      ["/a*", "/a", true],
      ["/a*", "/abc/d", true],
      ["/a?c", "/abc", true],
      ["/a?c", "/ac", false],
      ["/a.c", "/abc", false],
      ["/(a|b)[c]+$^{2}\\", "/(a|b)[c]+$^{2}\\", true],
      ["*.example.com", "a.b.example.com", true],
      ["*.example.com", "example.com", false],
    ];
    for (const [pattern, text, expected] of cases) {
      assert.equal(new RegExp(`^${wildcardRegex(pattern)}$`).test(text), expected, `${pattern} ~ ${text}`);
    }
  });

  it("of a redirect are expanded once, percent signs are plain", () => {
    const action = {
      type: "redirect",
      statusCode: 301,
      protocol: "#{protocol}",
      host: "#{host}",
      port: "#{port}",
      path: "/100%/#{path}",
      query: "",
    } as const;
    assert.equal(
      redirectLocation(action, listener(8443, { protocol: "HTTPS" })),
      "https://%[req.hdr(host),host_only]:8443/100%%/%[path,regsub(^/,)]",
    );
  });
});

describe("scopes", () => {
  it("are the groups that some listener uses, one per zone when traffic stays in it", () => {
    const rules = [rule({ field: "path", values: ["/x"] }, forward({ green: 0 }))];
    const addresses = [
      { zone: "a", ip: "127.99.0.4" },
      { zone: "b", ip: "127.99.1.4" },
    ];
    const groups = [targetGroup("blue"), targetGroup("green"), targetGroup("red")];
    const front = balancer(slot, [listener(80, { rules, defaultAction: forward({ blue: 1 }) })], { addresses });
    assert.deepEqual(
      planScopes([front], groups).map(({ group }) => group.name),
      ["blue", "green"],
    );
    const zonal = planScopes([{ ...front, type: "network", crossZone: false }], groups);
    assert.deepEqual(
      zonal.map(({ group, zone }) => `${group.name} ${zone}`),
      ["blue a", "blue b", "green a", "green b"],
    );
    assert.equal(new Set(zonal.map(({ key }) => key)).size, 4);
  });
});

describe("security policies", () => {
  it("are those that the toolkit offers, none older than TLS 1.2", () => {
    assert.ok(Object.keys(sslPolicies).length >= 9);
    for (const [name, { minimum, ciphers, suites }] of Object.entries(sslPolicies)) {
      assert.equal(minimum, name.includes("-1-3-") ? "TLSv1.3" : "TLSv1.2", name);
      assert.equal(ciphers.length === 0, minimum === "TLSv1.3", name);
      assert.equal(
        suites.some((suite) => suite.includes("CHACHA20")),
        !name.includes("FIPS"),
        name,
      );
      assert.equal(
        ciphers.some((cipher) => /-SHA(256|384)$/.test(cipher) && !cipher.includes("GCM")),
        minimum === "TLSv1.2" && !/-Res-|RFC9151-FIPS/.test(name),
        name,
      );
    }
  });
});
