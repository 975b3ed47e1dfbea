import assert from "node:assert/strict";
import { test } from "node:test";
import { KubernetesShiftDriver, shiftManager } from "../../cli/shift/kubernetes-driver";
import type { Props } from "../../model/graph/json";
import { parseGate } from "../../operate/shift/gate";
import { runShift } from "../../operate/shift/run";
import { newShift } from "../../operate/shift/state";
import { planSteps } from "../../operate/shift/steps";
import { listOf, propsOf } from "../../twin/kubernetes/api/objects";
import { applyManifests, readManifests } from "../../twin/kubernetes/control-plane/custom-resources";
import { ObjectStore } from "../../twin/kubernetes/provider/object-store";
import { startCluster } from "../support/local-cluster";

const namespace = "default";
const routes = `/apis/gateway.networking.k8s.io/v1/namespaces/${namespace}/httproutes`;

const route = (name: string, weights: Readonly<Record<string, number>>, hostname = "shop.example.com"): Props => {
  const backendRefs = Object.entries(weights).map(([key, weight]) => ({ name: `shop-${key}`, port: 8080, weight }));
  const matches = [{ path: { type: "PathPrefix", value: "/" } }];
  return {
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "HTTPRoute",
    metadata: { name, namespace },
    spec: {
      parentRefs: [{ name: "shop", sectionName: "https" }],
      hostnames: [hostname],
      rules: [
        { name: "safe", matches: matches.map((match) => ({ ...match, method: "GET" })), backendRefs },
        { name: "all", matches, backendRefs },
      ],
    },
  };
};

const slice = (key: string, ready: readonly boolean[]): Props => ({
  apiVersion: "discovery.k8s.io/v1",
  kind: "EndpointSlice",
  addressType: "IPv4",
  metadata: { name: `shop-${key}`, namespace, labels: { "kubernetes.io/service-name": `shop-${key}` } },
  endpoints: ready.map((each, index) => ({ addresses: [`10.0.0.${index + 1}`], conditions: { ready: each } })),
  ports: [{ port: 8080 }],
});

test("weights of routes are shifted by a field manager of their own, and the next up does not revert them", async (t) => {
  const cluster = await startCluster(t);
  const { client, programs } = cluster;
  await applyManifests(client, readManifests(programs.definitions));
  const store = new ObjectStore(client, namespace);
  const declared = { blue: 90, green: 10 };
  for (const name of ["shop-https", "shop-https-hosts"]) await store.apply(route(name, declared));
  for (const key of ["blue", "green"])
    await client.call("POST", `/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices`, {
      body: slice(key, key === "green" ? [true, false] : [true, true]),
    });
  const place = { name: "listener https", listener: "https", port: 443, groups: ["blue", "green"], isHttp: true };
  const driver = () =>
    new KubernetesShiftDriver({ client: () => Promise.resolve(client), cluster: "shop", namespace, place });
  const liveWeights = async (name: string) => {
    const { spec } = await client.call("GET", `${routes}/${name}`);
    return listOf(propsOf(spec).rules).map(({ backendRefs }) => listOf(backendRefs).map(({ weight }) => weight));
  };

  const shift = driver();
  assert.deepEqual(await shift.weights(), declared);
  const { groups } = await shift.reading(["blue", "green"], [], 0);
  assert.deepEqual(
    Object.values(groups).map(({ healthy, unhealthy, requests }) => [healthy, unhealthy, requests]),
    [
      [2, 0, undefined],
      [1, 1, undefined],
    ],
  );

  await t.test("in steps, of every rule and of every route of the action", async () => {
    const wanted = { blue: 0, green: 100 };
    const steps = planSteps(declared, wanted, [50, 100]);
    const parsed = parseGate("unhealthy>1");
    assert.ok("conditions" in parsed);
    const now = { value: Date.now() };
    const end = await runShift(
      {
        ...{ driver: driver(), gate: parsed.conditions, holder: "a@elsewhere:1", signal: new AbortController().signal },
        journal: { write: () => undefined, takeOrder: () => undefined },
        now: () => now.value,
        sleep: () => new Promise((resolve) => setTimeout(resolve, 50)),
        tell: () => undefined,
      },
      newShift({ place: place.name, start: declared, wanted, steps, gate: "unhealthy>1", bake: 1 }),
    );
    assert.equal(end.phase, "done");
    for (const name of ["shop-https", "shop-https-hosts"])
      assert.deepEqual(await liveWeights(name), [
        [0, 100],
        [0, 100],
      ]);
    const { metadata } = await client.call("GET", `${routes}/shop-https`);
    const owners = listOf(propsOf(metadata).managedFields).filter(
      ({ fieldsV1 }) => propsOf(propsOf(fieldsV1)["f:spec"])["f:rules"] !== undefined,
    );
    assert.deepEqual(
      owners.map(({ manager }) => manager),
      [shiftManager],
    );
  });

  await t.test("and stay over the next up, which changes what else it has to", async () => {
    const applied = await store.apply(route("shop-https", declared, "new.example.com"), {
      ignoreChanges: ["spec.rules"],
    });
    assert.deepEqual(propsOf(applied.spec).hostnames, ["new.example.com"]);
    assert.deepEqual(await driver().weights(), { blue: 0, green: 100 });
    await assert.rejects(store.apply(route("shop-https", declared)), /spec\.rules: is owned by "vipkit-shift"/);
  });

  await t.test("by one operator at a time", async () => {
    const [first, second] = [driver(), driver()];
    assert.equal((await first.hold("a@elsewhere:1", 60)).holder, "a@elsewhere:1");
    assert.equal((await second.hold("b@elsewhere:2", 60)).holder, "a@elsewhere:1");
    const all = await Promise.all(Array.from({ length: 5 }, (_, index) => driver().hold(`c@elsewhere:${index}`, 1)));
    assert.deepEqual([...new Set(all.map(({ holder }) => holder))], ["a@elsewhere:1"]);
    await second.release("b@elsewhere:2");
    assert.equal((await second.hold("b@elsewhere:2", 60)).holder, "a@elsewhere:1");
    await first.release("a@elsewhere:1");
    const asked = await Promise.all(Array.from({ length: 5 }, (_, index) => driver().hold(`d@elsewhere:${index}`, 60)));
    const winners = asked.filter(({ holder }, index) => holder === `d@elsewhere:${index}`);
    assert.equal(winners.length, 1);
  });
});
