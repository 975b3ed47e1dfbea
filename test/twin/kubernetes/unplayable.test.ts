import assert from "node:assert/strict";
import { test } from "node:test";
import { definitionSources } from "../../../tools/setup/kubernetes-parts";
import { type PlannedObject, unplayableParts } from "../../../twin/kubernetes/provider/unplayable";

const deployment = (spec: object): PlannedObject => ({
  type: "kubernetes:apps/v1:Deployment",
  name: "web",
  inputs: { spec: { template: { spec } } },
});
const said = (...objects: readonly PlannedObject[]) =>
  unplayableParts(objects, definitionSources).map(({ object, text }) => `${object}: ${text.split(";")[0]}`);

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
  const ingress: PlannedObject = { type: "kubernetes:networking.k8s.io/v1:Ingress", name: "i", inputs: {} };
  assert.deepEqual(said(monitor, order, route, ingress), [
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
