import assert from "node:assert/strict";
import { test } from "node:test";
import { kubernetesClusterSpec } from "../../components/kubernetes/cluster/settings";
import { areComparable, compareEnvironments, type Environment, weakerThan } from "../../components/vip-cluster/diff";
import { parseAnyStackConfig } from "../../components/vip-cluster/stack/any-stack";
import { directions, lossOf } from "../../platforms/kubernetes/weaker";
import { optionRows } from "../../tools/docs/options";
import { smallest } from "../support/kubernetes/specs";

const environment = (name: string, changes: object): Environment => ({
  name,
  config: parseAnyStackConfig({ cluster: { ...smallest(), ...changes } }, name),
});

test("every option with a direction is one of the schema's, or a promise", () => {
  const known = new Set(
    optionRows(kubernetesClusterSpec()).map(({ path }) =>
      path
        .replaceAll("<key>", "*")
        .replace(/\([^)]*\)/g, "")
        .replaceAll("[]", ""),
    ),
  );
  const strangers = directions.map(({ path }) => path).filter((path) => !known.has(path));
  assert.deepEqual(
    strangers.filter((path) => !path.startsWith("objectives.")),
    [],
  );
});

test("what is written is compared with what is the default", () => {
  const weak = { kubernetes: { context: "test", gateway: { minTlsVersion: "1.2" }, zones: 1 } };
  const strong = {
    kubernetes: { context: "test", gateway: { minTlsVersion: "1.3" }, monitoring: {} },
    objectives: { class: "production" },
  };
  const [prod, dev] = [
    environment("prod", { ...weak, objectives: { class: "production" } }),
    environment("dev", strong),
  ];
  assert.deepEqual(
    weakerThan(prod, dev).map(({ path, loss }) => [path.join("."), loss]),
    [
      ["kubernetes.zones", "fewer zones: losing one takes a larger share"],
      ["kubernetes.gateway.minTlsVersion", "older TLS is accepted"],
      ["kubernetes.monitoring", "nothing is watched, and nothing warns"],
    ],
  );
  assert.deepEqual(weakerThan(dev, prod), []);
  assert.ok(compareEnvironments(prod, dev).every(({ weakness }) => weakness?.environment !== "dev"));
});

test("who may use a listener is weaker only where it is everybody", () => {
  const path = ["loadBalancer", "listeners", "https", "allow"];
  assert.equal(lossOf(path, undefined, ["10.0.0.0/8"]), "everybody may use the listener");
  assert.equal(lossOf(path, ["10.0.0.0/8"], ["10.0.0.0/16"]), undefined);
});

test("environments of two platforms are not comparable", () => {
  const onAws: Environment = {
    name: "aws",
    config: parseAnyStackConfig(
      {
        cluster: {
          name: "shop",
          loadBalancer: {
            listeners: {
              http: { port: 80, protocol: "HTTP", defaultAction: { type: "forward", targetGroups: { web: 1 } } },
            },
          },
          targetGroups: { web: {} },
          nodeGroups: { web: { targetGroups: ["web"], workload: { type: "command", command: ["/usr/bin/serve"] } } },
        },
      },
      "aws",
    ),
  };
  assert.equal(areComparable(environment("kube", {}), onAws), false);
  assert.equal(areComparable(environment("kube", {}), environment("other", {})), true);
});
