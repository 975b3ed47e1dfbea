import assert from "node:assert/strict";
import { test } from "node:test";
import { hostKubernetesProvider } from "../../twin/kubernetes/provider/hosted";
import { TestStack } from "../support/engine";
import { eventually, paths, startCluster, startNodes } from "../support/local-cluster";

const program = (text: string) => `
const { Deployment } = require("@pulumi/kubernetes/apps/v1");
const { Service, Namespace, Secret } = require("@pulumi/kubernetes/core/v1");
const { Job } = require("@pulumi/kubernetes/batch/v1");
const { HorizontalPodAutoscaler } = require("@pulumi/kubernetes/autoscaling/v2");
const { CustomResource } = require("@pulumi/kubernetes/apiextensions");
${text}
`;

const web = ({ image = "example.com/web:1", port = 8080, label = "web", name = "" } = {}) => `
const labels = { app: "${label}" };
const space = new Namespace("space", { metadata: { name: "shop" } });
const metadata = { namespace: space.metadata.name${name === "" ? "" : `, name: "${name}"`} };
const app = new Deployment("web", {
  metadata,
  spec: {
    replicas: 2,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: { containers: [{
        name: "web", image: "${image}", ports: [{ containerPort: ${port} }],
        readinessProbe: { httpGet: { path: "/healthz", port: ${port} }, periodSeconds: 1 },
        resources: { requests: { cpu: "100m" } },
      }] },
    },
  },
});
const service = new Service("web", { metadata: { namespace: space.metadata.name }, spec: { selector: labels, ports: [{ port: 80, targetPort: ${port} }] } });
const scaler = new HorizontalPodAutoscaler("web", {
  metadata: { namespace: space.metadata.name },
  spec: {
    scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: app.metadata.name },
    minReplicas: 2, maxReplicas: 4,
    metrics: [{ type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 60 } } }],
  },
});
const secret = new Secret("key", { metadata: { namespace: space.metadata.name }, stringData: { password: "correct horse" } });
exports.available = app.status.availableReplicas;
exports.address = service.spec.clusterIP;
exports.scaler = scaler.metadata.name;
`;

test("the engine makes, changes, replaces, refreshes and removes objects of a real API server", async (t) => {
  const cluster = await startCluster(t);
  const { client, plane } = cluster;
  await startNodes(cluster, { "example.com/task": ["true"], "example.com/broken": ["false"] });
  const provider = await hostKubernetesProvider({ access: { kubeconfig: plane.kubeconfig } });
  cluster.closers.push(() => Promise.resolve(provider.close()));
  const stack = new TestStack({ environment: { PULUMI_DEBUG_PROVIDERS: provider.address } });
  cluster.closers.push(() => stack.dispose());
  const run = async (text: string, how: "up" | "preview" | "refresh" = "up") => {
    stack.setProgram(program(text));
    return stack[how]();
  };

  await t.test("a preview makes nothing; up waits until pods answer", async () => {
    const planned = await run(web(), "preview");
    assert.equal(planned.code, 0, planned.output);
    const missing = await client.call("GET", "/api/v1/namespaces/shop").catch((error: unknown) => String(error));
    assert.match(String(missing), /not found/);

    const made = await run(web());
    assert.equal(made.code, 0, made.output);
    const outputs = await stack.outputs();
    assert.equal(outputs.available, 2);
    assert.match(String(outputs.address), /^10\.\d+\.1/);
    assert.match(String(outputs.scaler), /^web-[0-9a-f]{8}$/);
    assert.doesNotMatch((await stack.engine(["stack", "export"])).output, /correct horse/);
  });

  await t.test("the same again changes nothing, and drift shows", async () => {
    const same = await run(web());
    assert.deepEqual(same.changes, []);
    const [app] = (await client.call("GET", "/apis/apps/v1/namespaces/shop/deployments")).items as never as readonly {
      readonly metadata: { readonly name: string };
    }[];
    const path = `/apis/apps/v1/namespaces/shop/deployments/${app?.metadata.name}`;
    await client.call("PATCH", path, {
      contentType: "application/merge-patch+json",
      body: { spec: { template: { metadata: { labels: { app: "web" }, annotations: { by: "hand" } } } } },
    });
    await client.call("PATCH", path, { contentType: "application/merge-patch+json", body: { spec: { replicas: 3 } } });
    await run(web(), "refresh");
    const planned = await run(web(), "preview");
    assert.deepEqual(
      planned.changes.map(({ op, type, diff }) => [op, type, Object.keys(diff)]),
      [["update", "kubernetes:apps/v1:Deployment", ["spec.replicas"]]],
    );
  });

  await t.test("what another has changed is refused with its owner, unless it is taken over", async () => {
    const refused = await run(web());
    assert.notEqual(refused.code, 0);
    assert.match(refused.output, /spec\.replicas: is owned by .*, got 2/);
    const [app] = (await client.call("GET", "/apis/apps/v1/namespaces/shop/deployments")).items as never as readonly {
      readonly metadata: { readonly name: string };
    }[];
    await client.call("PATCH", `/apis/apps/v1/namespaces/shop/deployments/${app?.metadata.name}`, {
      contentType: "application/merge-patch+json",
      body: { spec: { replicas: 2 } },
    });
    await run(web(), "refresh");
  });

  await t.test("a change in place rolls out; a field that never changes replaces", async () => {
    const rolled = await run(web({ image: "example.com/web:2" }));
    assert.equal(rolled.code, 0, rolled.output);
    assert.deepEqual(
      rolled.changes.map(({ op }) => op),
      ["update"],
    );
    const replaced = await run(web({ image: "example.com/web:2", label: "shop" }));
    assert.equal(replaced.code, 0, replaced.output);
    const ofApp = replaced.steps.filter(({ type }) => type === "kubernetes:apps/v1:Deployment").map(({ op }) => op);
    assert.deepEqual(ofApp, ["create-replacement", "replace", "delete-replaced"]);
  });

  await t.test("what is wrong is told with path, value and fix, and nothing is half made", async () => {
    const wrong = [
      [
        `new Service("s", { metadata: { namespace: "nowhere" }, spec: { ports: [{ port: 80 }] } })`,
        /metadata\.namespace: no such namespace, got "nowhere"/,
      ],
      [
        `new Service("s", { spec: { ports: [{ port: 80, targetPorts: 1 }] } })`,
        /spec\.ports\[.*\]\.targetPorts: no such field in this kind, got 1/,
      ],
      [
        `new CustomResource("g", { apiVersion: "no.such.group/v1", kind: "Thing" })`,
        /serves no Thing of no\.such\.group\/v1/,
      ],
      [
        `new Service("s", { metadata: { name: "kubernetes" }, spec: { ports: [{ port: 80 }] } })`,
        /a Service of this name exists.* got "kubernetes"/,
      ],
      [
        `new Job("j", { spec: { backoffLimit: 0, template: { spec: { restartPolicy: "Never", containers: [{ name: "c", image: "example.com/broken:1" }] } } } })`,
        /the job failed/,
      ],
    ] as const;
    for (const [text, said] of wrong) {
      const result = await run(`${web({ image: "example.com/web:2", label: "shop" })}\n${text};`);
      assert.notEqual(result.code, 0, text);
      assert.match(result.output, said);
    }
  });

  await t.test("a job is waited for, and everything goes", async () => {
    const job = `new Job("task", { spec: { template: { spec: { restartPolicy: "Never", containers: [{ name: "c", image: "example.com/task:1" }] } } } });`;
    const done = await run(`${web({ image: "example.com/web:2", label: "shop" })}\n${job}`);
    assert.equal(done.code, 0, done.output);
    const gone = await stack.destroy();
    assert.equal(gone.code, 0, gone.output);
    await eventually(client, "/api/v1/namespaces", (all) => all.every(({ name }) => name !== "shop"), 5);
    assert.deepEqual((await client.call("GET", paths.pods)).items, []);
  });
});
