import assert from "node:assert/strict";
import { test } from "node:test";
import { conditionOf, listOf, propsOf, textOf } from "../../twin/kubernetes/api/objects";
import { clusterAddresses } from "../../twin/kubernetes/control-plane/addresses";
import { MetricsApi } from "../../twin/kubernetes/metrics/metrics-api";
import { MetricsSource } from "../../twin/kubernetes/metrics/metrics-source";
import { deployment, eventually, paths, startCluster, startNodes } from "../support/local-cluster";

/** Half of a processor, and an answer to whoever asks. */
const busy = `
require("node:http").createServer((_, response) => response.end()).listen(process.env.PORT, process.env.HOST);
const work = () => { const end = Date.now() + 50; while (Date.now() < end); setTimeout(work, 50); };
work();
`;

test("an autoscaler follows what the pods' processes use", async (t) => {
  const cluster = await startCluster(t);
  const { client, slot, plane, messages } = cluster;
  const runner = await startNodes(cluster, { "example.com/busy": [process.execPath, "-e", busy] });
  const source = new MetricsSource(runner);
  source.start();
  const { authority, metrics: keys } = plane.credentials;
  const api = new MetricsApi({
    client,
    addresses: clusterAddresses(slot),
    source,
    authority,
    keys,
    log: (line) => messages.push(line),
  });
  cluster.closers.push(() => {
    source.stop();
    return Promise.resolve(api.stop());
  });
  await api.start();
  await eventually(client, "/apis/apiregistration.k8s.io/v1/apiservices", (all) =>
    all.some(
      ({ name, raw }) =>
        name.includes("metrics") && conditionOf(propsOf(raw.status).conditions, "Available")?.status === "True",
    ),
  );

  const container = { image: "example.com/busy:1", resources: { requests: { cpu: "100m" } } };
  await client.call("POST", paths.deployments, { body: deployment("busy", { replicas: 1, container }) });
  await client.call("POST", "/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers", {
    body: {
      apiVersion: "autoscaling/v2",
      kind: "HorizontalPodAutoscaler",
      metadata: { name: "busy" },
      spec: {
        scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "busy" },
        minReplicas: 1,
        maxReplicas: 3,
        metrics: [
          { type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 50 } } },
        ],
      },
    },
  });
  await eventually(client, paths.deployments, (all) => propsOf(all[0]?.raw.status).availableReplicas === 3, 180);

  const { items } = await client.call("GET", "/apis/metrics.k8s.io/v1beta1/namespaces/default/pods", {
    query: { labelSelector: "app in (busy)" },
  });
  const usages = listOf(items).map(({ containers }) => textOf(propsOf(listOf(containers)[0]?.usage).cpu));
  assert.ok(usages.length > 0 && usages.every((cpu) => /^\d+n$/.test(cpu)), usages.join());
  assert.ok(
    usages.some((cpu) => Number.parseInt(cpu, 10) > 50e6),
    usages.join(),
  );
  const none = await client.call("GET", "/apis/metrics.k8s.io/v1beta1/namespaces/default/pods", {
    query: { labelSelector: "app=other" },
  });
  assert.deepEqual(none.items, []);
});
