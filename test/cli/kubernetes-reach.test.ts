import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import { ForeignProject } from "../support/foreign";
import { kubernetesProgram } from "../support/kubernetes";

const projects: ForeignProject[] = [];
const projectOf = (...lines: readonly string[]) => {
  const project = new ForeignProject(kubernetesProgram(...lines));
  projects.push(project);
  return project;
};
afterEach(() => {
  for (const project of projects.splice(0)) project.remove();
});

const deployment =
  'new k8s.apps.v1.Deployment("web", { metadata: { namespace: "shop" }, spec: { selector: { matchLabels: { app: "web" } }, template: { metadata: { labels: { app: "web" } }, spec: { containers: [{ name: "web", image: "nginx:1.27", ports: [{ containerPort: 80 }] }] } } } });';

describe("reach of a Kubernetes program", () => {
  test("shows who may open connections to its pods, and is a failure where all may", async () => {
    const open = projectOf(deployment);
    const { code, text } = await open.run("reach", "prod");
    assert.equal(code, 1);
    assert.match(text, /cluster\s+TCP 80/);
    assert.match(text, /BROKEN\s+no pod of the cluster reaches the program's pods/);
    const shut = projectOf(
      deployment,
      'new k8s.networking.v1.NetworkPolicy("deny", { metadata: { namespace: "shop" }, spec: { podSelector: {}, policyTypes: ["Ingress"] } });',
    );
    assert.equal((await shut.run("reach", "prod")).code, 0);
    const { stdout } = await shut.run("reach", "prod", "--from", "cluster", "--to", "pods");
    assert.match(stdout, /cluster -> web {2}TCP 80 {2}closed/);
    assert.match(stdout, /no rule of deny admits connections from cluster at TCP 80/);
    const { code: wrong, text: said } = await shut.run("reach", "prod", "--from", "mars");
    assert.equal(wrong, 2);
    assert.match(said, /unknown endpoint; one of .*web/);
  });

  test("has no answer where there is nothing to reach, or where a chart cannot be looked into", async () => {
    const empty = await projectOf('new k8s.core.v1.Namespace("shop");').run("reach", "prod");
    assert.equal(empty.code, 1);
    assert.match(empty.text, /no load balancer, no nodes and no pods/);
    const chart = await projectOf(deployment, 'new k8s.helm.v4.Chart("redis", { chart: "redis" });').run(
      "reach",
      "prod",
    );
    assert.equal(chart.code, 1);
    assert.match(chart.text, /helm\.sh\/v4:Chart "redis"/);
  });
});
