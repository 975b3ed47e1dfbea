import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, test } from "node:test";
import type { Report } from "../../policies/report";
import { type ForeignFiles, ForeignProject, verdictsOf } from "../support/foreign";
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

const pod = (more: string) =>
  `{ metadata: { labels: { app: "web" } }, spec: { containers: [{ name: "web", image: "nginx:1.27", ports: [{ containerPort: 80 }] }], ${more} } }`;
const deployment = (name: string, more = "", spec = "replicas: 3,") =>
  `const ${name} = new k8s.apps.v1.Deployment("${name}", { metadata: { namespace: "shop" }, spec: { ${spec} selector: { matchLabels: { app: "web" } }, template: ${pod(more)} } });`;

describe("a check of a Kubernetes program", () => {
  test("judges its objects, by their names and labels", async () => {
    const project = projectOf(
      kubernetesProgram(
        deployment("web"),
        'new k8s.core.v1.Service("front", { metadata: { namespace: "shop" }, spec: { selector: { app: "web" }, ports: [{ port: 80, targetPort: "http" }] } });',
        'new k8s.autoscaling.v2.HorizontalPodAutoscaler("scale", { metadata: { namespace: "shop" }, spec: { scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: web.metadata.name }, minReplicas: 2, maxReplicas: 4 } });',
        'new k8s.policy.v1.PodDisruptionBudget("none", { metadata: { namespace: "shop" }, spec: { maxUnavailable: 0, selector: { matchLabels: { app: "web" } } } });',
      ),
    );
    const { code, stack, text } = await project.check();
    assert.equal(code, 1);
    const verdict = (rule: string) => verdictsOf(stack, rule);
    assert.deepEqual(verdict("replicas-left-to-autoscaler"), ["web: fail"]);
    assert.deepEqual(verdict("disruption-budget-allows-one"), ["none: fail"]);
    assert.deepEqual(verdict("service-selects-pods"), ["front: pass"]);
    assert.deepEqual(verdict("service-port-named"), ["front: fail"]);
    assert.deepEqual(verdict("pod-not-privileged"), ["web: pass"]);
    assert.match(text, /index\.ts:2/);
    assert.match(text, /why: /);
    assert.doesNotMatch(text, /not judged/);
  });

  test("says what is not known, and takes it for no pass", async () => {
    const project = projectOf(
      kubernetesProgram(
        'import * as pulumi from "@pulumi/pulumi";',
        'const other = new pulumi.StackReference("org/other/prod");',
        deployment("web", 'hostNetwork: other.getOutput("host") as never,'),
      ),
    );
    const { code, stack } = await project.check();
    assert.equal(code, 1);
    assert.deepEqual(verdictsOf(stack, "pod-no-host-namespaces"), ["web: unknown"]);
  });

  test("names what no rule reads: patches and kinds that no rule knows", async () => {
    const project = projectOf(
      kubernetesProgram(
        'new k8s.apps.v1.DeploymentPatch("patch", { metadata: { name: "web", namespace: "shop" }, spec: { replicas: 2 } });',
        'new k8s.apiextensions.CustomResource("thing", { apiVersion: "example.com/v1", kind: "Thing", metadata: { namespace: "shop" } });',
      ),
    );
    const { code, stack, text } = await project.check();
    assert.equal(code, 0, text);
    assert.deepEqual(stack.notJudged?.map(({ why, type, names }) => `${why} ${type} ${names.join(" ")}`).sort(), [
      "no-rule kubernetes:apps/v1:DeploymentPatch patch",
      "no-rule kubernetes:example.com/v1:Thing thing",
    ]);
    assert.match(text, /no rule reads them/);
  });

  test("settings name its rules: levels and exemptions", async () => {
    const project = projectOf({
      ...kubernetesProgram('new k8s.core.v1.Namespace("shop");'),
      "vipkit.policies.yaml": "rules: { namespace-enforces-pod-security: disabled, pod-not-privileged: advisory }\n",
    });
    const { code, text } = await project.check();
    assert.equal(code, 0, text);
    assert.match(text, /rules are off here: 1 of them would find 1 more/);
    const wrong = projectOf({
      ...kubernetesProgram('new k8s.core.v1.Namespace("shop");'),
      "vipkit.policies.yaml": "rules: { pod-not-priviledged: advisory }\n",
    });
    assert.match((await wrong.check()).text, /did you mean pod-not-privileged/);
  });

  test("judges an exported state, charts' objects in it too", async () => {
    const project = projectOf(kubernetesProgram(""));
    const urn = (type: string, name: string) => `urn:pulumi:prod::shop::${type}::${name}`;
    const object = (type: string, name: string, inputs: object) => ({
      urn: urn(type, name),
      type,
      custom: true,
      id: `shop/${name}`,
      inputs,
      outputs: inputs,
    });
    const service = {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "web", namespace: "shop" },
      spec: { selector: { app: "web" }, ports: [{ port: 80 }] },
    };
    const state = {
      version: 3,
      deployment: {
        resources: [
          { urn: urn("pulumi:pulumi:Stack", "shop-prod"), type: "pulumi:pulumi:Stack", custom: false },
          object("kubernetes:core/v1:Service", "web", service),
          object("kubernetes:apps/v1:Deployment", "web", {
            metadata: { name: "web", namespace: "shop" },
            spec: {
              replicas: 1,
              template: {
                metadata: { labels: { app: "web" } },
                spec: { containers: [{ name: "web", image: "nginx", securityContext: { privileged: true } }] },
              },
            },
          }),
          object("kubernetes:helm.sh/v3:Release", "redis", { chart: "redis" }),
        ],
      },
    };
    writeFileSync(join(project.folder, "state.json"), JSON.stringify(state));
    const { code, stdout } = await project.run("check", "--state", "state.json", "--json");
    assert.equal(code, 1);
    const report: Report = JSON.parse(stdout);
    const [stack] = report.stacks;
    assert.ok(stack);
    assert.deepEqual(verdictsOf(stack, "pod-not-privileged"), ["web: fail"]);
    assert.deepEqual(verdictsOf(stack, "workload-keeps-two-pods"), ["web: fail"]);
    assert.deepEqual(verdictsOf(stack, "service-selects-pods"), ["web: pass"]);
    assert.deepEqual(
      stack.notJudged?.map(({ why, type }) => `${why} ${type}`),
      ["remote-component kubernetes:helm.sh/v3:Release"],
    );
  });

  test("programs without objects hold no rule of objects", async () => {
    const project = projectOf({
      "index.ts": 'import * as aws from "@pulumi/aws";\nnew aws.cloudwatch.LogGroup("app", { retentionInDays: 400 });',
    });
    const { stack } = await project.check();
    assert.ok(!stack.notApplicable.includes("pod-not-privileged"));
  });
});
