import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { KubernetesCluster } from "../../../components/kubernetes/cluster";
import { type Applied, objectsOf, only, recordCluster } from "../../support/kubernetes/cluster";
import { connections, smallest, widest } from "../../support/kubernetes/specs";
import { recordOnTwin } from "../../support/on-twin";
import { labelOf } from "../../support/recorder";

type Tree = Readonly<Record<string, unknown>>;

/** What stands at a path of an object. */
const at = (object: Applied, path: string): unknown =>
  path.split(".").reduce<unknown>((value, key) => (value as Tree | undefined)?.[key], object);

describe("the smallest cluster", () => {
  test("is a namespace, a closed firewall, a workload behind its Service, and a gateway that routes to it", async () => {
    const resources = await recordCluster(smallest());
    assert.deepEqual(
      resources
        .filter(({ type }) => type.startsWith("kubernetes:"))
        .map(labelOf)
        .sort(),
      [
        "BackendTrafficPolicy shop-gateway-traffic-shop-https",
        "BackendTrafficPolicy shop-gateway-traffic-shop-https-safe",
        "Certificate shop-certificate-certificate",
        "ClientTrafficPolicy shop-gateway-clients",
        "Deployment shop-nodes-web-deployment",
        "EnvoyProxy shop-gateway-proxy",
        "Gateway shop-gateway-gateway",
        "HTTPRoute shop-gateway-route-shop-https",
        "Namespace shop-namespace",
        "NetworkPolicy shop-firewall-policy-closed",
        "NetworkPolicy shop-firewall-policy-gateway-to-web",
        "NetworkPolicy shop-firewall-policy-https",
        "NetworkPolicy shop-firewall-policy-names",
        "PodDisruptionBudget shop-nodes-web-budget",
        "Service shop-targets-web-service",
        "ServiceAccount shop-nodes-web-account",
      ],
    );
  });

  test("is all of it in its namespace, and marked as the cluster's", async () => {
    for (const { kind, metadata } of objectsOf(await recordCluster(smallest()))) {
      assert.equal(metadata.namespace, kind === "Namespace" ? undefined : "shop", kind);
      assert.equal(metadata.labels?.["app.kubernetes.io/part-of"], "shop", kind);
      assert.equal(metadata.labels?.["app.kubernetes.io/managed-by"], "vipkit", kind);
    }
  });
});

describe("a node", () => {
  const deployment = async () => only(objectsOf(await recordCluster(widest())), "Deployment", "shop-blue");

  test("serves on until every proxy knows that it leaves, and is not killed before its drain ends", async () => {
    const pod = at(await deployment(), "spec.template.spec") as Tree;
    const [container] = pod["containers"] as readonly Tree[];
    assert.deepEqual(container?.["lifecycle"], { preStop: { sleep: { seconds: 10 } } });
    assert.equal(pod["terminationGracePeriodSeconds"], 10 + 30 + 10);
  });

  test("has no rights that it does not need", async () => {
    const pod = at(await deployment(), "spec.template.spec") as Tree;
    const [container] = pod["containers"] as readonly Tree[];
    assert.equal(pod["automountServiceAccountToken"], false);
    assert.deepEqual(pod["securityContext"], {
      runAsNonRoot: true,
      runAsUser: 1000,
      runAsGroup: 1000,
      fsGroup: 1000,
      seccompProfile: { type: "RuntimeDefault" },
    });
    assert.deepEqual(container?.["securityContext"], {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      readOnlyRootFilesystem: true,
    });
  });

  test("is asked by its health check: readiness decides on requests, liveness later and only where it is wanted", async () => {
    const objects = objectsOf(await recordCluster(widest()));
    const containerOf = (name: string) =>
      (at(only(objects, "Deployment", name), "spec.template.spec.containers") as readonly Tree[])[0];
    const blue = containerOf("shop-blue");
    assert.equal(blue?.["livenessProbe"], undefined);
    assert.deepEqual(blue?.["readinessProbe"], {
      httpGet: { path: "/healthz", port: 8080, scheme: "HTTP" },
      periodSeconds: 5,
      timeoutSeconds: 2,
      successThreshold: 2,
      failureThreshold: 2,
    });
    // bootTime 30, then two checks of the slower group, 5 seconds apart.
    assert.equal((blue?.["startupProbe"] as Tree)["failureThreshold"], 40);
    assert.equal((containerOf("shop-green")?.["livenessProbe"] as Tree)["failureThreshold"], 6);
    assert.deepEqual((containerOf("shop-calls")?.["readinessProbe"] as Tree)["grpc"], { port: 9090 });
    const inner = (containerOf("shop-inner")?.["readinessProbe"] as Tree)["httpGet"] as Tree;
    assert.equal(inner["scheme"], "HTTPS");
  });

  test("knows what the program says of it, and secrets by reference alone", async () => {
    const [container] = at(await deployment(), "spec.template.spec.containers") as readonly Tree[];
    const environment = container?.["env"] as readonly { name: string; value?: string; valueFrom?: Tree }[];
    assert.deepEqual(
      environment.map(({ name }) => name),
      ["HOST", "PORT", "NODE_ID", "NODE_ZONE", "NODE_GROUP", "KEEP_ALIVE_TIMEOUT", "LOG_LEVEL", "DB_PASSWORD"],
    );
    assert.deepEqual(environment.at(-1)?.valueFrom, { secretKeyRef: { name: "shop", key: "db-password" } });
  });

  test("is spread over zones that count, then over machines", async () => {
    const spread = at(await deployment(), "spec.template.spec.topologySpreadConstraints") as readonly Tree[];
    assert.deepEqual(
      spread.map(({ topologyKey, whenUnsatisfiable, nodeTaintsPolicy }) => [
        topologyKey,
        whenUnsatisfiable,
        nodeTaintsPolicy,
      ]),
      [
        ["topology.kubernetes.io/zone", "DoNotSchedule", "Honor"],
        ["kubernetes.io/hostname", "ScheduleAnyway", "Honor"],
      ],
    );
    const one = at(
      only(objectsOf(await recordCluster(connections())), "Deployment", "mail-mail"),
      "spec.template.spec.topologySpreadConstraints",
    );
    assert.equal((one as readonly Tree[]).length, 1);
  });
});

describe("replicas", () => {
  test("are the autoscaler's where there is one, and the program's where it says so", async () => {
    const objects = objectsOf(await recordCluster(widest()));
    assert.equal(at(only(objects, "Deployment", "shop-blue"), "spec.replicas"), 3);
    assert.equal(at(only(objects, "Deployment", "shop-green"), "spec.replicas"), 2);
    const { spec } = only(objects, "HorizontalPodAutoscaler", "shop-blue");
    assert.deepEqual([spec?.["minReplicas"], spec?.["maxReplicas"]], [3, 9]);
    assert.deepEqual(spec?.["metrics"], [
      { type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 60 } } },
      {
        type: "Pods",
        pods: {
          metric: { name: "http_requests_per_second" },
          target: { type: "AverageValue", averageValue: "50000m" },
        },
      },
    ]);
    assert.equal(((spec?.["behavior"] as Tree)["scaleDown"] as Tree)["selectPolicy"], "Disabled");
  });

  test("and weights that others own are never set back", async () => {
    const spec = widest();
    const { registrations } = await recordOnTwin(() => new KubernetesCluster("shop", spec), { preview: true });
    const ignored = (end: string) => registrations.find(({ name }) => name.endsWith(end))?.ignoreChanges;
    assert.deepEqual(ignored("nodes-calls-deployment"), ["spec.replicas"]);
    assert.deepEqual(ignored("nodes-green-deployment"), []);
    assert.deepEqual(ignored("nodes-blue-deployment"), ["spec.replicas"]);
    assert.deepEqual(ignored("-route-shop-https"), ["spec.rules"]);
    assert.deepEqual(ignored("-route-shop-https-api"), []);
  });
});

describe("order", () => {
  test("routes wait for their policies, their gateway and the nodes behind them; nodes wait for a closed firewall", async () => {
    const { registrations } = await recordOnTwin(() => new KubernetesCluster("shop", smallest()), { preview: true });
    const find = (name: string) => registrations.find((one) => one.name === name);
    const before = (name: string) => {
      const urns = new Set(find(name)?.dependencies ?? []);
      return registrations.filter(({ urn }) => urns.has(urn)).map((one) => one.name);
    };
    for (const name of [
      "shop-gateway-gateway",
      "shop-gateway-traffic-shop-https",
      "shop-nodes-web-deployment",
      "shop-targets-web-service",
    ])
      assert.ok(before("shop-gateway-route-shop-https").includes(name), name);
    assert.ok(before("shop-nodes-web").includes("shop-firewall-policy-closed"));
    assert.ok(before("shop-gateway-gateway").includes("shop-gateway-clients"));
    assert.ok(before("shop-firewall").includes("shop-namespace"));
    assert.equal(find("shop-namespace")?.protect, false);
  });

  test("and deletion protection holds gateway and namespace", async () => {
    const { registrations } = await recordOnTwin(() => new KubernetesCluster("shop", widest()), { preview: true });
    const kept = registrations.filter((one) => one.protect).map(({ name }) => name);
    assert.deepEqual(kept.sort(), ["shop-gateway-gateway", "shop-namespace"]);
  });
});

describe("the firewall", () => {
  test("lets the gateway's own proxies in, on the ports of traffic and checks", async () => {
    const { spec } = only(objectsOf(await recordCluster(widest())), "NetworkPolicy", "shop-gateway-to-api");
    assert.deepEqual(spec, {
      podSelector: { matchLabels: { "app.kubernetes.io/part-of": "shop", "vipkit/serves-api": "true" } },
      policyTypes: ["Ingress"],
      ingress: [
        {
          from: [
            {
              namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "envoy-gateway-system" } },
              podSelector: {
                matchLabels: {
                  "gateway.envoyproxy.io/owning-gateway-name": "shop",
                  "gateway.envoyproxy.io/owning-gateway-namespace": "store",
                },
              },
            },
          ],
          ports: [
            { protocol: "TCP", port: 9000 },
            { protocol: "TCP", port: 9001 },
          ],
        },
      ],
    });
  });

  test("closes the rest, and keeps the machines' own services out of everywhere", async () => {
    const objects = objectsOf(await recordCluster(smallest()));
    assert.deepEqual(only(objects, "NetworkPolicy", "shop-closed").spec, {
      podSelector: { matchLabels: { "app.kubernetes.io/part-of": "shop" } },
      policyTypes: ["Ingress", "Egress"],
    });
    assert.deepEqual(only(objects, "NetworkPolicy", "shop-https").spec?.["egress"], [
      { to: [{ ipBlock: { cidr: "0.0.0.0/0", except: ["169.254.0.0/16"] } }], ports: [{ protocol: "TCP", port: 443 }] },
    ]);
  });

  test("is made of the same edges as on AWS", async () => {
    const objects = objectsOf(await recordCluster(widest()));
    const { spec } = only(objects, "NetworkPolicy", "shop-edge-gossip");
    assert.deepEqual(spec?.["policyTypes"], ["Ingress", "Egress"]);
    const [rule] = spec?.["egress"] as readonly Tree[];
    assert.deepEqual(rule?.["ports"], [{ protocol: "UDP", port: 7946, endPort: 7950 }]);
  });
});

test("rights: only admins see Secrets, and none of them changes roles", async () => {
  const objects = objectsOf(await recordCluster(widest())) as readonly (Applied & {
    rules?: readonly Tree[];
    subjects?: readonly Tree[];
  })[];
  const resourcesOf = (role: string) =>
    objects
      .find(({ kind, metadata }) => kind === "Role" && metadata.name === `shop-${role}`)
      ?.rules?.flatMap(({ resources }) => resources as string[]) ?? [];
  assert.deepEqual(
    ["admin", "operator", "viewer"].map((role) => resourcesOf(role).includes("secrets")),
    [true, false, false],
  );
  for (const role of ["admin", "operator", "viewer"])
    assert.ok(!resourcesOf(role).some((name) => name.startsWith("role")));
  const groups = objects.flatMap(({ kind, rules }) =>
    kind === "Role" ? (rules ?? []).flatMap(({ apiGroups }) => apiGroups as string[]) : [],
  );
  assert.ok(!groups.includes("rbac.authorization.k8s.io") && !groups.includes("*"));
});
