import { type Dialect, insightsOf, type LogQuery, sqlOf } from "./query";

const client = "split_part(client, ':', 1) AS client";
const path = "regexp_extract(request, '^\\S+ [a-z]+://[^/]*([^? ]*)', 1) AS path";
const failed = "elb_status_code LIKE '5%'";
const count = (condition: string, name: string) => `sum(CASE WHEN ${condition} THEN 1 ELSE 0 END) AS ${name}`;

const insightTimes =
  "count(*) as requests, pct(target_time, 50) as p50_seconds, pct(target_time, 95) as p95_seconds, pct(target_time, 99) as p99_seconds";

/** Every question, by what is asked of it. */
export const logQueries: readonly LogQuery[] = [
  {
    id: "errors",
    question: "Who got 5xx, on which path, and from when to when?",
    source: "access",
    sql: sqlOf("access", () => ({
      select: [
        client,
        path,
        "elb_status_code AS status",
        "count(*) AS requests",
        "min(time) AS first",
        "max(time) AS last",
      ],
      where: [failed],
      group: 3,
      order: "requests DESC, client, path",
    })),
    insights: insightsOf(
      "access",
      "filter status >= 500",
      "stats count(*) as requests, min(time) as first, max(time) as last by client_ip, path, status",
      "sort requests desc",
    ),
  },
  {
    id: "errors-by-node",
    question: "Which node answers 5xx, and what share of its requests?",
    source: "access",
    sql: sqlOf("access", () => ({
      select: [
        ...["target AS node", "count(*) AS requests", count(failed, "errors")],
        `round(100.0 * sum(CASE WHEN ${failed} THEN 1 ELSE 0 END) / count(*), 2) AS percent`,
      ],
      group: 1,
      order: "errors DESC, node",
    })),
    insights: insightsOf(
      "access",
      "fields if(status >= 500, 1, 0) as failed",
      "stats count(*) as requests, sum(failed) as errors, 100 * sum(failed) / count(*) as percent by target",
      "sort errors desc",
    ),
  },
  {
    id: "balancer-errors",
    question: "Which 5xx did the balancer make itself: whose connection broke, and after how long?",
    source: "access",
    sql: sqlOf("access", ({ number, percentile }) => ({
      select: [
        ...["elb_status_code AS status", "target AS node", "error_reason AS reason", "count(*) AS requests"],
        `${percentile(number("target_processing_time"), 0.5)} AS p50_seconds`,
        ...["min(time) AS first", "max(time) AS last"],
      ],
      where: [failed, "target_status_code = '-'"],
      group: 3,
      order: "requests DESC, node",
    })),
    insights: insightsOf(
      "access",
      'filter status >= 500 and target_status = "-"',
      "stats count(*) as requests, min(time) as first, max(time) as last by status, target",
      "sort requests desc",
    ),
  },
  {
    id: "slow-paths",
    question: "Which paths are slow?",
    source: "access",
    sql: sqlOf("access", (dialect) => ({
      select: [path, ...times(dialect)],
      group: 1,
      order: "p99_seconds DESC, path",
    })),
    insights: insightsOf("access", `stats ${insightTimes} by path`, "sort p99_seconds desc"),
  },
  {
    id: "slow-nodes",
    question: "Which nodes are slow?",
    source: "access",
    sql: sqlOf("access", (dialect) => ({
      select: ["target AS node", ...times(dialect)],
      where: ["target <> '-'"],
      group: 1,
      order: "p99_seconds DESC, node",
    })),
    insights: insightsOf("access", `stats ${insightTimes} by target`, "sort p99_seconds desc"),
  },
  {
    id: "talkers",
    question: "Who sends most requests?",
    source: "access",
    sql: sqlOf("access", ({ number }) => ({
      select: [client, "count(*) AS requests", `sum(${number("sent_bytes")}) AS bytes`, count(failed, "errors")],
      group: 1,
      order: "requests DESC, client",
    })),
    insights: insightsOf("access", "stats count(*) as requests, sum(sent) as bytes by client_ip", "sort requests desc"),
  },
  {
    id: "failover",
    question: "What did clients see during a failover, second by second?",
    source: "access",
    sql: sqlOf("access", ({ number }) => ({
      select: [
        ...["substr(time, 1, 19) AS second", "count(*) AS requests", count(failed, "errors")],
        count(`${failed} AND target_status_code = '-'`, "by_balancer"),
        ...["count(DISTINCT target) AS nodes", `max(${number("target_processing_time")}) AS slowest_seconds`],
      ],
      group: 1,
      order: "second",
    })),
    insights: insightsOf(
      "access",
      "fields if(status >= 500, 1, 0) as failed",
      "stats count(*) as requests, sum(failed) as errors, count_distinct(target) as nodes, max(target_time) as slowest by bin(1s)",
    ),
  },
  {
    id: "handshakes",
    question: "With which TLS do clients come, and whose certificate is refused?",
    source: "connection",
    sql: sqlOf("connection", () => ({
      select: [
        "tls_protocol AS protocol",
        "tls_cipher AS cipher",
        "tls_verify_status AS verified",
        "count(*) AS connections",
        "count(DISTINCT client_ip) AS clients",
      ],
      group: 3,
      order: "connections DESC, protocol",
    })),
    insights: insightsOf(
      "connection",
      "parse @message /^\\S+ (?<client_ip>\\S+) \\d+ \\d+ (?<protocol>\\S+) (?<cipher>\\S+)/",
      "stats count(*) as connections, count_distinct(client_ip) as clients by protocol, cipher",
      "sort connections desc",
    ),
  },
  {
    id: "checks",
    question: "Which node failed its health checks, why, and from when to when?",
    source: "health_check",
    sql: sqlOf("health_check", () => ({
      select: [
        "target AS node",
        "target_group",
        "reason",
        "status_code",
        "count(*) AS checks",
        "min(time) AS first",
        "max(time) AS last",
      ],
      where: ["status = 'FAIL'"],
      group: 4,
      order: "last DESC, node",
    })),
    insights: insightsOf(
      "health_check",
      "parse @message /^\\S+ (?<time>\\S+) \\S+ (?<node>\\S+) (?<target_group>\\S+) (?<result>\\S+) (?<code>\\S+) (?<reason>\\S+)/",
      'filter result = "FAIL"',
      "stats count(*) as checks, min(time) as first, max(time) as last by node, reason, code",
    ),
  },
  {
    id: "rejected-flows",
    question: "Which flows did a security group or network ACL refuse?",
    source: "flow",
    sql: sqlOf("flow", ({ number }) => ({
      select: [
        "srcaddr",
        "dstaddr",
        "dstport",
        "protocol",
        "count(*) AS flows",
        `sum(${number("packets")}) AS packets`,
      ],
      where: ["action = 'REJECT'"],
      group: 4,
      order: "flows DESC, srcaddr",
    })),
    insights: insightsOf(
      "flow",
      'filter action = "REJECT"',
      "stats count(*) as flows, sum(packets) as packets by srcAddr, dstAddr, dstPort, protocol",
      "sort flows desc",
    ),
  },
  {
    id: "flow-talkers",
    question: "Who moves most bytes in the VPC?",
    source: "flow",
    sql: sqlOf("flow", ({ number }) => ({
      select: ["srcaddr", "dstaddr", `sum(${number("bytes")}) AS bytes`, "count(*) AS flows"],
      where: ["action = 'ACCEPT'"],
      group: 2,
      order: "bytes DESC, srcaddr",
    })),
    insights: insightsOf(
      "flow",
      'filter action = "ACCEPT"',
      "stats sum(bytes) as bytes, count(*) as flows by srcAddr, dstAddr",
      "sort bytes desc",
    ),
  },
  {
    id: "blocked",
    question: "Whom did the web ACL block, and by which rule?",
    source: "waf",
    sql: sqlOf("waf", () => ({
      select: [
        "httprequest.clientip AS client",
        "httprequest.country AS country",
        "terminatingruleid AS rule",
        "count(*) AS requests",
      ],
      where: ["action = 'BLOCK'"],
      group: 3,
      order: "requests DESC, client",
    })),
    insights: insightsOf(
      "waf",
      'filter action = "BLOCK"',
      "stats count(*) as requests by httpRequest.clientIp, httpRequest.country, terminatingRuleId",
      "sort requests desc",
    ),
  },
];

function times({ number, percentile }: Dialect): readonly string[] {
  const seconds = number("target_processing_time");
  const shares = [0.5, 0.95, 0.99].map((share) => `${percentile(seconds, share)} AS p${share * 100}_seconds`);
  return ["count(*) AS requests", ...shares];
}
