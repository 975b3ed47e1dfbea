import type { PageNode, PageView } from "../../cli/page/page-view";
import type { PageSource } from "../../cli/page/server";

const zones = ["eu-west-1a", "eu-west-1b", "eu-west-1c"] as const;

/** A view of a stack with as many nodes, of which the first is unhealthy. */
export function viewOf(nodes: number, at: number, change: Partial<PageView> = {}): PageView {
  const rows = Array.from({ length: nodes }, (_, index): PageNode => {
    const pool = index % 10 === 9 ? "green" : "blue";
    return {
      ...{ id: `i-${index} ${pool}`, name: `i-${index}`, group: `nodes-${pool}`, pool, zone: zones[index % 3] ?? "" },
      ...{ address: `127.20.${index >> 8}.${index & 255}`, state: "InService" },
      ...(index === 0 ? { health: "unhealthy", why: "Request timed out" } : { health: "healthy", why: "" }),
      rate: { requests: (at / 1000 + index) % 50, errors: index === 0 ? 1 : 0 },
    };
  });
  const poolOf = (id: string) => {
    const own = rows.filter(({ pool }) => pool === id);
    const healthy = own.filter(({ health }) => health === "healthy").length;
    return { id, name: id, healthy, total: own.length, rate: { requests: own.length, errors: 0 } };
  };
  return {
    ...{ stack: "shop", platform: "aws", at, healthy: nodes - 1, wanted: nodes, failedZones: [] },
    rate: { requests: 200 + (at % 7), errors: 1 },
    entries: [
      {
        ...{ id: "lb", name: "shop-balancer", kind: "application load balancer", zones },
        rate: { requests: 200, errors: 1 },
        listeners: [
          {
            ...{ name: "HTTPS 8443", url: "https://127.20.23.254:8443" },
            routes: [
              { when: "", pool: "blue", share: 0.9 },
              { when: "", pool: "green", share: 0.1 },
            ],
          },
          {
            ...{ name: "HTTP 8080", url: "http://127.20.23.254:8080" },
            routes: [{ when: "", answer: "redirects (301) to HTTPS 8443" }],
          },
        ],
      },
    ],
    pools: ["blue", "green"].map(poolOf),
    nodes: rows,
    faults: ["i-0 of nodes-blue hangs: it keeps its port and answers nothing"],
    events: [{ at: "2026-11-30T23:06:37.000Z", subject: "nodes-blue", message: "Launching a new EC2 instance: i-1" }],
    ...change,
  };
}

/** A stack that is played: each look is one second on. */
export function playedSource(nodes: number, change: Partial<PageSource> = {}): PageSource {
  let at = Date.parse("2026-11-30T23:00:00Z");
  return {
    look: () => Promise.resolve(viewOf(nodes, (at += 1000))),
    lastDrill: () => ({
      ...{ drill: "nodeCrash", startedAt: "2026-11-30T22:00:00.000Z", verdict: "within" },
      timeline: {
        ...{ faultAt: 3000, endedAt: 20_000, bucketSize: 100 },
        buckets: Array.from({ length: 200 }, (_, index) => {
          const isBad = index >= 30 && index < 45;
          return { at: index * 100, answered: isBad ? 11 : 20, refused: isBad ? 9 : 0, unanswered: 0 };
        }),
        nodes: [
          {
            ...{ name: "i-0", zone: "eu-west-1a" },
            spans: [
              { from: 0, to: 4500, state: "healthy" },
              { from: 4500, to: 12_000, state: "unhealthy" },
            ],
          },
          { name: "i-1", zone: "eu-west-1b", spans: [{ from: 0, to: 20_000, state: "healthy" }] },
        ],
      },
    }),
    questions: [
      { id: "errors", question: "Who got 5xx, on which path, and from when to when?" },
      { id: "failover", question: "What did clients see during a failover?" },
    ],
    ask: (id) => Promise.resolve({ columns: ["client", "requests"], rows: [[`<b>${id}</b>`, 12]] }),
    ...change,
  };
}
