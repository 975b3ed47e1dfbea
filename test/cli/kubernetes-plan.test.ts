import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import { type ForeignFiles, ForeignProject, hasTrace } from "../support/foreign";
import { kubernetesProgram } from "../support/kubernetes";

const projects: ForeignProject[] = [];
const projectOf = (files: ForeignFiles) => {
  const project = new ForeignProject(files);
  projects.push(project);
  return project;
};
afterEach(() => {
  for (const project of projects.splice(0)) project.remove();
});

const manifest = `apiVersion: v1
kind: List
items:
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: settings, namespace: demo }, data: { a: b } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: demo }
spec:
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web, image: nginx }] } }
`;

describe("a plan of a Kubernetes program", () => {
  test("has every object with its inputs, its namespace and its name", async () => {
    const project = projectOf({
      ...kubernetesProgram(
        'const space = new k8s.core.v1.Namespace("shop");',
        "const inside = { namespace: space.metadata.name };",
        'const service = new k8s.core.v1.Service("web", { metadata: inside, spec: { selector: { app: "web" }, ports: [{ port: 80 }] } });',
        'new k8s.apiextensions.CustomResource("route", { apiVersion: "gateway.networking.k8s.io/v1", kind: "HTTPRoute", metadata: inside, spec: { rules: [{ backendRefs: [{ name: service.metadata.name, port: 80 }] }] } });',
        'new k8s.yaml.ConfigFile("file", { file: "objects.yaml", resourcePrefix: "my" });',
        'new k8s.yaml.ConfigGroup("group", { files: ["obj*.yaml"], yaml: "apiVersion: v1\\nkind: Service\\nmetadata: { name: extra }" });',
        "export const address = service.status.loadBalancer.ingress[0].ip;",
        "export const name = service.metadata.name;",
      ),
      "objects.yaml": manifest,
      "Pulumi.prod.yaml": "config: { kubernetes:namespace: usual }\n",
    });
    const { code, stdout, text } = await project.run("plan", "prod", "--json");
    assert.equal(code, 0, text);
    const plan: {
      resources: { type: string; name: string; inputs: Record<string, { name?: string; namespace?: string }> }[];
      outputs: Record<string, string>;
    } = JSON.parse(stdout);
    const places = plan.resources
      .filter(({ type }) => !/^pulumi:|yaml:/.test(type))
      .map(({ type, inputs: { metadata } }) => `${type} ${metadata?.namespace ?? "-"}/${metadata?.name ?? "-"}`);
    const shop = "shop-[0-9a-f]{8}";
    const expected = [
      `apps/v1:Deployment demo/web`,
      `apps/v1:Deployment demo/web`,
      `core/v1:ConfigMap demo/settings`,
      `core/v1:ConfigMap demo/settings`,
      `core/v1:Namespace -/${shop}`,
      `core/v1:Service ${shop}/web-[0-9a-f]{8}`,
      `core/v1:Service usual/extra`,
      `gateway.networking.k8s.io/v1:HTTPRoute ${shop}/route-[0-9a-f]{8}`,
    ];
    assert.match(places.sort().join("\n"), new RegExp(`^${expected.map((line) => `kubernetes:${line}`).join("\n")}$`));
    assert.equal(plan.outputs["address"], "[unknown]");
    const route = plan.resources.find(({ name }) => name === "route")?.inputs["spec"];
    assert.match(JSON.stringify(route), new RegExp(`"name":"${plan.outputs["name"]}"`));
  });

  test("names what Helm, Kustomize and other plugins make", async () => {
    const project = projectOf({
      ...kubernetesProgram(
        'new k8s.helm.v3.Release("release", { chart: "redis", repositoryOpts: { repo: "https://example.com" } });',
        'new k8s.helm.v3.Chart("chart", { chart: "redis", fetchOpts: { repo: "https://example.com" } });',
        'new k8s.helm.v4.Chart("newer", { chart: "redis" });',
        'new k8s.yaml.v2.ConfigFile("second", { file: "objects.yaml" });',
        'new k8s.kustomize.Directory("overlay", { directory: "overlay" });',
      ),
      "objects.yaml": manifest,
    });
    const { code, text } = await project.run("plan", "prod");
    assert.equal(code, 0, text);
    const named = [
      'helm.sh/v3:Release "release"',
      'helm.sh/v3:Chart "chart"',
      'helm.sh/v4:Chart "newer"',
      'yaml/v2:ConfigFile "second"',
      'kustomize:Directory "overlay"',
    ];
    for (const name of named) assert.ok(text.includes(`kubernetes:${name}: made by the plugin kubernetes`), name);
    const judged = await project.check();
    assert.equal(judged.code, 1);
    assert.match(judged.text, /unknown: what is inside remote components is not judged/);
    const accepted = await project.check("--accept-unjudged");
    for (const name of named) assert.ok(accepted.text.replace(/\s+/g, " ").includes(`kubernetes:${name}`), name);
  });

  test("says what is wrong with a manifest, and no more", async () => {
    const project = projectOf({
      ...kubernetesProgram('new k8s.yaml.ConfigFile("file", { file: "objects.yaml" });'),
      "objects.yaml": "kind: [\n",
    });
    const { code, text } = await project.run("plan", "prod");
    assert.equal(code, 1);
    assert.match(text, /not valid YAML/);
    assert.ok(!hasTrace(text), text);
  });
});
