import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ApiError } from "../../twin/kubernetes/api/api-error";
import { ControlPlane } from "../../twin/kubernetes/control-plane/control-plane";
import { applyManifests, readManifests } from "../../twin/kubernetes/control-plane/custom-resources";
import { eventually, startCluster } from "../support/local-cluster";

test("a control plane comes up on loopback, takes the published definitions, and leaves nothing when it stops", async (t) => {
  const { plane, client, folder, slot, programs } = await startCluster(t);

  const version = await client.call("GET", "/version");
  assert.match(String(version.gitVersion), /^v1\.3[6-9]\./);
  assert.equal(client.server, `https://127.${slot}.0.3:6443`);
  const slices = await eventually(
    client,
    "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices",
    (all) => all.length > 0,
  );
  assert.match(JSON.stringify(slices[0]?.raw.endpoints), new RegExp(`10\\.${slot}\\.0\\.3`));

  const definitions = readManifests(programs.definitions);
  await applyManifests(client, definitions);
  const kinds = definitions.filter(({ kind }) => kind === "CustomResourceDefinition").length;
  assert.ok(kinds >= 18, `${kinds} definitions`);
  // Strict validation by the definitions themselves: an unknown field is refused.
  const route = {
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "HTTPRoute",
    metadata: { name: "r" },
    spec: { rules: [{ sessionPersistence: { sessionName: "s" } }] },
  };
  const refusal = await client
    .call("POST", "/apis/gateway.networking.k8s.io/v1/namespaces/default/httproutes", {
      query: { fieldValidation: "Strict", dryRun: "All" },
      body: route,
    })
    .catch((error: unknown) => error);
  assert.ok(refusal instanceof ApiError && /sessionPersistence/.test(refusal.message), String(refusal));

  assert.equal(statSync(folder).mode & 0o777, 0o700);
  for (const name of readdirSync(join(folder, "pki"))) {
    const mode = statSync(join(folder, "pki", name)).mode & 0o777;
    assert.equal(mode, name === "ca.pem" ? 0o644 : 0o600, name);
  }

  const { pids } = plane;
  assert.equal(pids.length, 4);
  assert.ok(pids.every((pid) => existsSync(`/proc/${pid}`)));
  await plane.stop();
  assert.deepEqual(
    pids.filter((pid) => existsSync(`/proc/${pid}`)),
    [],
  );
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".log")))
    assert.doesNotMatch(readFileSync(join(folder, name), "utf8"), /BEGIN (EC )?PRIVATE KEY|eyJ[\w-]{20}/, name);
});

test("what a cluster knows is there again after a restart", async (t) => {
  const { plane, client, folder, slot, programs, closers } = await startCluster(t);
  await client.call("POST", "/api/v1/namespaces/default/configmaps", {
    body: { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "kept" }, data: { key: "value" } },
  });
  await plane.stop();

  const again = await ControlPlane.start({ folder, slot, program: programs.kubernetes, log: () => undefined });
  closers.push(() => again.stop());
  const kept = await again.client.call("GET", "/api/v1/namespaces/default/configmaps/kept");
  assert.deepEqual(kept.data, { key: "value" });
});
