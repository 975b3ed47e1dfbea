import assert from "node:assert/strict";
import { get } from "node:http";
import { test } from "node:test";
import { listOf, propsOf, textOf } from "../../twin/kubernetes/api/objects";
import { deployment, eventually, paths, service, startCluster, startNodes } from "../support/local-cluster";

const fetchText = (host: string, path = "/") =>
  new Promise<string>((resolve, reject) => {
    get({ host, port: 8080, path, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => (text += part));
      response.on("end", () => resolve(text));
    }).on("error", reject);
  });

const readyEndpoints = (slices: readonly { readonly raw: Record<string, unknown> | object }[]) =>
  slices.flatMap(({ raw }) =>
    listOf((raw as { endpoints?: never }).endpoints)
      .filter(({ conditions }) => propsOf(conditions).ready === true)
      .map(({ addresses }) => String((addresses as readonly string[])[0])),
  );

test("pods are processes of this machine", async (t) => {
  const cluster = await startCluster(t);
  const { client, slot } = cluster;
  const runner = await startNodes(cluster);

  await t.test(
    "a Deployment's pods are processes, spread over zones, with endpoints, replaced when they end, gone when it is",
    async () => {
      assert.equal((await eventually(client, paths.nodes, (nodes) => nodes.length === 3)).length, 3);

      await client.call("POST", paths.services, { body: service("web") });
      await client.call("POST", paths.deployments, { body: deployment("web", { replicas: 3 }) });
      const slices = await eventually(
        client,
        paths.slices,
        (all) =>
          readyEndpoints(all.filter(({ labels }) => labels["kubernetes.io/service-name"] === "web")).length === 3,
      );
      const addresses = readyEndpoints(slices.filter(({ labels }) => labels["kubernetes.io/service-name"] === "web"));
      for (const address of addresses) {
        assert.match(address, new RegExp(`^10\\.${slot}\\.[123]\\.\\d+$`));
        assert.match(
          await fetchText(address.replace(/^10/, "127")),
          /^node web-\S+ in zone [abc] of group web: request 1/,
        );
      }
      const zones = new Set(
        slices
          .flatMap(({ raw }) => listOf(raw.endpoints).map(({ zone }) => textOf(zone)))
          .filter((zone) => zone !== ""),
      );
      assert.deepEqual([...zones].sort(), ["a", "b", "c"]);

      // A process that ends by itself is started again on the spot, and counted.
      const [node] = runner.nodes;
      const [worker] = [...(node?.pods.values() ?? [])];
      worker?.processes[0]?.signal("SIGKILL");
      const pods = await eventually(client, paths.pods, (all) =>
        all.some(({ raw }) =>
          listOf(propsOf(raw.status).containerStatuses).some(
            ({ restartCount, ready }) => restartCount === 1 && ready === true,
          ),
        ),
      );
      const restarted = pods
        .flatMap(({ raw }) => listOf(propsOf(raw.status).containerStatuses))
        .find(({ restartCount }) => restartCount === 1);
      assert.equal(propsOf(propsOf(restarted?.lastState).terminated).exitCode, 137);

      await client.call("DELETE", `${paths.deployments}/web`, { query: { propagationPolicy: "Foreground" } });
      await eventually(client, paths.pods, (all) => all.length === 0);
      await assert.rejects(fetchText((addresses[0] ?? "").replace(/^10/, "127")), /ECONNREFUSED/);
    },
  );

  await t.test("a rolling change keeps the old pods until new ones are ready, and ends the old in order", async () => {
    const spec = { strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } } };
    const pod = { terminationGracePeriodSeconds: 20 };
    const container = { lifecycle: { preStop: { sleep: { seconds: 2 } } } };
    const body = deployment("roll", { replicas: 2, spec, pod, container });
    await client.call("POST", paths.services, { body: service("roll") });
    await client.call("POST", paths.deployments, { body });
    const ready = (slices: Parameters<typeof readyEndpoints>[0]) => readyEndpoints(slices).length;
    const ofRoll = (slices: readonly Awaited<ReturnType<typeof eventually>>[number][]) =>
      slices.filter(({ labels }) => labels["kubernetes.io/service-name"] === "roll");
    await eventually(client, paths.slices, (slices) => ready(ofRoll(slices)) === 2);
    const before = await eventually(client, paths.pods, (all) => all.length === 2);

    let least = 2;
    const changed = deployment("roll", {
      replicas: 2,
      spec,
      pod,
      container: { ...container, image: "example.com/server:2" },
    });
    const begun = Date.now();
    await client.call("PUT", `${paths.deployments}/roll`, { body: changed });
    await eventually(
      client,
      paths.slices,
      (slices) => {
        least = Math.min(least, ready(ofRoll(slices)));
        return false;
      },
      1,
    ).catch(() => undefined);
    const old = new Set(before.map(({ name }) => name));
    await eventually(client, paths.pods, (all) => all.length === 2 && all.every(({ name }) => !old.has(name)));
    await eventually(client, paths.slices, (slices) => {
      least = Math.min(least, ready(ofRoll(slices)));
      return ready(ofRoll(slices)) === 2;
    });
    assert.equal(least, 2);
    assert.ok(Date.now() - begun > 2000, "the hook delays the end of each old pod");
    await client.call("DELETE", `${paths.deployments}/roll`);
    await eventually(client, paths.pods, (all) => all.length === 0);
  });

  await t.test(
    "a pod that does not become ready is no endpoint; one whose liveness probe fails is started again, with a back-off",
    async () => {
      const probe = { httpGet: { path: "/healthz", port: 9 }, periodSeconds: 1, failureThreshold: 1 };
      await client.call("POST", paths.deployments, {
        body: deployment("sick", {
          replicas: 1,
          container: { livenessProbe: probe, readinessProbe: undefined as never },
        }),
      });
      const [pod] = await eventually(client, paths.pods, (all) =>
        all.some(({ raw }) =>
          listOf(propsOf(raw.status).containerStatuses).some(
            ({ state }) => propsOf(propsOf(state).waiting).reason === "CrashLoopBackOff",
          ),
        ),
      );
      const [status] = listOf(propsOf(pod?.raw.status).containerStatuses);
      assert.equal(status?.restartCount, 1);
      const events = await client.call("GET", "/api/v1/namespaces/default/events");
      const reasons = new Set(listOf(events.items).map(({ reason }) => textOf(reason)));
      assert.ok(reasons.has("Unhealthy") && reasons.has("Killing") && reasons.has("BackOff"), [...reasons].join());
    },
  );
});
