import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import type { KubernetesClusterSpecInput } from "../../components/kubernetes/cluster/inputs";
import { toProps } from "../../model/graph/json";
import { root } from "../../tools/setup";
import { ApiError } from "../../twin/kubernetes/api/api-error";
import { type ClusterClient, contentTypes } from "../../twin/kubernetes/api/cluster-client";
import { Discovery } from "../../twin/kubernetes/api/discovery";
import { toApiObject } from "../../twin/kubernetes/api/objects";
import { applyManifests, readManifests } from "../../twin/kubernetes/control-plane/custom-resources";
import { alb } from "../support/kubernetes/alb";
import { type Applied, objectsOf, recordCluster } from "../support/kubernetes/cluster";
import { type Published, published } from "../support/kubernetes/schemas";
import { connections, smallest, widest } from "../support/kubernetes/specs";
import { startCluster } from "../support/local-cluster";

const stackSpec = (name: string): KubernetesClusterSpecInput => {
  const { config } = parse(readFileSync(join(root, `stacks/Pulumi.${name}.yaml`), "utf8")) as {
    config: { "vipkit:cluster": KubernetesClusterSpecInput };
  };
  return config["vipkit:cluster"];
};

/** A definition of a kind that the twin's own parts do not bring along. */
function definitionOf({ apiVersion, kind, scope, spec }: Published) {
  const [group = "", version = ""] = apiVersion.split("/");
  const plural = `${kind.toLowerCase()}s`;
  return toApiObject(
    toProps({
      apiVersion: "apiextensions.k8s.io/v1",
      kind: "CustomResourceDefinition",
      metadata: {
        name: `${plural}.${group}`,
        // Groups of the community are held to their review.
        ...(group.endsWith("k8s.io") ? { annotations: { "api-approved.kubernetes.io": "unapproved, in a test" } } : {}),
      },
      spec: {
        group,
        scope,
        names: { kind, plural, singular: kind.toLowerCase() },
        versions: [
          {
            name: version,
            served: true,
            storage: true,
            schema: { openAPIV3Schema: { type: "object", properties: { spec } } },
          },
        ],
      },
    }),
  );
}

const namespace = (name: string) => toApiObject(toProps({ apiVersion: "v1", kind: "Namespace", metadata: { name } }));

/** What the API server says against an object, warnings too; it keeps none but namespaces, in which the others are. */
async function complaints(client: ClusterClient, discovery: Discovery, object: Applied): Promise<readonly string[]> {
  const { apiVersion, kind, metadata } = object;
  const label = `${kind} ${metadata.name}`;
  const path = await discovery.pathOf(apiVersion, kind, metadata.namespace ?? "", metadata.name);
  const query = {
    fieldManager: "test",
    fieldValidation: "Strict",
    ...(kind === "Namespace" ? {} : { dryRun: "All" }),
  };
  const response = await client["open"]("PATCH", path, {
    contentType: contentTypes.apply,
    query,
    body: toProps(object),
  });
  const body = await response.toArray();
  const { warning } = response.headers;
  return [
    ...((response.statusCode ?? 500) < 400 ? [] : [`${label}: ${Buffer.concat(body as Buffer[]).toString()}`]),
    ...(warning === undefined ? [] : [`${label}: ${String(warning)}`]),
  ];
}

test("a real API server takes every object of our stacks and specs, strictly and without a warning", async (t) => {
  const { client, programs } = await startCluster(t);
  const own = readManifests(programs.definitions);
  await applyManifests(client, own);
  const isOwn = ({ apiVersion, kind }: Published) =>
    own.some(({ raw }) => {
      const { group, names } = raw.spec as { group?: string; names?: { kind?: string } };
      return `${group ?? ""}` === apiVersion.split("/")[0] && names?.kind === kind;
    });
  await applyManifests(client, published.filter((one) => !isOwn(one) && one.kind !== undefined).map(definitionOf));
  const discovery = new Discovery(client);
  const specs = {
    kube: stackSpec("kube"),
    "kube-prod": stackSpec("kube-prod"),
    smallest: smallest(),
    widest: widest(),
    connections: connections(),
    "application load balancer": alb(),
  };
  const kinds = new Set<string>();
  for (const [title, spec] of Object.entries(specs))
    await t.test(title, async () => {
      const objects = objectsOf(await recordCluster(spec)).toSorted(
        (one, other) => Number(other.kind === "Namespace") - Number(one.kind === "Namespace"),
      );
      const made = new Set(objects.filter(({ kind }) => kind === "Namespace").map(({ metadata }) => metadata.name));
      const elsewhere = new Set(
        objects.flatMap(({ metadata }) => metadata.namespace ?? []).filter((one) => !made.has(one)),
      );
      await applyManifests(client, [...elsewhere].map(namespace));
      const said: string[] = [];
      for (const object of objects) {
        kinds.add(object.kind);
        said.push(...(await complaints(client, discovery, object)));
      }
      assert.deepEqual(said, []);
    });

  await t.test("among them what KEDA and the AWS Load Balancer Controller take", () => {
    const foreign = [
      "ScaledObject",
      "LoadBalancerConfiguration",
      "TargetGroupConfiguration",
      "ListenerRuleConfiguration",
    ];
    assert.deepEqual(
      foreign.filter((kind) => !kinds.has(kind)),
      [],
    );
  });

  await t.test("and refuses a field that none of them has", async () => {
    const [group] = published.filter(({ kind }) => kind === "ScaledObject");
    assert.ok(group !== undefined);
    const object = {
      apiVersion: group.apiVersion,
      kind: group.kind,
      metadata: { name: "wrong", namespace: "default" },
      spec: { scaleTargetRef: { name: "web" }, triggers: [], minReplicas: 1 },
    };
    const said = await complaints(client, discovery, object).catch((error: unknown) => [
      error instanceof ApiError ? error.message : String(error),
    ]);
    assert.match(said.join(), /spec\.minReplicas/);
  });
});
