import assert from "node:assert/strict";
import { Agent } from "node:https";
import { type Answer, type AskOptions, agrees, ask, cookieHeader, load, sleep, until } from "../traffic";
import type { BehavingStack, FaultWord, Member } from "./stack";

/** One thing that clients notice, the same for a stack on AWS and one on Kubernetes. */
export interface BehaviourCase {
  readonly name: string;
  run(stack: BehavingStack): Promise<void>;
}

/** Milliseconds that a machine that runs other tests too may be late by. */
const lateness = 2000;
/** Requests a second while something is broken or changed. */
const rate = 20;
/** Milliseconds that a client waits for an answer. */
const patience = 1000;

const requestOf = ({ host, ca }: BehavingStack): AskOptions => ({
  ca,
  tls: { servername: host },
  headers: { host },
  timeout: patience,
});
const once = (stack: BehavingStack, change: AskOptions = {}): Promise<Answer> => {
  const { headers, ...own } = requestOf(stack);
  return ask(stack.https, { ...own, ...change, headers: { ...headers, ...change.headers } });
};

/** Every node serves again, and there are so many. */
const settled = (stack: BehavingStack, count: number) =>
  until(
    async () => {
      const members = await stack.members();
      return members.length === count && members.every(({ isHealthy }) => isHealthy);
    },
    120_000,
    `${count} healthy nodes`,
  );

async function blueOf(stack: BehavingStack): Promise<Member> {
  const found = (await stack.members()).find(({ group }) => group === "blue");
  assert.ok(found, "no node of group blue");
  return found;
}

/** What clients lose from a fault on, watched for as long as it may hurt. @returns seconds from the fault to the last request that was lost */
async function hurt(stack: BehavingStack, word: FaultWord, target: string, seconds: number): Promise<number> {
  let end: () => void = () => undefined;
  const over = new Promise<void>((resolve) => (end = resolve));
  const watching = load(stack.https, { ...requestOf(stack), rate, until: over, atMost: 120_000 });
  await sleep(500);
  const begin = Date.now();
  await stack.fault(word, target);
  await sleep(seconds * 1000 + lateness);
  end();
  const { lost } = await watching;
  assert.deepEqual(
    lost.filter(({ at }) => at < begin - patience),
    [],
    "lost before the fault",
  );
  return Math.max(0, ...lost.map(({ at }) => at - begin)) / 1000;
}

/** A fault hurts no longer than the budget of the same stack says. */
async function withinBudget(stack: BehavingStack, word: FaultWord, target: string, fault: string): Promise<void> {
  const worst = await stack.worst("blue");
  const promised = worst[fault] ?? worst["nodeCrash"];
  assert.ok(promised !== undefined, `the budget knows nothing of ${fault}`);
  const measured = await hurt(stack, word, target, promised);
  assert.ok(
    measured <= promised + lateness / 1000,
    `${fault} hurt for ${measured} s; the budget says ${promised} s at worst`,
  );
  // What is tried again elsewhere is not lost at all.
  if (promised === 0) assert.equal(measured, 0);
}

/** Nothing is lost while a change is carried out, and until the nodes are what it asks for. */
async function withoutLoss(stack: BehavingStack, work: () => Promise<unknown>): Promise<void> {
  const { host, ca } = stack;
  // Clients keep their connections, as browsers do.
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const request = { agent, ca, tls: { servername: host }, headers: { host }, timeout: 10_000 };
  const { lost, total } = await load(stack.https, { ...request, rate, until: work(), atMost: 240_000 }).finally(() =>
    agent.destroy(),
  );
  assert.ok(total > 0);
  assert.deepEqual(lost, []);
}

export const cases: readonly BehaviourCase[] = [
  {
    name: "groups get requests by their weights",
    run: async (stack) => {
      const groups = new Map((await stack.members()).map(({ name, group }) => [name, group]));
      const samples = 300;
      let blue = 0;
      for (let count = 0; count < samples; count++) {
        const { node, status } = await once(stack, { timeout: 10_000 });
        assert.equal(status, 200);
        if (groups.get(node) === "blue") blue += 1;
      }
      assert.ok(agrees(blue, samples, 0.9), `${blue} of ${samples} went to blue`);
    },
  },
  {
    name: "HTTPS has the certificate of its name only, and HTTP leads there",
    run: async (stack) => {
      assert.equal((await once(stack)).status, 200);
      await assert.rejects(once(stack, { tls: { servername: "other.example.com" } }));
      const { status, headers } = await ask(stack.http, { headers: { host: stack.host } });
      assert.ok(status === 301 || status === 302, `${status}`);
      assert.match(headers.location ?? "", /^https:\/\/demo\.internal:8443\//);
    },
  },
  {
    name: "a crashed node hurts no longer than the budget says, and is made up for",
    run: async (stack) => {
      await withinBudget(stack, "crash", (await blueOf(stack)).name, "nodeCrash");
      await settled(stack, 4);
    },
  },
  {
    name: "a node that hangs hurts no longer than the budget says",
    run: async (stack) => {
      const { name } = await blueOf(stack);
      await withinBudget(stack, "hang", name, "nodeHang");
      // On AWS its group has replaced it.
      if ((await stack.members()).some((each) => each.name === name && !each.isHealthy))
        await stack.fault("release", name).catch(() => undefined);
      await settled(stack, 4);
    },
  },
  {
    name: "a zone's loss hurts no longer than the budget says, and what was lost comes back",
    run: async (stack) => {
      const { zone } = await blueOf(stack);
      await withinBudget(stack, "fail-zone", zone, "zoneLoss");
      await stack.fault("restore-zone", zone);
      await settled(stack, 4);
    },
  },
  {
    name: "more nodes cost no request",
    run: (stack) =>
      withoutLoss(stack, async () => {
        await stack.grow(3);
        await settled(stack, 6);
      }),
  },
  {
    name: "a rolling change of every node costs no request",
    run: (stack) =>
      withoutLoss(stack, async () => {
        const before = new Set((await stack.members()).map(({ name }) => name));
        await stack.change(({ nodeGroups }) => {
          for (const each of Object.values(nodeGroups))
            each.workload = { type: "container", image: "registry.example.com/demo:2" };
        });
        const areNew = async () => (await stack.members()).every(({ name }) => !before.has(name));
        await until(areNew, 180_000, "only new nodes");
        await settled(stack, 6);
      }),
  },
  {
    name: "a cookie keeps a client on its node",
    run: async (stack) => {
      await stack.change(({ targetGroups, loadBalancer }) => {
        for (const each of Object.values(targetGroups)) each.stickiness = { type: "lb_cookie", cookieDuration: 60 };
        const action = loadBalancer.listeners["https"]?.defaultAction;
        if (action !== undefined) action.stickiness = { duration: 60 };
      });
      await until(async () => Object.keys((await once(stack)).cookies).length > 0, 30_000, "a cookie");
      const first = await once(stack);
      const headers = { cookie: cookieHeader(first.cookies) };
      for (let count = 0; count < 20; count++) assert.equal((await once(stack, { headers })).node, first.node);
      const others = new Set<string>();
      for (let count = 0; count < 20; count++) others.add((await once(stack)).node);
      assert.ok(others.size > 1, "clients without a cookie all came to one node");
    },
  },
];
