import assert from "node:assert/strict";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { toProps } from "../../../model/graph/json";
import { ApiError } from "../../../twin/kubernetes/api/api-error";
import type { ClusterClient } from "../../../twin/kubernetes/api/cluster-client";
import { toApiObject } from "../../../twin/kubernetes/api/objects";
import { mountVolumes, withMounts } from "../../../twin/kubernetes/nodes/volumes";
import { temporaryFolder } from "../../support/temporary";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const stored: Readonly<Record<string, object>> = {
  "configmaps/look": { data: { "shop.yaml": "a: 1", other: "x" }, binaryData: { raw: base64("\u0001") } },
  "secrets/key": { data: { "tls.key": base64("private") } },
};
const client = {
  call: (_method: string, path: string) => {
    const found = stored[path.replace("/api/v1/namespaces/shop/", "")];
    return found === undefined ? Promise.reject(new ApiError(404, "NotFound", path)) : Promise.resolve(toProps(found));
  },
} as unknown as ClusterClient;

function mount(folder: string, volumes: readonly object[], volumeMounts: readonly object[]) {
  const raw = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "web", namespace: "shop", labels: { b: "2", a: 'say "hi"' } },
    spec: { volumes, containers: [{ name: "web", image: "web:1", volumeMounts }] },
  };
  const place = {
    pod: toApiObject(toProps(raw)),
    ...{ address: "10.1.1.2", node: "node-a", nodeAddress: "10.1.0.1", zone: "a" },
    capacity: { cpu: "4", memory: "8Gi" },
  };
  return mountVolumes(client, "web", place, folder);
}

test("volumes are files in folders of the pod, with what the API has", async (t) => {
  const folder = temporaryFolder(t);
  const volumes = [
    { name: "look", configMap: { name: "look" } },
    { name: "one", configMap: { name: "look", items: [{ key: "other", path: "deep/file" }] } },
    { name: "key", secret: { secretName: "key" } },
    { name: "none", secret: { secretName: "missing", optional: true } },
    { name: "scratch", emptyDir: {} },
    {
      name: "all",
      projected: {
        sources: [
          { secret: { name: "key" } },
          { downwardAPI: { items: [{ path: "labels", fieldRef: { fieldPath: "metadata.labels" } }] } },
          { serviceAccountToken: { path: "token" } },
        ],
      },
    },
  ];
  const mounts = volumes.map(({ name }) => ({ name, mountPath: `/mnt/${name}` }));
  const made = await mount(folder, volumes, [
    ...mounts,
    { name: "look", mountPath: "/etc/shop.yaml", subPath: "shop.yaml" },
    { name: "token", mountPath: "/var/run/secrets/kubernetes.io/serviceaccount" },
  ]);
  const read = (path: string) => readFileSync(join(folder, path), "utf8");
  assert.equal(read("look/shop.yaml"), "a: 1");
  assert.equal(read("look/raw"), "\u0001");
  assert.equal(read("one/deep/file"), "x");
  assert.equal(read("key/tls.key"), "private");
  assert.equal(statSync(join(folder, "key/tls.key")).mode & 0o777, 0o600);
  assert.equal(read("all/labels"), 'a="say \\"hi\\""\nb="2"');
  assert.equal(read("all/tls.key"), "private");
  assert.equal(made.at(-1)?.folder, join(folder, "look/shop.yaml"));
  writeFileSync(join(folder, "scratch", "kept"), "yes");
  await mount(folder, volumes, mounts);
  assert.equal(read("scratch/kept"), "yes");
});

test("what is not there is said, and the container waits", async (t) => {
  const folder = temporaryFolder(t);
  const at = [{ name: "v", mountPath: "/v" }];
  await assert.rejects(
    mount(folder, [{ name: "v", configMap: { name: "gone" } }], at),
    /MountVolume\.SetUp failed: configmap "gone" not found/,
  );
  await assert.rejects(
    mount(folder, [{ name: "v", secret: { secretName: "key", items: [{ key: "x", path: "x" }] } }], at),
    /secret "key" has no key x/,
  );
  await assert.rejects(
    mount(folder, [{ name: "v", secret: { secretName: "key", items: [{ key: "tls.key", path: "../x" }] } }], at),
    /leads out of its volume/,
  );
});

test("paths in words are those of this machine, the deepest mount first, and nothing else is touched", () => {
  const { word, variables } = withMounts([
    { volume: "look", path: "/etc/shop", folder: "/f/look" },
    { volume: "my-key", path: "/etc/shop/tls/", folder: "/f/key" },
  ]);
  assert.equal(word("--config=/etc/shop/shop.yaml"), "--config=/f/look/shop.yaml");
  assert.equal(word("/etc/shop/tls/tls.key:/etc/shop"), "/f/key/tls.key:/f/look");
  for (const other of ["/etc/shopping/x", "/srv/etc/shop/x", "etc/shop"]) assert.equal(word(other), other);
  assert.deepEqual(variables, { VOLUME_LOOK: "/f/look", VOLUME_MY_KEY: "/f/key" });
  assert.equal(withMounts([]).word("/etc/shop"), "/etc/shop");
});
