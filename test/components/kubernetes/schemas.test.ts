import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { parse } from "yaml";
import type { KubernetesClusterSpecInput } from "../../../components/kubernetes/cluster/inputs";
import { root } from "../../../tools/setup";
import { type Applied, objectsOf, recordCluster } from "../../support/kubernetes/cluster";
import { schemaProblems } from "../../support/kubernetes/schemas";
import { connections, smallest, widest } from "../../support/kubernetes/specs";

const kubeProd = (): KubernetesClusterSpecInput => {
  const { config } = parse(readFileSync(join(root, "stacks/Pulumi.kube-prod.yaml"), "utf8")) as {
    config: { "vipkit:cluster": KubernetesClusterSpecInput };
  };
  return config["vipkit:cluster"];
};

const clusters = { "kube-prod": kubeProd(), smallest: smallest(), widest: widest(), connections: connections() };
const kinds = new Set<string>();

describe("every object is as its published schema has it", () => {
  for (const [title, spec] of Object.entries(clusters)) {
    test(title, async () => {
      const objects = objectsOf(await recordCluster(spec));
      for (const { kind } of objects) kinds.add(kind);
      assert.deepEqual(
        objects.flatMap((object) => schemaProblems(object)),
        [],
      );
    });
  }

  test("and these clusters have every kind that components make", () => {
    assert.deepEqual([...kinds].sort(), [
      ...["BFDProfile", "BGPAdvertisement", "BGPPeer", "BackendTLSPolicy", "BackendTrafficPolicy", "Certificate"],
      ...["ClientTrafficPolicy", "ConfigMap", "Deployment", "EnvoyProxy", "Gateway", "HTTPRoute", "HTTPRouteFilter"],
      ...["HorizontalPodAutoscaler", "IPAddressPool", "Issuer", "L2Advertisement", "Namespace", "NetworkPolicy"],
      ...["PodDisruptionBudget", "PodMonitor", "PrometheusRule", "Role", "RoleBinding", "ScaledObject", "Schedule"],
      ...["SecurityPolicy", "Service", "ServiceAccount", "TCPRoute", "TLSRoute", "UDPRoute"],
    ]);
  });

  test("whose names tell all objects of a namespace apart", async () => {
    for (const spec of Object.values(clusters)) {
      const keys = objectsOf(await recordCluster(spec)).map(
        ({ kind, metadata }) => `${kind} ${metadata.namespace ?? ""} ${metadata.name}`,
      );
      assert.deepEqual(keys, [...new Set(keys)]);
    }
  });
});

describe("a schema refuses", () => {
  const broken = async (kind: string, change: (spec: Record<string, object>) => void) => {
    const objects = objectsOf(await recordCluster(widest()));
    const found = objects.find((object) => object.kind === kind);
    assert.ok(found?.spec);
    const copy = structuredClone(found) as Applied & { spec: Record<string, object> };
    change(copy.spec);
    return schemaProblems(copy);
  };

  test("a field that it does not know", async () => {
    const problems = await broken("HTTPRoute", (spec) => Object.assign(spec, { sessionPersistence: {} }));
    assert.match(problems.join(), /HTTPRoute spec: Unrecognized key: "sessionPersistence"/);
  });

  test("a value of another type, and one that is not in its list", async () => {
    const replicas = await broken("Deployment", (spec) => Object.assign(spec, { replicas: "3" }));
    assert.match(replicas.join(), /Deployment spec\.replicas: /);
    const type = await broken("BackendTrafficPolicy", (spec) =>
      Object.assign(spec.loadBalancer ?? {}, { type: "Foo" }),
    );
    assert.match(type.join(), /spec\.loadBalancer\.type: /);
  });

  test("a missing field, and a text of another form", async () => {
    const missing = await broken("Gateway", (spec) => Reflect.deleteProperty(spec, "gatewayClassName"));
    assert.match(missing.join(), /spec\.gatewayClassName: /);
    const duration = await broken("BackendTrafficPolicy", (spec) =>
      Object.assign((spec.healthCheck as { active: object }).active, { interval: "1.5s" }),
    );
    assert.match(duration.join(), /spec\.healthCheck\.active\.interval: /);
  });
});
