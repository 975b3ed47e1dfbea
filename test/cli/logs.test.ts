import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { askDuckDb } from "../../cli/logs/engine";
import { viewOf } from "../../cli/logs/files";
import { readSince } from "../../cli/logs/since";
import { athena, athenaTable, duckDb, lineExpression, logQueries, logTables } from "../../platforms/aws/log-queries";

const root = join(__dirname, "../../..");
const folder = mkdtempSync(join(tmpdir(), "vipkit-logs-test-"));
after(() => rmSync(folder, { recursive: true }));

interface Request {
  readonly client?: string;
  readonly node?: string;
  readonly status?: number;
  readonly byTarget?: boolean;
  readonly path?: string;
  readonly seconds?: number;
  readonly at?: string;
}

const group = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/73e2d6bc24d8a067";

/** A line as an application load balancer writes it. */
function line({
  client = "203.0.113.7",
  node = "10.20.0.4",
  status = 200,
  byTarget = true,
  path = "/",
  seconds = 0.1,
  at = "10:00:00",
}: Request) {
  const [time, target, answered] = [`2026-11-30T${at}.000000Z`, `${node}:8080`, byTarget ? String(status) : "-"];
  return `https ${time} app/shop/50dc6c495c0c9188 ${client}:40000 ${target} 0.000 ${seconds.toFixed(3)} 0.000 ${status} ${answered} 100 500 "GET https://shop.example.com:443${path} HTTP/1.1" "curl/8 \\x22x\\x22 (a b)" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 ${group} "Root=1-58337364-23a8c76965a2ef7629b185e3" "shop.example.com" "arn:aws:acm:eu-west-1:123456789012:certificate/1" 0 ${time} "forward" "-" "-" "${target}" "${answered}" "-" "-" TID_1`;
}

const access = [
  line({ path: "/a?q=1" }),
  line({ path: "/a?q=2", seconds: 0.3 }),
  line({ path: "/slow", seconds: 2, node: "10.20.0.5", at: "10:00:01" }),
  line({ status: 502, byTarget: false, node: "10.20.0.5", path: "/a", at: "10:00:02", client: "198.51.100.9" }),
  line({ status: 502, byTarget: false, node: "10.20.0.5", path: "/a", at: "10:00:02", client: "198.51.100.9" }),
  line({ status: 500, path: "/b", at: "11:00:00" }),
];

/** A project with a stack whose twin has written these logs. */
function project(name: string, files: Readonly<Record<string, readonly string[]>>): string {
  const home = join(folder, name);
  const logs = join(home, ".vipkit/twin/local/logs/shop");
  mkdirSync(logs, { recursive: true });
  writeFileSync(join(home, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
  writeFileSync(join(home, "Pulumi.local.yaml"), readFileSync(join(root, "stacks/Pulumi.local.yaml")));
  for (const [file, lines] of Object.entries(files)) writeFileSync(join(logs, file), `${lines.join("\n")}\n`);
  return home;
}

function vipkit(cwd: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "cli/bin.cjs"), "logs", ...args], {
    ...{ cwd, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } },
  });
  return { status, stdout, stderr };
}

const rowsOf = (home: string, ...args: string[]) => {
  const { status, stdout, stderr } = vipkit(home, ...args, "--json");
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout) as { rows: Record<string, unknown>[]; unread: number };
};

describe("vipkit logs", () => {
  const home = project("shop", { "access.log": access.slice(3), "access.log.1": access.slice(0, 3) });

  test("lists the questions, which need no stack", () => {
    const { status, stdout } = vipkit(folder);
    assert.equal(status, 0);
    for (const { id } of logQueries) assert.match(stdout, new RegExp(`^${id} `, "m"));
  });

  test("who got 5xx, over the older files too", () => {
    const { rows, unread } = rowsOf(home, "errors");
    assert.equal(unread, 0);
    const times = { first: "2026-11-30T10:00:02.000000Z", last: "2026-11-30T10:00:02.000000Z" };
    assert.deepEqual(rows[0], { client: "198.51.100.9", path: "/a", status: 502, requests: 2, ...times });
    assert.equal(rows.length, 2);
    assert.equal(rowsOf(home, "errors", "--since", "2026-11-30T10:30:00Z").rows.length, 1);
    assert.equal(rowsOf(home, "errors", "--limit", "1").rows.length, 1);
  });

  test("which node, what is slow, and what clients saw", () => {
    assert.deepEqual(rowsOf(home, "errors-by-node").rows[0], {
      node: "10.20.0.5:8080",
      requests: 3,
      errors: 2,
      percent: 66.67,
    });
    assert.deepEqual(rowsOf(home, "slow-paths").rows[0]?.["path"], "/slow");
    assert.deepEqual(rowsOf(home, "balancer-errors").rows[0]?.["requests"], 2);
    assert.deepEqual(rowsOf(home, "talkers").rows[0], { client: "203.0.113.7", requests: 4, bytes: 2000, errors: 1 });
    const seconds = rowsOf(home, "failover").rows.map(({ second, requests, errors, by_balancer }) => [
      second,
      requests,
      errors,
      by_balancer,
    ]);
    assert.deepEqual(seconds, [
      ["2026-11-30T10:00:00", 2, 0, 0],
      ["2026-11-30T10:00:01", 1, 0, 0],
      ["2026-11-30T10:00:02", 2, 2, 2],
      ["2026-11-30T11:00:00", 1, 1, 0],
    ]);
  });

  test("a line that is cut off is said to be, and counted for nothing", () => {
    const cut = project("cut", { "access.log": [...access, 'https 2026-11-30T10:00:00.000000Z app/x "GET'] });
    const { rows, unread } = rowsOf(cut, "errors");
    assert.deepEqual([rows.length, unread], [2, 1]);
    assert.match(vipkit(cut, "errors").stdout, /1 line is no line of this log, and not counted/);
  });

  test("every check that failed, by node and reason", () => {
    const check = (status: string) =>
      `http 2026-11-30T10:00:00.000000Z 0.001000 10.20.0.4:8080 web ${status} app/shop/50dc6c495c0c9188 10.20.1.4`;
    const checked = project("checked", { "health_check.log": [check("PASS 200 -"), check("FAIL 503 TargetError")] });
    const [row, ...more] = rowsOf(checked, "checks").rows;
    assert.deepEqual(
      [row?.["node"], row?.["reason"], row?.["checks"], more.length],
      ["10.20.0.4:8080", "TargetError", 1, 0],
    );
  });

  const refused: readonly (readonly [string, readonly string[], RegExp])[] = [
    ["an unknown query", ["errrors"], /errrors: no such query; one of errors, .*; did you mean errors/],
    [
      "a log that the twin does not write",
      ["rejected-flows"],
      /which the twin does not write; ask AWS: .*--print insights/,
    ],
    ["a log that is not there", ["handshakes"], /local has no connection\.log; .*connectionLogs is not false/],
    [
      "a time for Logs Insights",
      ["rejected-flows", "--print", "insights", "--since", "15m"],
      /time range is chosen where it runs; leave --since out/,
    ],
    ["an odd time", ["errors", "--since", "yesterday"], /Write 30s, 15m, 2h, 1d/],
    ["too many rows", ["errors", "--limit", "100000"], /--limit 100000: not a number of rows; 1 to 1000/],
  ];
  for (const [what, args, message] of refused) {
    test(`refuses ${what}`, () => {
      const { status, stderr } = vipkit(home, ...args);
      assert.notEqual(status, 0);
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, /\n\s+at /);
    });
  }

  test("writes what is run at AWS", () => {
    assert.match(
      vipkit(folder, "errors", "--print", "athena", "--bucket", "logs").stdout,
      /'s3:\/\/logs\/AWSLogs\/[\s\S]*FROM vipkit_access/,
    );
    assert.match(vipkit(folder, "rejected-flows", "--print", "insights").stdout, /^filter action = "REJECT"\n\| stats/);
  });

  test("writes it as JSON too, where that is asked for", () => {
    for (const language of ["insights", "athena", "sql"]) {
      const asked = ["rejected-flows", "--print", language] as const;
      const { schemaVersion, ...rest } = JSON.parse(vipkit(folder, ...asked, "--json").stdout) as Record<
        string,
        unknown
      >;
      assert.equal(schemaVersion, 1);
      assert.deepEqual(rest, { query: "rejected-flows", language, text: vipkit(folder, ...asked).stdout.trimEnd() });
    }
  });
});

describe("the catalogue", () => {
  test("runs every SQL on DuckDB, over a log of its form", async () => {
    const lines = {
      access,
      connection: ['2026-11-30T10:00:00.000000Z 203.0.113.7 40000 443 TLSv1.2 ECDHE - "-" - - - TID_1 -'],
      health_check: [
        "http 2026-11-30T10:00:00.000000Z 0.001 10.20.0.4:8080 web FAIL 503 TargetError app/shop/1 10.20.1.4",
      ],
      flow: ["2 123456789012 eni-1 10.0.0.1 10.0.0.2 4000 8080 6 3 300 1700000000 1700000060 REJECT OK"],
    };
    for (const [source, content] of Object.entries(lines)) {
      const file = join(folder, `${source}.txt`);
      writeFileSync(file, `${content.join("\n")}\n`);
      for (const query of logQueries.filter((one) => one.source === source)) {
        const table = logTables[query.source];
        const args = { limit: 5, since: "2020-01-01T00:00:00Z" };
        const { columns } = await askDuckDb(root, folder, [viewOf(table, [file]), query.sql(duckDb, args)]);
        assert.ok(columns.length >= 3, query.id);
      }
    }
  });

  test("has one expression of a line for Athena, which the lines match", () => {
    const expression = new RegExp(`^${lineExpression(logTables.access)}$`);
    for (const one of access) {
      const found = expression.exec(one);
      assert.equal(found?.[13]?.startsWith("GET https://"), true);
      assert.equal(found?.[30], "TID_1");
    }
    assert.match(athenaTable(logTables.access, "b"), /`time` string,\n.*RegexSerDe/s);
  });

  test("says the same in Athena's words, but for percentiles and the table", () => {
    for (const { sql } of logQueries) {
      const here = sql(duckDb, { limit: 5 })
        .replaceAll("approx_quantile", "approx_percentile")
        .replace(/FROM (\w+)/, "FROM vipkit_$1");
      assert.equal(sql(athena, { limit: 5 }), here);
    }
  });
});

test("a time ago is counted back from now", () => {
  const now = Date.parse("2026-11-30T10:00:00Z");
  assert.equal(readSince("15m", now), "2026-11-30T09:45:00.000Z");
  assert.equal(readSince("2026-11-30T10:00:00Z"), "2026-11-30T10:00:00.000Z");
});
