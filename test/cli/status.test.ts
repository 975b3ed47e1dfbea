import assert from "node:assert/strict";
import { test } from "node:test";
import { duration, renderStatus } from "../../cli/status/render";
import { listenerUrls, statusRows } from "../../cli/status/rows";
import type { ClusterStatus } from "../../twin/contract/data-plane";
import type { Node, TargetHealth } from "../../twin/contract/desired-state";

const node = (id: string, group: string, zone: string): Node => ({
  id,
  group,
  zone,
  privateIp: "10.20.1.4",
  address: "127.20.1.4",
  backendAddress: "127.21.1.4",
  securityGroups: [],
  launchTemplateVersion: 1,
  lifecycle: "InService",
  launchedAt: 0,
  pid: 1,
});

const health = (targetGroup: string, id: string, state: TargetHealth["state"]): TargetHealth => ({
  targetGroup,
  node: id,
  state,
  reason: state === "healthy" ? "" : "Target.Timeout",
  description: state === "healthy" ? "" : "Request timed out",
  connections: 2,
  requests: 1200,
});

function cluster(states: readonly TargetHealth["state"][]): ClusterStatus {
  const [a, b, c] = states;
  return {
    desired: {
      slot: 20,
      targetGroups: [],
      scalingGroups: [],
      securityGroups: [],
      certificates: [],
      balancers: [
        {
          arn: "lb",
          name: "shop",
          type: "application",
          addresses: [{ zone: "eu-west-1a", ip: "127.20.0.4" }],
          dnsName: "127.20.0.4",
          securityGroups: [],
          crossZone: true,
          idleTimeout: 60,
          http2: true,
          clientKeepAlive: 3600,
          forwardedFor: { mode: "append", hasPort: false },
          dropInvalidHeaderFields: true,
          accessLogs: false,
          connectionLogs: false,
          healthCheckLogs: false,
          webAcl: undefined,
          listeners: [
            {
              arn: "http",
              port: 8080,
              protocol: "HTTP",
              sslPolicy: undefined,
              alpnPolicy: undefined,
              certificates: [],
              clientCertificates: undefined,
              responseHeaders: [],
              serverHeader: true,
              tlsHeaders: undefined,
              rules: [],
              defaultAction: { type: "fixed-response", statusCode: 403, contentType: "text/plain", body: "" },
            },
            {
              arn: "https",
              port: 8443,
              protocol: "HTTPS",
              sslPolicy: undefined,
              alpnPolicy: undefined,
              certificates: [],
              responseHeaders: [],
              serverHeader: true,
              tlsHeaders: undefined,
              rules: [],
              defaultAction: {
                type: "forward",
                stickiness: 0,
                targetGroups: [
                  { arn: "blue", weight: 90 },
                  { arn: "green", weight: 10 },
                ],
              },
            },
          ],
        },
      ],
    } as ClusterStatus["desired"],
    nodes: [node("i-2", "blue", "eu-west-1b"), node("i-1", "blue", "eu-west-1a"), node("i-3", "green", "eu-west-1c")],
    health: [
      health("blue", "i-1", a ?? "healthy"),
      health("blue", "i-2", b ?? "healthy"),
      health("green", "i-3", c ?? "healthy"),
    ],
    failedZones: [],
    activities: [],
    problems: [],
  };
}

test("a target group's weight is shared by its healthy nodes", () => {
  const shares = statusRows(cluster(["healthy", "healthy", "healthy"]), 5000).map(({ node: id, share }) => [id, share]);
  assert.deepEqual(shares, [
    ["i-1", 0.45],
    ["i-2", 0.45],
    ["i-3", 0.1],
  ]);
});

test("an unhealthy node gets nothing and says why; its neighbour takes over", () => {
  const [first, second] = statusRows(cluster(["unhealthy", "healthy", "healthy"]), 5000);
  assert.equal(first?.share, 0);
  assert.equal(first?.why, "Request timed out");
  assert.equal(second?.share, 0.9);
});

test("with no healthy node the group fails open: all share its weight", () => {
  const shares = statusRows(cluster(["unhealthy", "unhealthy", "healthy"]), 5000).map(({ share }) => share);
  assert.deepEqual(shares, [0.45, 0.45, 0.1]);
});

test("the encrypted listener is named first", () => {
  assert.deepEqual(listenerUrls(cluster([])), ["https://127.20.0.4:8443", "http://127.20.0.4:8080"]);
});

test("the table has a line for every node and no trailing blanks", () => {
  const text = renderStatus("local", cluster(["unhealthy", "healthy", "healthy"]), 65_000);
  for (const id of ["i-1", "i-2", "i-3"]) assert.match(text, new RegExp(id));
  assert.match(text, /1m 5s/);
  assert.doesNotMatch(text, / \n/);
});

test("durations read as a person would say them", () => {
  assert.deepEqual([0, 42, 60, 185, 7800, 360_000].map(duration), ["0s", "42s", "1m", "3m 5s", "2h 10m", "4d 4h"]);
});

for (const width of [80, 100, 160]) {
  test(`the table fits ${width} columns, with node, zone, health, share and the reason`, () => {
    const before = process.env["COLUMNS"];
    process.env["COLUMNS"] = `${width}`;
    try {
      const real = JSON.stringify(cluster(["unhealthy", "healthy", "healthy"]))
        .replaceAll('"i-', '"i-0b190e28c44c2b28')
        .replaceAll('"blue"', '"demo-nodes-blue-be8da156"');
      const text = renderStatus("local", JSON.parse(real) as ClusterStatus, 65_000);
      const lines = text.split("\n").slice(2);
      assert.ok(Math.max(...lines.map(({ length }) => length)) <= width, text);
      for (const part of [
        "i-0b190e28c44c2b281",
        "demo-nodes-blue-be8da156",
        "eu-west-1c",
        "unhealthy",
        "Request timed out",
        "90 %",
      ])
        assert.ok(text.includes(part), `${part}: ${text}`);
    } finally {
      if (before === undefined) delete process.env["COLUMNS"];
      else process.env["COLUMNS"] = before;
    }
  });
}

test("a function that is not run here is named, and what is answered for it", () => {
  const status = cluster(["healthy", "healthy", "healthy"]);
  const target = {
    arn: "hello",
    name: "shop-hello",
    functionArn: "arn:aws:lambda:eu-west-1:123456789012:function:hello",
    attachments: [],
  };
  const empty = { arn: "empty", name: "shop-empty", functionArn: "", attachments: [] };
  const desired = { ...status.desired, targetGroups: [target, empty] } as unknown as ClusterStatus["desired"];
  const text = renderStatus("local", { ...status, desired }, 65_000);
  assert.match(text, /shop-hello: arn:aws:lambda:\S+ is not run here: answered 502/);
  assert.match(text, /shop-empty: no function is registered: answered 503/);
});

test("a target that the program registers by itself is named as unhealthy, with the reason", () => {
  const status = cluster(["healthy", "healthy", "healthy"]);
  const group = { arn: "legacy", name: "shop-legacy", attachments: [{ id: "10.0.0.50", port: 8080 }] };
  const desired = { ...status.desired, targetGroups: [group] } as unknown as ClusterStatus["desired"];
  const text = renderStatus("local", { ...status, desired }, 65_000);
  assert.match(text, /0 of 1 registered target healthy/);
  assert.match(
    text,
    /shop-legacy: target 10\.0\.0\.50:8080 is unhealthy: registered by the program, and nothing .* serves it/,
  );
});

test("rules of a web ACL that this machine cannot judge are named once, with the reason", () => {
  const { desired, ...rest } = cluster(["healthy", "healthy", "healthy"]);
  const unenforced = [{ name: "core", why: "is the managed rule group AWS/AWSManagedRulesCommonRuleSet" }];
  const webAcl = { arn: "acl", name: "shop-waf", rules: [], blocked: undefined, unenforced };
  const [one] = desired.balancers;
  assert.ok(one);
  const balancers = [one, one].map((balancer) => ({ ...balancer, webAcl }));
  const text = renderStatus("local", { ...rest, desired: { ...desired, balancers } }, 0);
  const said = text.split("\n").filter((line) => line.includes("not enforced"));
  assert.equal(said.length, 1);
  assert.match(said[0] ?? "", /shop-waf: rule core is not enforced here: it is the managed rule group AWS/);
});
