import assert from "node:assert/strict";
import { test } from "node:test";
import { definitionSources } from "../../../tools/setup/kubernetes-parts";
import { type PlannedObject, unplayableParts } from "../../../twin/kubernetes/provider/unplayable";
import { imagesWithoutProgram } from "../../../twin/kubernetes/provider/unplayable-pods";

const deployment = (spec: object): PlannedObject => ({
  type: "kubernetes:apps/v1:Deployment",
  name: "web",
  inputs: { spec: { template: { spec } } },
});
const parts = { served: definitionSources, images: { "shop/mapped": ["node", "server.js"], played: [] } };
const said = (...objects: readonly PlannedObject[]) =>
  unplayableParts(objects, parts).map(({ object, text }) => `${object}: ${text.split(";")[0]}`);

test("what a pod asks of its machine is said all at once, by path and value", () => {
  const all = deployment({
    hostPID: true,
    volumes: [
      { name: "a", emptyDir: {} },
      { name: "data", persistentVolumeClaim: { claimName: "d" } },
      { name: "run", hostPath: { path: "/run" } },
    ],
    initContainers: [{ name: "i", image: "i", securityContext: { privileged: true } }],
    containers: [
      {
        name: "c",
        image: "i",
        ports: [{ containerPort: 80 }, { containerPort: 81, hostPort: 81 }],
        readinessProbe: { exec: { command: ["redis-cli", "ping"] } },
        lifecycle: { preStop: { exec: { command: ["sh", "-c", "sleep 5"] } } },
      },
    ],
  });
  assert.deepEqual(said(all), [
    'Deployment "web": spec.template.spec.hostPID is true',
    'Deployment "web": spec.template.spec.volumes[1] data is a persistentVolumeClaim',
    'Deployment "web": spec.template.spec.volumes[2] run is a hostPath',
    'Deployment "web": spec.template.spec.initContainers[0].securityContext.privileged is true',
    'Deployment "web": spec.template.spec.initContainers[0].image is "i"',
    'Deployment "web": spec.template.spec.containers[0].ports[1].hostPort is 81',
    'Deployment "web": spec.template.spec.containers[0].readinessProbe.exec.command is ["redis-cli","ping"]',
  ]);
});

test("a kind without a definition is said, but for what the program defines itself", () => {
  const monitor: PlannedObject = {
    type: "kubernetes:monitoring.coreos.com/v1:ServiceMonitor",
    name: "web",
    inputs: {},
  };
  const order: PlannedObject = { type: "kubernetes:acme.cert-manager.io/v1:Order", name: "o", inputs: {} };
  const route: PlannedObject = { type: "kubernetes:gateway.networking.k8s.io/v1:HTTPRoute", name: "r", inputs: {} };
  const lease: PlannedObject = { type: "kubernetes:coordination.k8s.io/v1:Lease", name: "l", inputs: {} };
  assert.deepEqual(said(monitor, order, route, lease), [
    'ServiceMonitor "web": its kind is of monitoring.coreos.com',
    'Order "o": its kind is of acme.cert-manager.io',
  ]);
  const definition: PlannedObject = {
    type: "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition",
    name: "d",
    inputs: { spec: { group: "monitoring.coreos.com", names: { kind: "ServiceMonitor" } } },
  };
  assert.deepEqual(said(monitor, definition), []);
});

test("what our own specs make is taken", () => {
  const plain = deployment({ volumes: [{ name: "tmp", emptyDir: {} }], containers: [{ name: "c", image: "i" }] });
  assert.deepEqual(said(plain), []);
});

const kind = (type: string, spec: object, inputs: object = {}): PlannedObject => ({
  type: `kubernetes:${type}`,
  name: "x",
  inputs: { spec, ...inputs },
});

test("what would wait for a controller that is not here is said, with what to write instead", () => {
  const own = kind("gateway.networking.k8s.io/v1:GatewayClass", {
    controllerName: "gateway.envoyproxy.io/gatewayclass-controller",
  });
  const cases: readonly (readonly [PlannedObject, RegExp | undefined])[] = [
    [kind("networking.k8s.io/v1:Ingress", {}), /its kind is Ingress; allowed: Gateway and HTTPRoute/],
    [kind("core/v1:PersistentVolumeClaim", {}), /the twin has no disks/],
    [kind("apps/v1:StatefulSet", { volumeClaimTemplates: [{}] }), /spec\.volumeClaimTemplates has 1/],
    [kind("apps/v1:StatefulSet", {}), undefined],
    [kind("core/v1:Service", { type: "LoadBalancer" }), /spec\.type is "LoadBalancer"; allowed: ClusterIP/],
    [kind("core/v1:Service", {}), undefined],
    [kind("gateway.networking.k8s.io/v1:Gateway", { gatewayClassName: "nginx" }), /"nginx"; allowed: envoy, own, or a/],
    [kind("gateway.networking.k8s.io/v1:Gateway", { gatewayClassName: "own" }), undefined],
    [kind("gateway.networking.k8s.io/v1:Gateway", { gatewayClassName: "envoy" }), undefined],
    [
      kind(
        "admissionregistration.k8s.io/v1:ValidatingWebhookConfiguration",
        {},
        {
          webhooks: [{ clientConfig: { url: "https://x" } }, { clientConfig: { service: { name: "a" } } }],
        },
      ),
      /webhooks\[1\]\.clientConfig\.service is given; allowed: url/,
    ],
    [kind("apps/v1:DeploymentPatch", {}), /declare the object itself \(Deployment\)/],
    [kind("yaml/v2:ConfigGroup", {}), /is not an object of the API/],
    [
      { type: "pulumi:providers:kubernetes", name: "p", inputs: { context: "prod" } },
      /context is given; allowed: none/,
    ],
    [{ type: "pulumi:providers:kubernetes", name: "p", inputs: { namespace: "shop" } }, undefined],
  ];
  for (const [object, pattern] of cases) {
    const found = unplayableParts([{ ...own, inputs: { ...own.inputs, metadata: { name: "own" } } }, object], parts);
    assert.equal(found.length, pattern === undefined ? 0 : 1, JSON.stringify(found));
    if (pattern !== undefined) assert.match(found[0]?.text ?? "", pattern);
  }
});

test("an image that is mapped to a program runs its probes and hooks, and may end", () => {
  const container = {
    name: "c",
    image: "shop/mapped:1",
    livenessProbe: { exec: { command: ["pg_isready"] } },
    lifecycle: { postStart: { exec: { command: ["warm"] } } },
  };
  const job = (image: string) =>
    kind("batch/v1:Job", { template: { spec: { containers: [{ ...container, image }] } } });
  assert.deepEqual(said(job("shop/mapped:1"), job("shop/mapped@sha256:abc")), []);
  assert.deepEqual(said(job("played")), [
    'Job "x": spec.template.spec.containers[0].image is "played"',
    'Job "x": spec.template.spec.containers[0].livenessProbe.exec.command is ["pg_isready"]',
    'Job "x": spec.template.spec.containers[0].lifecycle.postStart.exec.command is ["warm"]',
  ]);
  // An empty list asks for the example server outright.
  assert.deepEqual(imagesWithoutProgram([job("played"), job("b:1"), job("a:1"), job("shop/mapped:2")], parts.images), [
    "a:1",
    "b:1",
  ]);
});
