import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { root } from "../../tools/setup";
import { schemaProblems } from "../support/kubernetes/schemas";

const run = promisify(execFile);

/** What a command says of an example, as its README calls it; a code other than 0 fails the test. */
async function vipkit(example: string, ...args: readonly string[]): Promise<string> {
  const cwd = join(root, "examples", example);
  const { stdout } = await run(process.execPath, [join(root, "cli", "bin.cjs"), ...args], {
    cwd,
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

interface Planned {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

async function plan(example: string, stack: string): Promise<readonly Planned[]> {
  const { resources } = JSON.parse(await vipkit(example, "plan", stack, "--json")) as { resources: readonly Planned[] };
  return resources;
}

const specsOf = <T>(resources: readonly Planned[], type: string) =>
  resources.filter((resource) => resource.type === type).map(({ inputs }) => inputs["spec"] as T);

test("kubernetes-extend: house rules, a quota, and a priority for the pods; every mandatory rule holds", async () => {
  const resources = await plan("kubernetes-extend", "dev");
  const [deployment] = specsOf<{ template: { spec: { priorityClassName?: string } } }>(
    resources,
    "kubernetes:apps/v1:Deployment",
  );
  assert.equal(deployment?.template.spec.priorityClassName, "customer-facing");
  const [quota] = specsOf<{ hard: object }>(resources, "kubernetes:core/v1:ResourceQuota");
  assert.deepEqual(quota?.hard, { "requests.cpu": "8", "requests.memory": "16Gi", "limits.memory": "16Gi" });
  const [clients] = specsOf<{ tls: { minVersion: string } }>(
    resources,
    "kubernetes:gateway.envoyproxy.io/v1alpha1:ClientTrafficPolicy",
  );
  assert.equal(clients?.tls.minVersion, "1.3");
  const gateway = resources.find(({ type }) => type.endsWith(":Gateway") && type.startsWith("kubernetes:"));
  const { labels } = gateway?.inputs["metadata"] as { labels: Readonly<Record<string, string>> };
  assert.equal(labels["example.com/team"], "search");
  assert.match(await vipkit("kubernetes-extend", "check", "dev"), /every mandatory policy holds/);
});

test("eks: machines and the cluster on them are planned and judged at once", async () => {
  const resources = await plan("eks", "dev");
  const cluster = resources.find(({ type }) => type === "aws:eks/cluster:Cluster")?.inputs;
  const { endpointPublicAccess } = cluster?.["vpcConfig"] as { endpointPublicAccess: boolean };
  assert.equal(endpointPublicAccess, false);
  assert.equal(specsOf(resources, "kubernetes:apps/v1:Deployment").length, 2);
  assert.equal(resources.filter(({ type }) => type === "aws:eks/nodeGroup:NodeGroup").length, 1);
  const judged = await vipkit("eks", "check", "dev", "--all");
  for (const rule of ["eks-endpoint-private", "pod-runs-as-non-root"])
    assert.match(judged, new RegExp(`^${rule} +\\w+ +\\d+ pass`, "m"));
  assert.match(judged, /every mandatory policy holds/);
});

test("eks: the same cluster behind an application load balancer of AWS, without a proxy", async () => {
  const resources = await plan("eks", "dev-alb");
  const objects = resources.filter(({ type }) => type.startsWith("kubernetes:")).map(({ inputs }) => inputs);
  assert.deepEqual(
    objects.flatMap((object) => schemaProblems(object)),
    [],
  );
  assert.equal(specsOf(resources, "kubernetes:gateway.k8s.aws/v1:TargetGroupConfiguration").length, 2);
  assert.ok(!resources.some(({ type }) => type.includes("envoyproxy")));
  assert.match(await vipkit("eks", "check", "dev-alb"), /every mandatory policy holds/);
});

test("gitops: each stack waits for those before it, and is checked before it changes anything", async () => {
  const resources = await plan("gitops", "management");
  const stacks = resources.filter(({ type }) => type === "kubernetes:pulumi.com/v1:Stack");
  assert.deepEqual(
    stacks.flatMap(({ inputs }) => schemaProblems(inputs)),
    [],
  );
  interface Stack {
    readonly stack: string;
    readonly preview: boolean;
    readonly prerequisites: readonly { readonly name: string }[];
    readonly workspaceTemplate: {
      spec: {
        podTemplate: { spec: { initContainers: readonly { command: readonly string[]; workingDir: string }[] } };
      };
    };
  }
  const specs = specsOf<Stack>(resources, "kubernetes:pulumi.com/v1:Stack");
  assert.deepEqual(
    specs
      .map(({ stack, preview, prerequisites }) => [stack, preview, prerequisites.map(({ name }) => name)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
    [
      ["your-company/prod-ap", true, []],
      ["your-company/prod-eu", false, ["staging"]],
      ["your-company/prod-us", false, ["staging", "prod-eu"]],
      ["your-company/staging", false, []],
    ],
  );
  for (const { stack, workspaceTemplate } of specs) {
    const [check] = workspaceTemplate.spec.podTemplate.spec.initContainers;
    // A shell without -c 'a && b' would go on after a check that fails.
    assert.match(check?.command[2] ?? "", /&& npx vipkit check "\$0"$/);
    assert.equal(check?.command[3], stack.split("/")[1]);
    assert.equal(check?.workingDir, "/share/workspace");
  }
  assert.match(await vipkit("gitops", "check", "management"), /every mandatory policy holds/);
});
