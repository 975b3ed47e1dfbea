import assert from "node:assert/strict";
import { createServer } from "node:http";
import { type TestContext, test } from "node:test";
import { standingFaults } from "../../cli/drill/aws-driver";
import { OpenLoad } from "../../cli/drill/load";
import { type DrillSession, readyView } from "../../cli/drill/session";
import type { ClusterView } from "../../operate/drill/cluster-view";
import type { ClusterStatus } from "../../twin/contract/data-plane";

const node = { name: "i-1", group: "web", zone: "a", state: "healthy", share: 1 } as const;
const whole: ClusterView = { nodes: [node], wanted: { web: 1 } };

/** A session whose looks are these, the last one again and again. */
function session(...views: readonly ClusterView[]): DrillSession {
  let next = 0;
  const view = () => Promise.resolve(views[Math.min(next++, views.length - 1)]);
  return { stack: "local", driver: { view } } as unknown as DrillSession;
}
const { signal } = new AbortController();

test("a drill is refused at once while a fault stands, with what is broken and what mends it", async () => {
  const standing = [{ says: "zone a is taken away", mend: "restore-zone a" }, { says: "i-2 of web has ended" }];
  await assert.rejects(readyView(session({ ...whole, standing }), signal), (error: Error) => {
    const [first, zone, ended] = error.message.split("\n");
    assert.equal(first, "local: something is broken already, so a drill would measure both:");
    assert.match(zone ?? "", /^ {2}zone a is taken away; mend it: .*fault.* restore-zone a local$/);
    assert.equal(ended, "  i-2 of web has ended");
    return true;
  });
});

test("a drill waits for what mends itself, also while every node still counts as healthy", async () => {
  const broken = { ...whole, standing: [{ says: "i-1 of web has ended" }] };
  assert.equal(await readyView(session(broken, broken, whole), signal), whole);
});

test("a twin of AWS has zones taken away, hanging nodes and ended ones standing, and none that leaves", () => {
  const nodes = [
    { id: "i-1", group: "web", lifecycle: "InService", fault: "hung" },
    { id: "i-2", group: "web", lifecycle: "InService", fault: "ended" },
    { id: "i-3", group: "web", lifecycle: "Terminating", fault: "ended" },
    { id: "i-4", group: "web", lifecycle: "InService" },
    { id: "i-5", group: "other", lifecycle: "InService", fault: "hung" },
  ];

  const status = { nodes, failedZones: ["a"] } as unknown as ClusterStatus;
  assert.deepEqual(standingFaults(status, ["web"]), [
    { says: "zone a is taken away", mend: "restore-zone a" },
    { says: "i-1 of web hangs", mend: "resume-node i-1" },
    { says: "i-2 of web has ended" },
  ]);
});

/** Answers 502 to the first few requests. */
async function refusing(t: TestContext, first: number): Promise<string> {
  let seen = 0;
  const server = createServer((_, response) => response.writeHead(seen++ < first ? 502 : 200).end());
  t.after(() => server.closeAllConnections());
  t.after(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}
const target = (url: string) => ({ url, ca: undefined, host: undefined, isFresh: false });

test("a load waits until the balancer has let go of a broken node, for so long and no longer", async (t) => {
  const load = await OpenLoad.start(target(await refusing(t, 20)), 50, "/nonexistent");
  await load.end();
  assert.ok(load.outcomes.every(({ failure }) => failure === undefined));
  const never = { ...target(await refusing(t, Number.POSITIVE_INFINITY)), settling: 300 };
  await assert.rejects(
    OpenLoad.start(never, 50, "/nonexistent"),
    /answers GET \/ with .*502.* before anything is broken, for 0\.3 s/,
  );
  const left = { ...never, settling: 60_000, signal: AbortSignal.abort() };
  await assert.rejects(OpenLoad.start(left, 50, "/nonexistent"), /before anything is broken/);
});
