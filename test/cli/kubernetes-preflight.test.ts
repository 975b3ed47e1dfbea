import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { refuseUnplayable } from "../../cli/preflight";
import { readStack } from "../../cli/project";
import { UserError } from "../../model/user-error";
import { root } from "../../tools/setup";

const spec = `
config:
  vipkit:cluster:
    name: shop
    platform: kubernetes
    provider: twin
    certificate: { domainName: shop.example.com, issuer: { name: local } }
    loadBalancer: { listeners: { https: { port: 443, protocol: HTTPS, defaultAction: { type: forward, targetGroups: { web: 1 } } } } }
    targetGroups: { web: {} }
    nodeGroups: { web: { targetGroups: [web], workload: { type: container, image: "shop:1" } } }
`;
const program = (objects: string) => `
const k8s = require(${JSON.stringify(join(root, "node_modules/@pulumi/kubernetes"))});
${objects}
`;

function project(t: { after: (end: () => void) => void }, objects: string): string {
  const folder = mkdtempSync(join(tmpdir(), "vipkit-test-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: shop\nruntime: nodejs\nmain: index.js\n");
  writeFileSync(join(folder, "Pulumi.dev.yaml"), spec);
  writeFileSync(join(folder, "index.js"), program(objects));
  return folder;
}

test("a start on the twin for Kubernetes refuses all that it cannot do, and leaves nothing", async (t) => {
  const folder = project(
    t,
    `
new k8s.apps.v1.StatefulSet("db", { spec: { serviceName: "db", selector: { matchLabels: { app: "db" } }, template: {
  metadata: { labels: { app: "db" } },
  spec: {
    volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data" } }],
    containers: [{ name: "db", image: "postgres:17", livenessProbe: { exec: { command: ["pg_isready"] } } }],
  },
} } });
new k8s.apiextensions.CustomResource("monitor", { apiVersion: "monitoring.coreos.com/v1", kind: "ServiceMonitor", spec: {} });
`,
  );
  const refusal = await refuseUnplayable(readStack(folder, "dev"), process.env).catch((error: unknown) => error);
  assert.ok(refusal instanceof UserError, String(refusal));
  const lines = refusal.message.split("\n");
  assert.match(lines[0] ?? "", /stack "dev" cannot come up on the twin; nothing was created/);
  assert.match(
    refusal.message,
    /StatefulSet "db": spec\.template\.spec\.volumes\[0\] data is a persistentVolumeClaim; allowed: emptyDir/,
  );
  assert.match(refusal.message, /livenessProbe\.exec\.command is \["pg_isready"\]; allowed: sleep.*index\.js:\d+/);
  assert.match(refusal.message, /ServiceMonitor "monitor": its kind is of monitoring\.coreos\.com/);
  assert.deepEqual(readdirSync(folder).sort(), ["Pulumi.dev.yaml", "Pulumi.yaml", "index.js"]);
});

test("it takes what it can do", async (t) => {
  const folder = project(
    t,
    `
new k8s.apps.v1.Deployment("web", { spec: { selector: { matchLabels: { app: "web" } }, template: {
  metadata: { labels: { app: "web" } },
  spec: { volumes: [{ name: "tmp", emptyDir: {} }], containers: [{ name: "web", image: "web:1", ports: [{ containerPort: 80 }] }] },
} } });
`,
  );
  await refuseUnplayable(readStack(folder, "dev"), process.env);
});

test("a program without a spec is told what is not of this machine, all at once", async (t) => {
  const folder = project(
    t,
    `
const aws = require(${JSON.stringify(join(root, "node_modules/@pulumi/aws"))});
new aws.sqs.Queue("jobs");
const other = new k8s.Provider("other", { context: "prod" });
new k8s.core.v1.ConfigMap("look", { data: { a: "b" } }, { provider: other });
new k8s.networking.v1.Ingress("web", { spec: { defaultBackend: { service: { name: "web", port: { number: 80 } } } } });
new k8s.helm.v3.Release("redis", { chart: "redis" });
new k8s.yaml.v2.ConfigGroup("more", { yaml: "a: 1" });
new k8s.yaml.ConfigGroup("played", { yaml: "apiVersion: v1\\nkind: Service\\nmetadata: { name: web }\\nspec: { type: LoadBalancer }" });
`,
  );
  writeFileSync(
    join(folder, "Pulumi.dev.yaml"),
    "config:\n  aws:region: eu-central-1\n  kubernetes:context: prod\n  vipkit:twin: { platform: kubernetes }\n",
  );
  const refusal = await refuseUnplayable(readStack(folder, "dev"), process.env).catch((error: unknown) => error);
  assert.ok(refusal instanceof UserError, String(refusal));
  for (const pattern of [
    /Pulumi\.dev\.yaml:3 kubernetes:context is given; allowed: none/,
    /Provider "other": context is given; .*index\.js:6/,
    /Ingress "web": its kind is Ingress; allowed: Gateway and HTTPRoute/,
    /Release "redis": .* is not an object of the API/,
    /ConfigGroup "more": .* is not an object of the API/,
    /Service "web": spec\.type is "LoadBalancer"/,
    /of AWS, which this twin is not:\n {2}aws:sqs:Queue "jobs" {2}index\.js:5/,
  ])
    assert.match(refusal.message, pattern);
});
