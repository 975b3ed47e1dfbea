import assert from "node:assert/strict";
import { after, test } from "node:test";
import { planOffline } from "../../cli/plan/offline";
import { planWithEngine } from "../../cli/plan/with-engine";
import type { Plan } from "../../cli/planned";
import { readStack } from "../../cli/project";
import { TestStack } from "../support/engine";

const program = `
const aws = require("@pulumi/aws");
const k8s = require("@pulumi/kubernetes");
const bucket = new aws.s3.Bucket("logs", {});
const cluster = new k8s.Provider("cluster", { context: "nowhere", namespace: "shop" });
new k8s.core.v1.ConfigMap("named", { metadata: { name: "named" }, data: { bucket: bucket.arn } }, { provider: cluster });
new k8s.core.v1.ConfigMap("unnamed", { data: { a: "1" } });
new k8s.yaml.ConfigGroup("group", { yaml: "apiVersion: v1\\nkind: Service\\nmetadata: { name: from-yaml }\\nspec: { ports: [{ port: 80 }] }\\n" });
new k8s.helm.v3.Release("chart", { chart: "podinfo" });
k8s.core.v1.Secret.get("read", "shop/key");
`;

const stack = new TestStack({ program, twin: "memory", config: { "aws:region": "eu-west-1" } });
after(() => stack.dispose());

/** What the program makes: the engine counts what it reads among its steps. */
const objectsOf = ({ resources }: Plan) =>
  Object.fromEntries(
    resources
      .filter(({ type, custom, name }) => custom && type.startsWith("kubernetes:") && name !== "read")
      .map(({ urn, inputs }) => {
        const { __defaults: _defaults, data: _data, ...rest } = inputs;
        return [urn, JSON.stringify(rest, Object.keys(rest).sort())];
      }),
  );

test("a program of one's own on AWS and Kubernetes is previewed without a cluster, as it is planned offline", async () => {
  await stack.engine(["stack", "init"]);
  const files = readStack(stack.folder, "test");
  const engine = await planWithEngine(files, { ...process.env, PULUMI_CONFIG_PASSPHRASE: "test" });
  const offline = await planOffline(files);
  assert.equal(Object.keys(objectsOf(engine)).length, 4);
  assert.deepEqual(objectsOf(engine), objectsOf(offline));
  const named = engine.resources.find(({ name }) => name === "named");
  assert.deepEqual(named?.inputs.metadata, { name: "named", namespace: "shop" });
});
