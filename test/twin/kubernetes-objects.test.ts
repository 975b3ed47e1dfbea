import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Props } from "../../model/graph/json";
import { decodeYaml, KubernetesObjects } from "../../twin/offline/kubernetes-objects";

const urn = (type: string, name: string) => `urn:pulumi:test::shop::${type}::${name}`;

const checked = (type: string, inputs: Props, more: { fallback?: string; provider?: string; id?: string } = {}) => {
  const objects = new KubernetesObjects(more.fallback);
  objects.addProvider("urn:other", "other-id", { namespace: "theirs" });
  objects.addProvider("urn:context", "context-id", {
    kubeconfig: [
      "current-context: b",
      "contexts:",
      "  - { name: a, context: { cluster: c, namespace: first } }",
      "  - { name: b, context: { cluster: c, namespace: second } }",
    ].join("\n"),
  });
  objects.addProvider("urn:later", "later-id", { kubeconfig: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" });
  const { provider, id = "" } = more;
  return objects.answer({ type, name: "web", urn: urn(type, "web"), inputs, custom: true, provider, id }, true);
};

const metadataOf = (type: string, inputs: Props, more = {}) => checked(type, inputs, more)?.inputs.metadata;

describe("objects without a cluster", () => {
  test("get the provider's namespace where they name none", () => {
    const of = (type: string, more = {}) => {
      const { namespace } = (metadataOf(type, { metadata: { name: "web" } }, more) ?? {}) as Props;
      return namespace;
    };
    assert.equal(of("kubernetes:core/v1:Service"), "default");
    assert.equal(of("kubernetes:core/v1:Service", { fallback: "shop" }), "shop");
    assert.equal(of("kubernetes:core/v1:Service", { provider: "urn:other::other-id" }), "theirs");
    assert.equal(of("kubernetes:core/v1:Service", { provider: "urn:context::context-id" }), "second");
    assert.equal(of("kubernetes:core/v1:Service", { provider: "urn:later::later-id", fallback: "x" }), "default");
    assert.equal(of("kubernetes:example.com/v1:Thing"), "default");
  });

  test("get none where their kind has none", () => {
    for (const type of [
      "core/v1:Namespace",
      "rbac.authorization.k8s.io/v1:ClusterRole",
      "cert-manager.io/v1:ClusterIssuer",
    ])
      assert.deepEqual(metadataOf(`kubernetes:${type}`, { metadata: { name: "web" } }), { name: "web" }, type);
  });

  test("keep what they say", () => {
    const metadata = { name: "own", namespace: "shop", labels: { app: "web" } };
    assert.deepEqual(metadataOf("kubernetes:apps/v1:Deployment", { metadata }), metadata);
    assert.deepEqual(metadataOf("kubernetes:batch/v1:Job", { metadata: { generateName: "run-" } }), {
      generateName: "run-",
      namespace: "default",
    });
  });

  test("are named after their resource, the same each time", () => {
    const named = metadataOf("kubernetes:core/v1:ConfigMap", { data: {} }) as Props;
    assert.match(String(named.name), /^web-[0-9a-f]{8}$/);
    assert.deepEqual(named.annotations, { "pulumi.com/autonamed": "true" });
    assert.deepEqual(metadataOf("kubernetes:core/v1:ConfigMap", { data: {} }), named);
  });

  test("are left as they are where they are patches, lists, or not known yet", () => {
    assert.deepEqual(metadataOf("kubernetes:apps/v1:DeploymentPatch", { metadata: { name: "web" } }), {
      name: "web",
      namespace: "default",
    });
    assert.equal(metadataOf("kubernetes:apps/v1:DeploymentList", { items: [] }), undefined);
    assert.equal(
      metadataOf("kubernetes:core/v1:Service", { metadata: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" }),
      "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    );
  });

  test("are known by their id where they are read", () => {
    const outputs = checked("kubernetes:core/v1:Service", {}, { id: "shop/web" })?.outputs;
    assert.deepEqual(outputs, { apiVersion: "v1", kind: "Service", metadata: { namespace: "shop", name: "web" } });
    const space = checked("kubernetes:core/v1:Namespace", {}, { id: "shop" })?.outputs;
    assert.deepEqual(space?.metadata, { name: "shop" });
  });

  test("are no components, and no charts", () => {
    for (const type of ["kubernetes:yaml:ConfigFile", "kubernetes:helm.sh/v3:Release", "aws:s3/bucket:Bucket"])
      assert.equal(checked(type, {}), undefined, type);
  });
});

describe("a YAML text", () => {
  const decode = (text: string) => decodeYaml({ text }).result;

  test("is read document by document, as the provider reads it", () => {
    assert.deepEqual(decode("a: 1\n---\n# nothing\n---\nb: yes\nmode: 0644\nday: 2026-11-30\n"), [
      { a: 1 },
      { b: true, mode: 420, day: "2026-11-30" },
    ]);
    assert.deepEqual(decode(""), []);
    assert.deepEqual(decode("a: 1\na: 2\n"), [{ a: 2 }]);
    assert.deepEqual(decode('{"kind": "List", "items": []}'), [{ kind: "List", items: [] }]);
  });

  test("that is none is said with its line", () => {
    assert.throws(() => decode("a: [1\n"), /not valid YAML: .*line 2/s);
  });
});
