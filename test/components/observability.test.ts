import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { VipCluster, type VipClusterArgs } from "../../components";
import { compositeRule } from "../../components/aws/observability/composites";
import { runbookPage, runbooks } from "../../components/aws/observability/runbooks";
import { burnFactor, burnRates, burnThreshold } from "../../components/aws/observability/slo";
import type { Registration } from "../../twin/mocks";
import { root } from "../support/engine";
import { recordOnTwin } from "../support/on-twin";

type Observability = NonNullable<VipClusterArgs["observability"]>;

const recipients = {
  oncall: { https: "https://events.example.com/in/1", urgency: "page" },
  team: { email: "a@b.example" },
} as const;

const cluster = (observability?: Observability, changes: Partial<VipClusterArgs> = {}): VipClusterArgs => ({
  name: "shop",
  certificate: { domainName: "shop.example.com" },
  loadBalancer: {
    listeners: {
      https: { port: 443, protocol: "HTTPS", defaultAction: { type: "forward", targetGroups: { web: 1 } } },
    },
  },
  targetGroups: { web: {} },
  nodeGroups: { web: { targetGroups: ["web"], minSize: 2, maxSize: 4 } },
  ...(observability === undefined ? {} : { observability }),
  ...changes,
});

async function record(args: VipClusterArgs): Promise<readonly Registration[]> {
  const { registrations, refusals } = await recordOnTwin(() => new VipCluster("shop", args));
  assert.deepEqual(refusals, []);
  return registrations;
}

const watch = "shop-watch-";
const own = (registrations: readonly Registration[]) => registrations.filter(({ name }) => name.startsWith(watch));
const ofType = (registrations: readonly Registration[], type: string) =>
  registrations
    .filter((one) => one.type.endsWith(`:${type}`))
    .map(({ name }) => name.slice(watch.length))
    .sort();

function inputsOf(registrations: readonly Registration[], name: string) {
  const found = registrations.find((one) => one.name === `${watch}${name}`);
  assert.ok(found, `no ${name}`);
  return found.inputs;
}

describe("what is watched", () => {
  test("is what there is, by default", async () => {
    const made = own(await record(cluster({ recipients })));
    assert.deepEqual(ofType(made, "MetricAlarm"), [
      ...["alarm-at-maximum-web", "alarm-balancer-errors", "alarm-certificate-age", "alarm-no-healthy-node-web"],
      ...["alarm-rejected-connections", "alarm-target-errors-web", "alarm-unhealthy-nodes-web"],
    ]);
    assert.deepEqual(ofType(made, "CompositeAlarm"), ["alarm-vip-at-risk"]);
    assert.deepEqual(ofType(made, "Topic"), ["topic-page", "topic-ticket"]);
    assert.deepEqual(ofType(made, "EventRule"), ["event-failed-refresh"]);
    assert.deepEqual(ofType(made, "Dashboard"), ["dashboard"]);
  });

  test("is nothing without the option, and an option adds its own resources only", async () => {
    const without = await record(cluster());
    assert.deepEqual(own(without), []);
    const withIt = await record(cluster({ recipients }));
    const names = withIt.filter(({ name }) => !name.startsWith("shop-watch")).map(({ name }) => name);
    assert.deepEqual(names.sort(), without.map(({ name }) => name).sort());
    const more = own(await record(cluster({ recipients, alarms: { latency: { p99: 1.5 } } })));
    const base = new Set(own(withIt).map(({ name }) => name));
    assert.deepEqual(
      more.map(({ name }) => name).filter((name) => !base.has(name)),
      [`${watch}alarm-slow-answers-p99-web`],
    );
  });

  test("a share of requests counts silence as zero, and few requests for nothing", async () => {
    const made = await record(cluster({ recipients, alarms: { targetErrors: { percent: 2, minutes: 10 } } }));
    const { metricQueries, threshold, evaluationPeriods, treatMissingData } = inputsOf(made, "alarm-target-errors-web");
    assert.deepEqual([threshold, evaluationPeriods, treatMissingData], [2, 1, "notBreaching"]);
    const [share, errors] = metricQueries as readonly { expression: string; metric: { period: number } }[];
    assert.equal(share?.expression, "IF(FILL(requests, 0) >= 100, 100 * FILL(errors, 0) / (FILL(requests, 0)), 0)");
    assert.equal(errors?.metric.period, 600);
  });

  test("VIP at risk pages for what clients notice, and what it is told by says nothing itself", async () => {
    const made = await record(cluster({ recipients, slo: { availability: 99.9 } }));
    const { alarmRule, alarmActions, okActions, alarmDescription } = inputsOf(made, "alarm-vip-at-risk");
    const rule = String(alarmRule).replace(/shop-watch-alarm-|-[0-9a-f]{7,8}(?=")/g, "");
    assert.equal(
      rule,
      'ALARM("no-healthy-node-web") OR ALARM("balancer-errors") OR ALARM("rejected-connections") OR (ALARM("unhealthy-nodes-web") AND ALARM("at-maximum-web")) OR ALARM("budget-fast") OR ALARM("budget-steady")',
    );
    assert.deepEqual(alarmActions, okActions);
    assert.match(String((alarmActions as string[])[0]), /:shop-watch-topic-page-/);
    assert.match(String(alarmDescription), /Runbook: vipkit\/docs\/runbooks\/vip-at-risk\.md$/);
    for (const silent of ["alarm-no-healthy-node-web", "alarm-budget-fast", "alarm-budget-fast-long"])
      assert.equal(inputsOf(made, silent)["alarmActions"], undefined, silent);
    assert.match(String((inputsOf(made, "alarm-budget-slow")["alarmActions"] as string[])[0]), /topic-ticket/);
  });

  test("topics that exist are told beside the cluster's own, or alone", async () => {
    const topic = "arn:aws:sns:eu-west-1:123456789012:on-call";
    const alone = await record(cluster({ recipients: { all: { topic } } }));
    assert.deepEqual(ofType(own(alone), "Topic"), []);
    assert.deepEqual(inputsOf(alone, "alarm-vip-at-risk")["alarmActions"], [topic]);
    assert.deepEqual(inputsOf(alone, "event-failed-refresh-target-all")["arn"], topic);
    const both = await record(cluster({ recipients: { ...recipients, all: { topic } } }));
    assert.equal((inputsOf(both, "alarm-vip-at-risk")["alarmActions"] as string[]).length, 2);
    assert.deepEqual(ofType(own(both), "EventTarget"), [
      "event-failed-refresh-target",
      "event-failed-refresh-target-all",
    ]);
  });

  test("a channel of Slack is configured once, with a role that may do nothing", async () => {
    const slack = { team: "T07EA123LEP", channel: "C07EZ1ABC23" };
    const made = own(await record(cluster({ recipients: { chat: { slack } } })));
    assert.deepEqual(ofType(made, "SlackChannelConfiguration"), ["recipient-chat"]);
    assert.equal((inputsOf(made, "recipient-chat")["snsTopicArns"] as string[]).length, 2);
    assert.deepEqual([ofType(made, "RolePolicy"), ofType(made, "TopicSubscription")], [[], []]);
    const one = own(await record(cluster({ recipients: { ...recipients, chat: { slack, urgency: "page" } } })));
    assert.match(String(inputsOf(one, "recipient-chat")["snsTopicArns"]), /^arn:[^,]+topic-page-[0-9a-f]+$/);
  });

  test("health check logs that stop are noticed where they are written", async () => {
    const args = cluster({ recipients });
    const made = await record({ ...args, loadBalancer: { ...args.loadBalancer, healthCheckLogs: {} } });
    const { namespace, metricName, dimensions, treatMissingData } = inputsOf(made, "alarm-log-delivery");
    assert.deepEqual([namespace, metricName, treatMissingData], ["AWS/S3", "PutRequests", "breaching"]);
    const { BucketName, FilterId } = dimensions as Record<string, string>;
    const metric = inputsOf(made, "check-log-requests");
    assert.deepEqual(
      [metric["bucket"], metric["name"], metric["filter"]],
      [BucketName, FilterId, { prefix: "health-checks/" }],
    );
  });

  test("backups are missed in the vault that is named, or the cluster's own", async () => {
    const vaultOf = async (args: VipClusterArgs) =>
      inputsOf(await record(args), "alarm-backup-age")["dimensions"] as Record<string, string>;
    const named = await vaultOf(cluster({ recipients, alarms: { backupAge: { vault: "safe" } } }));
    assert.deepEqual(named, { BackupVaultName: "safe" });
    const own = await vaultOf(cluster({ recipients }, { operations: { backup: {} } }));
    assert.match(own["BackupVaultName"] ?? "", /^shop-backup/);
  });

  test("a network load balancer has no answers to count", async () => {
    const defaultAction = { type: "forward", targetGroups: { web: 1 } } as const;
    const network: Partial<VipClusterArgs> = {
      loadBalancer: { type: "network", listeners: { tcp: { port: 80, protocol: "TCP", defaultAction } } },
      targetGroups: { web: { protocol: "TCP" } },
    };
    const { certificate: _, ...args } = cluster({ recipients }, network);
    const made = own(await record(args));
    assert.deepEqual(ofType(made, "MetricAlarm"), [
      ...[
        "alarm-at-maximum-web",
        "alarm-no-healthy-node-web",
        "alarm-rejected-connections",
        "alarm-unhealthy-nodes-web",
      ],
    ]);
    assert.equal(inputsOf(made, "alarm-rejected-connections")["metricName"], "PortAllocationErrorCount");
    const { certificate: __, ...counting } = cluster({ recipients, slo: { availability: 99.9 } }, network);
    await assert.rejects(record(counting), /observability\.slo: a network load balancer counts neither answers/);
  });

  test("the dashboard shows every alarm and names only metrics that exist", async () => {
    const made = await record(cluster({ recipients }));
    const body = JSON.parse(String(inputsOf(made, "dashboard")["dashboardBody"])) as {
      widgets: {
        type: string;
        x: number;
        y: number;
        width: number;
        height: number;
        properties: { alarms?: string[]; metrics?: unknown[][] };
      }[];
    };
    assert.equal(body.widgets[0]?.properties.alarms?.length, 8);
    for (const { x, width } of body.widgets) assert.ok(x + width <= 24);
    const places = body.widgets.map(({ x, y }) => `${x},${y}`);
    assert.equal(new Set(places).size, places.length);
    const names = body.widgets.flatMap(({ properties }) => (properties.metrics ?? []).map(([, name]) => name));
    assert.ok(
      names.includes("HTTPCode_ELB_5XX_Count") && names.includes("GroupMaxSize") && names.includes("DaysToExpiry"),
    );
  });
});

describe("who is told", () => {
  const refused: readonly (readonly [string, Observability, RegExp])[] = [
    ["no recipient at all", {}, /recipients: no recipient takes a page, and .*noHealthyNode.*add one such as/],
    [
      "no recipient of what can wait",
      { recipients: { a: { email: "a@b.example", urgency: "page" } } },
      /no recipient takes a ticket, and alarms\.unhealthyNodes/,
    ],
    [
      "a topic elsewhere",
      { recipients: { a: { topic: "arn:aws:sns:us-east-1:123456789012:x" } } },
      /recipients\.a\.topic: in region us-east-1, and alarms of eu-west-1/,
    ],
    [
      "an objective that is out of reach",
      { recipients, slo: { availability: 90 } },
      /slo\.availability: the alarm for 2 % .* 144 % errors/,
    ],
    [
      "percentiles the wrong way round",
      { recipients, alarms: { latency: { p95: 2, p99: 1 } } },
      /latency\.p95: above p99 of 1 seconds/,
    ],
    ["a latency of nothing", { recipients, alarms: { latency: {} } }, /latency: neither p95 nor p99/],
  ];
  for (const [what, observability, message] of refused) {
    test(`refuses ${what}`, async () => {
      await assert.rejects(record(cluster(observability)), message);
    });
  }

  test("is no recipient where nothing is alarmed on", async () => {
    const off = {
      noHealthyNode: false,
      unhealthyNodes: false,
      targetErrors: false,
      balancerErrors: false,
      rejectedConnections: false,
      capacityAtMaximum: false,
      certificateAge: false,
      failedRefresh: false,
      logDelivery: false,
      backupAge: false,
    } as const;
    const made = own(await record(cluster({ alarms: off })));
    assert.deepEqual(
      made.map(({ name }) => name),
      [`${watch}dashboard`],
    );
  });
});

describe("burn rates", () => {
  test("are those of the workbook for 30 days and 99.9 %", () => {
    const objective = { availability: 99.9, days: 30 };
    assert.deepEqual(
      burnRates.map((rate) => burnFactor(rate, objective)),
      [14.4, 6, 3],
    );
    assert.deepEqual(
      burnRates.map((rate) => burnThreshold(rate, objective)),
      [1.44, 0.6, 0.3],
    );
    for (const { long, short } of burnRates) assert.equal(long / short, 12);
  });

  test("alone need no brackets", () => {
    assert.equal(
      compositeRule([["a", "b"]], (key) => key),
      'ALARM("a") AND ALARM("b")',
    );
  });
});

test("every alarm's runbook is a page, and every page an alarm's", () => {
  const pages = readdirSync(join(root, "docs/runbooks")).filter((page) => page !== "README.md");
  assert.deepEqual(
    pages.sort(),
    runbooks.map((page) => `${page}.md`),
  );
  for (const page of runbooks) assert.ok(existsSync(join(root, runbookPage(page).replace(/^vipkit\//, ""))));
  assert.equal(runbookPage("vip-at-risk", "https://wiki.example.com/r/"), "https://wiki.example.com/r/vip-at-risk.md");
});
