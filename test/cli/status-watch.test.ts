import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Frames } from "../../cli/status/frames";
import { renderPods } from "../../cli/status/pods";
import { RateMeter, ratesText, rateText, sumByKey, whole } from "../../cli/status/rates";
import { renderStatus } from "../../cli/status/render";
import { countsOf, statusRows } from "../../cli/status/rows";
import type { ClusterStatus } from "../../twin/contract/data-plane";
import type { KubernetesStatus } from "../../twin/kubernetes/daemon/cluster-status";

describe("rates between two looks", () => {
  const counts = (requests: number, errors: number) => new Map([["a", { requests, errors }]]);

  test("are per second, whatever time has gone by", () => {
    const meter = new RateMeter();
    assert.equal(meter.next(counts(100, 0), 1000).size, 0);
    assert.deepEqual(meter.next(counts(150, 5), 3500).get("a"), { requests: 20, errors: 2 });
    assert.equal(meter.next(counts(150, 5), 3500).size, 0);
  });

  test("are of a window where looks are closer together, so that a counter which leaps has a steady rate", () => {
    const meter = new RateMeter(3000);
    const rates = [0, 0, 100, 100, 200, 200].map((requests, index) =>
      meter
        .next(counts(requests, 0), index * 1000)
        .get("a")
        ?.requests.toFixed(1),
    );
    assert.deepEqual(rates, [undefined, "0.0", "50.0", "33.3", "66.7", "33.3"]);
    assert.deepEqual(meter.next(counts(300, 0), 60_000).get("a")?.requests.toFixed(1), "1.8");
  });

  test("are none of what counts anew, or was not there", () => {
    const meter = new RateMeter();
    meter.next(counts(100, 3), 0);
    assert.equal(meter.next(counts(10, 0), 1000).size, 0);
    assert.deepEqual(meter.next(new Map([["b", { requests: 1, errors: 0 }]]), 2000).get("b"), undefined);
  });

  test("are shown short, and not before the second look", () => {
    assert.deepEqual(
      [rateText(undefined), rateText(0), rateText(0.42), rateText(9.97), rateText(2012)],
      ["-", "0", "0.4", "10", "2,012"],
    );
    assert.equal(ratesText(new Map()), "");
    assert.equal(ratesText(new Map([[whole, { requests: 212, errors: 0 }]])), "212 requests/s, 0 errors/s");
    assert.deepEqual(
      sumByKey([
        ["a", { requests: 1, errors: 1 }],
        ["a", { requests: 2, errors: 0 }],
      ]).get("a"),
      {
        requests: 3,
        errors: 1,
      },
    );
  });
});

describe("frames of --watch", () => {
  const drawn = (screen: { isTTY?: boolean; rows?: number }, ...texts: readonly string[]) => {
    const written: string[] = [];
    const frames = new Frames({ ...screen, write: (text) => written.push(text) });
    for (const text of texts) frames.draw(text);
    return written;
  };

  test("a terminal is emptied once, then each line is drawn over, and what is below is removed", () => {
    const [first = "", second] = drawn({ isTTY: true, rows: 9 }, "one\ntwo", "one");
    assert.equal(first, "\x1b[2J\x1b[Hone\x1b[K\ntwo\x1b[K\x1b[J");
    assert.equal(second, "\x1b[Hone\x1b[K\x1b[J");
  });

  test("what a terminal has no room for is counted", () => {
    const [text = ""] = drawn({ isTTY: true, rows: 2 }, "one\ntwo\nthree");
    assert.match(text, /one\x1b\[K\n\.\.\. 2 more lines/);
  });

  test("a pipe gets text alone", () => {
    assert.deepEqual(drawn({}, "one", "two"), ["one\n", "\ntwo\n"]);
  });
});

const node = (id: string, fault?: "hung" | "ended") => ({
  ...{ id, group: "blue", zone: "eu-west-1a", address: "127.20.1.4", lifecycle: "InService", launchedAt: 0 },
  ...(fault === undefined ? {} : { fault }),
});
const target = (id: string, requests: number, errors: number) => ({
  ...{ targetGroup: "arn", node: id, state: "healthy", reason: "", description: "", connections: 0, requests, errors },
});
const statusOf = (requests: number, errors: number): ClusterStatus =>
  ({
    desired: { balancers: [], targetGroups: [{ arn: "arn", name: "web", attachments: [] }], scalingGroups: [] },
    nodes: [node("i-1", "hung"), node("i-2", "ended"), node("i-3")],
    health: [target("i-1", requests, 0), target("i-2", requests, errors), target("i-3", requests, 0)],
    traffic: [{ balancer: "lb", requests: 3 * requests, errors: errors + 7 }],
    ...{ failedZones: [], activities: [], problems: [] },
  }) as unknown as ClusterStatus;

test("a local stack's table has each node's rates, the balancers' own errors in the sum, and faults that are not mended", () => {
  const before = process.env["COLUMNS"];
  process.env["COLUMNS"] = "160";
  try {
    const meter = new RateMeter();
    const look = (status: ClusterStatus, at: number) => meter.next(countsOf(status, statusRows(status, at)), at);
    look(statusOf(0, 0), 0);
    const now = { ...statusOf(100, 10), traffic: [{ balancer: "lb", requests: 300, errors: 19 }] };
    const text = renderStatus("local", now, 1000, look(now, 1000));
    assert.match(text.split("\n")[0] ?? "", /300 requests\/s, 12 errors\/s/);
    assert.match(text, /REQ\/S +ERR\/S/);
    assert.match(text, /i-2 .*healthy +0 +100 +10 /);
    assert.match(text, /^i-1 of blue hangs: it keeps its port and answers nothing$/m);
    assert.match(text, /^i-2 of blue has ended: its port refuses$/m);
    assert.doesNotMatch(text, /^i-3 of blue/m);
    const once = renderStatus("local", now, 1000);
    assert.match(once, /REQUESTS/);
    assert.doesNotMatch(once, /requests\/s/);
  } finally {
    if (before === undefined) delete process.env["COLUMNS"];
    else process.env["COLUMNS"] = before;
  }
});

test("a cluster on Kubernetes has rates of its pods", () => {
  const pod = { namespace: "shop", name: "web-1", group: "web", node: "a", zone: "a", address: "127.9.1.2" };
  const status: KubernetesStatus = {
    ...{ kubeconfig: "", authority: "", nodes: [] },
    pods: [{ ...pod, isReady: true, isEnding: false, restarts: 0, why: "" }],
    gateways: [{ name: "g", address: "127.9.1.1", urls: [], endpoints: [] }],
  };
  const rates = new Map([
    [whole, { requests: 5, errors: 1 }],
    ["shop/web-1", { requests: 5, errors: 1 }],
  ]);
  const text = renderPods("kube", status, rates);
  assert.match(text.split("\n")[0] ?? "", /5\.0 requests\/s, 1\.0 errors\/s/);
  assert.match(text, /web-1 .* 5\.0 +1\.0 /);
});
