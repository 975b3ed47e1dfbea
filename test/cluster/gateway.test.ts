import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Agent, get as getPlain } from "node:http";
import { get as getTls } from "node:https";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Props } from "../../model/graph/json";
import { Authority } from "../../twin/balancer/certificates/authority";
import { type ApiObject, conditionOf, listOf, propsOf, textOf } from "../../twin/kubernetes/api/objects";
import { applyManifests, readManifests } from "../../twin/kubernetes/control-plane/custom-resources";
import { GatewayController } from "../../twin/kubernetes/gateway/gateway-controller";
import { controllerName } from "../../twin/kubernetes/gateway/watched-kinds";
import { deployment, eventually, paths, service, startCluster, startNodes } from "../support/local-cluster";

const api = "/apis/gateway.networking.k8s.io/v1";
const gatewayClass: Props = {
  apiVersion: "gateway.networking.k8s.io/v1",
  kind: "GatewayClass",
  metadata: { name: "envoy" },
  spec: { controllerName },
};
const gateway: Props = {
  apiVersion: "gateway.networking.k8s.io/v1",
  kind: "Gateway",
  metadata: { name: "web", namespace: "default" },
  spec: {
    gatewayClassName: "envoy",
    listeners: [
      { name: "http", port: 8080, protocol: "HTTP" },
      { name: "https", port: 8443, protocol: "HTTPS", tls: { certificateRefs: [{ name: "cert" }] } },
    ],
  },
};
const route = (blue: number, green: number): Props => ({
  apiVersion: "gateway.networking.k8s.io/v1",
  kind: "HTTPRoute",
  metadata: { name: "web", namespace: "default" },
  spec: {
    parentRefs: [{ name: "web" }],
    rules: [
      {
        backendRefs: [
          { name: "blue", port: 80, weight: blue },
          { name: "green", port: 80, weight: green },
        ],
      },
    ],
  },
});
const policy: Props = {
  apiVersion: "gateway.envoyproxy.io/v1alpha1",
  kind: "BackendTrafficPolicy",
  metadata: { name: "web", namespace: "default" },
  spec: {
    targetRefs: [{ group: "gateway.networking.k8s.io", kind: "HTTPRoute", name: "web" }],
    loadBalancer: { type: "RoundRobin" },
    healthCheck: {
      // As our components have it: with nothing healthy at all, everything is tried.
      panicThreshold: 1,
      active: {
        type: "HTTP",
        interval: "500ms",
        timeout: "500ms",
        unhealthyThreshold: 1,
        healthyThreshold: 1,
        http: { path: "/healthz" },
      },
    },
    retry: { numRetries: 3, retryOn: { triggers: ["connect-failure", "gateway-error", "reset"] } },
  },
};

interface Answer {
  readonly status: number;
  readonly group: string;
}

test("traffic goes through Envoy Gateway's own configuration in a real Envoy to the pods", async (t) => {
  const cluster = await startCluster(t);
  const { client, slot, folder, programs, messages } = cluster;
  await applyManifests(client, readManifests(programs.definitions));
  const runner = await startNodes(cluster);
  const controller = new GatewayController({ client, slot, folder, programs, log: (line) => messages.push(line) });
  cluster.closers.push(() => controller.stop());
  await controller.start();

  const authority = new Authority(`${folder}/pki`);
  const pem = await authority.issue({
    domainNames: ["shop.example.com"],
    addresses: [],
    keyAlgorithm: "EC_prime256v1",
  });
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  await client.call("POST", "/api/v1/namespaces/default/secrets", {
    body: {
      apiVersion: "v1",
      kind: "Secret",
      metadata: { name: "cert" },
      type: "kubernetes.io/tls",
      data: { "tls.crt": base64(pem.certificate), "tls.key": base64(pem.privateKey) },
    },
  });
  for (const [name, replicas] of [
    ["blue", 2],
    ["green", 2],
  ] as const) {
    await client.call("POST", paths.services, { body: service(name) });
    await client.call("POST", paths.deployments, { body: deployment(name, { replicas }) });
  }
  await client.call("POST", `${api}/gatewayclasses`, { body: gatewayClass });
  await client.call("POST", `${api}/namespaces/default/gateways`, { body: gateway });
  await client.call("POST", `${api}/namespaces/default/httproutes`, { body: route(90, 10) });
  await client.call("POST", "/apis/gateway.envoyproxy.io/v1alpha1/namespaces/default/backendtrafficpolicies", {
    body: policy,
    query: { fieldValidation: "Strict" },
  });

  const [served] = await eventually(client, `${api}/namespaces/default/gateways`, (all) =>
    all.some(({ raw }) => conditionOf(propsOf(raw.status).conditions, "Programmed")?.status === "True"),
  );
  const host = textOf(listOf(propsOf(served?.raw.status).addresses)[0]?.value);
  assert.equal(host, `127.${slot}.192.1`);
  await eventually(
    client,
    paths.deployments,
    (all) => all.length === 2 && all.every(({ raw }) => propsOf(raw.status).availableReplicas === 2),
  );

  const agent = new Agent({ keepAlive: true });
  t.after(() => agent.destroy());
  const ask = () =>
    new Promise<Answer>((resolve, reject) => {
      const asked = getPlain({ host, port: 8080, agent, headers: { accept: "application/json" } }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => (text += part));
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            group: response.statusCode === 200 ? String((JSON.parse(text) as { group: string }).group) : "",
          }),
        );
      });
      asked.on("error", reject);
    });
  const askMany = async (count: number) => {
    const answers: Answer[] = [];
    for (let index = 0; index < count; index++) answers.push(await ask());
    return answers;
  };
  const shareOfBlue = (answers: readonly Answer[]) =>
    answers.filter(({ group }) => group === "blue").length / answers.length;
  const settled = async () => {
    for (let tries = 0; tries < 200 && (await ask()).status !== 200; tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
  };

  await t.test("weights hold, and the route's status says so", async () => {
    await settled();
    const answers = await askMany(1000);
    assert.ok(
      answers.every(({ status }) => status === 200),
      messages.join("\n"),
    );
    // Four standard deviations of a share of 0.9 in 1000.
    assert.ok(Math.abs(shareOfBlue(answers) - 0.9) < 0.04, `${shareOfBlue(answers)}`);
    const current = await client.call("GET", `${api}/namespaces/default/httproutes/web`);
    const [parent] = listOf(propsOf(current.status).parents);
    assert.equal(conditionOf(parent?.conditions, "Accepted")?.status, "True");
    assert.equal(conditionOf(parent?.conditions, "Accepted")?.observedGeneration, propsOf(current.metadata).generation);
  });

  await t.test("HTTPS with the Secret's certificate", async () => {
    const status = await new Promise((resolve, reject) => {
      getTls(
        { host, port: 8443, servername: "shop.example.com", ca: readFileSync(`${folder}/pki/ca.pem`), agent: false },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      ).on("error", reject);
    });
    assert.equal(status, 200);
  });

  await t.test("a pod that is killed costs no request, and comes back", async () => {
    const { items } = await client.call("GET", `${paths.pods}?labelSelector=app%3Dblue`);
    const [blue] = listOf(items);
    const worker = runner.workers.find(({ address }) => address === propsOf(blue?.status).podIP);
    assert.ok(worker !== undefined);
    // Many at once and of the heavier group: some are on their way to the pod when it is killed.
    const asking = Promise.all(Array.from({ length: 20 }, () => askMany(30)));
    await sleep(50);
    worker.processes[0]?.signal("SIGKILL");
    const answers = (await asking).flat();
    assert.deepEqual(
      answers.filter(({ status }) => status !== 200),
      [],
    );
    const restarts = worker.processes[0]?.restartCount;
    assert.equal(restarts, 1);
    const [served] = await controller.served();
    assert.ok((served?.retries ?? 0) > 0, "Envoy has counted what it sent again");
    const areAvailable = ({ raw }: ApiObject) => propsOf(raw.status).availableReplicas === 2;
    await eventually(client, paths.deployments, (all) => all.every(areAvailable));
  });

  await t.test("a moment in which no pod answers its check costs no request", async () => {
    const all = runner.workers.flatMap(({ processes }) => processes);
    for (const each of all) each.signal("SIGSTOP");
    try {
      const checked = async () => (await controller.served()).flatMap(({ endpoints }) => endpoints);
      for (let tries = 0; tries < 100 && (await checked()).some(({ health }) => health === "healthy"); tries++)
        await new Promise((resolve) => setTimeout(resolve, 50));
      assert.ok((await checked()).every(({ health }) => health === "unhealthy"));
    } finally {
      setTimeout(() => all.forEach((each) => void each.signal("SIGCONT")), 200);
    }
    assert.deepEqual(
      (await askMany(5)).map(({ status }) => status),
      [200, 200, 200, 200, 200],
    );
  });

  await t.test("a NetworkPolicy that shuts the gateway out of a group moves its share, and is named", async () => {
    const networkPolicies = "/apis/networking.k8s.io/v1/namespaces/default/networkpolicies";
    await client.call("POST", networkPolicies, {
      body: {
        apiVersion: "networking.k8s.io/v1",
        kind: "NetworkPolicy",
        metadata: { name: "closed" },
        spec: { podSelector: { matchLabels: { app: "blue" } } },
      },
    });
    const refusals = async () =>
      (await controller.served()).flatMap(({ endpoints }) => endpoints.filter(({ why }) => /NetworkPolicy/.test(why)));
    for (let tries = 0; tries < 100 && (await refusals()).length < 2; tries++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    assert.match(
      (await refusals())[0]?.why ?? "",
      /no NetworkPolicy lets the gateway reach its port 8080; .* default\/closed/,
    );
    for (let tries = 0; tries < 100 && shareOfBlue(await askMany(10)) > 0; tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    const answers = await askMany(100);
    assert.deepEqual([shareOfBlue(answers), answers.every(({ status }) => status === 200)], [0, true]);
    await client.call("DELETE", `${networkPolicies}/closed`);
    for (let tries = 0; tries < 200 && shareOfBlue(await askMany(10)) === 0; tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    assert.ok(shareOfBlue(await askMany(100)) > 0.5);
  });

  await t.test("other weights, and scaling, are served within a moment", async () => {
    await client.call("PUT", `${api}/namespaces/default/httproutes/web`, {
      body: {
        ...route(0, 100),
        metadata: { ...propsOf((await client.call("GET", `${api}/namespaces/default/httproutes/web`)).metadata) },
      },
    });
    for (let tries = 0; tries < 100 && shareOfBlue(await askMany(10)) > 0; tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(shareOfBlue(await askMany(200)), 0);
    await client.call("PATCH", `${paths.deployments}/green/scale`, {
      contentType: "application/merge-patch+json",
      body: { spec: { replicas: 4 } },
    });
    const asking = askMany(300);
    await eventually(client, paths.deployments, (all) =>
      all.some(({ name, raw }) => name === "green" && propsOf(raw.status).availableReplicas === 4),
    );
    assert.ok((await asking).every(({ status }) => status === 200));
    const clusters = (await controller.envoyOf("default/web")?.ask("/clusters")) ?? "";
    assert.equal(new Set(clusters.match(/127\.\d+\.[123]\.\d+:8080/g)).size, 4);
  });

  await t.test("what the translator refuses leaves what is served as it is", async () => {
    await client.call("PATCH", "/apis/gateway.envoyproxy.io/v1alpha1/namespaces/default/backendtrafficpolicies/web", {
      contentType: "application/merge-patch+json",
      body: { spec: { healthCheck: { active: { interval: "0s" } } } },
    });
    for (let tries = 0; tries < 200 && !messages.some((line) => line.includes("served on")); tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    assert.ok(
      messages.some((line) => line.includes("what was served before is served on")),
      messages.join("\n"),
    );
    assert.ok((await askMany(50)).every(({ status }) => status === 200));
  });
});
