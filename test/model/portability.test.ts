import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkKubernetesCluster } from "../../components/kubernetes/cluster/check";
import { kubernetesClusterSpec } from "../../components/kubernetes/cluster/settings";
import { clusterSpec } from "../../components/vip-cluster/settings";
import { judgePortability } from "../../model/portability/judge";
import { PortabilityTable } from "../../model/portability/table";
import { allSame, below, refused, same } from "../../model/portability/verdict";
import { renderPath } from "../../model/settings/path";
import { envoyPortability } from "../../platforms/kubernetes/portability";
import { optionRows } from "../../tools/docs/options";
import { smallest } from "../support/kubernetes/specs";
import { put } from "./bad/support";

/** Paths as the table has them: stars for the user's names, without the variant of a union and the entries of a list. */
const plain = (path: string) =>
  path
    .replaceAll("<key>", "*")
    .replace(/\([^)]*\)/g, "")
    .replaceAll("[]", "");
const optionsOf = (schema: Parameters<typeof optionRows>[0]) =>
  new Set(optionRows(schema).map(({ path }) => plain(path)));

const ofAws = optionsOf(clusterSpec());
const ofKubernetes = optionsOf(kubernetesClusterSpec());

/** Options that AWS's schema lists and that a value alone tells apart; tested below by their values. */
const underAnotherName = new Set(["provider.endpoint", "provider.accessKey", "provider.secretKey"]);

/** Options of both platforms whose defaults differ, and why they must. */
const ownDefaults: Readonly<Record<string, string>> = {
  provider: "each platform has its own",
  "loadBalancer.accessLogs": "lines into a bucket with a retention, or to the proxy's standard output",
  "loadBalancer.listeners.*.mutualAuthentication.advertiseTrustStoreCaNames": "Envoy cannot leave it out",
  "loadBalancer.listeners.*.rules.*.conditions.query.key": "Gateway API matches no value without its key",
  "loadBalancer.listeners.*.rules.*.rewrite.host.regex": "a gateway replaces the whole name",
  "nodeGroups.*.workload": "the demonstration's image, by what each platform can run",
  "nodeGroups.*.workload.secrets.*.key": "a Secret has several values, a parameter is one",
  "nodeGroups.*.bootTime": "a pod begins sooner than a machine",
};

describe("the table of portability", () => {
  test("speaks of every option of AWS", () => {
    const silent = [...ofAws].filter((path) => envoyPortability.find(path.split(".")) === undefined);
    assert.deepEqual(silent, []);
    assert.ok(ofAws.size > 180, `${ofAws.size}`);
  });

  test("says of nothing that it is taken which Kubernetes' schema does not know", () => {
    const wrong = [...ofAws].filter((path) => {
      const kind = envoyPortability.find(path.split("."))?.verdict.kind;
      return kind !== "refused" && !ofKubernetes.has(path) && !underAnotherName.has(path);
    });
    assert.deepEqual(wrong, []);
  });

  test("refuses nothing that Kubernetes' schema knows", () => {
    const wrong = [...ofKubernetes].filter(
      (path) => envoyPortability.find(path.split("."))?.verdict.kind === "refused",
    );
    assert.deepEqual(wrong, []);
  });

  test("explains each default that differs between the platforms", () => {
    const defaults = (schema: Parameters<typeof optionRows>[0]) =>
      new Map(optionRows(schema).map((row) => [plain(row.path), row.default] as const));
    const [aws, kubernetes] = [defaults(clusterSpec()), defaults(kubernetesClusterSpec())];
    const differing = [...aws].filter(([path, value]) => kubernetes.has(path) && kubernetes.get(path) !== value);
    assert.deepEqual(
      differing.map(([path]) => path),
      Object.keys(ownDefaults),
    );
    const path = "loadBalancer.listeners.*.mutualAuthentication.advertiseTrustStoreCaNames";
    assert.deepEqual([aws.get(path), kubernetes.get(path)], ["`false`", "`true`"]);
    const verdict = envoyPortability.find(path.split("."))?.verdict;
    assert.match(verdict?.kind === "approximated" ? verdict.how : "", /on by default/);
  });

  test("has no row twice, and none of an option that AWS does not have", () => {
    const keys = envoyPortability.rows.map(({ option, value }) => `${option} ${value ?? ""}`);
    assert.deepEqual(keys, [...new Set(keys)]);
    const known = new Set(
      [...ofAws].flatMap((path) => path.split(".").map((_, index, all) => all.slice(0, index + 1).join("."))),
    );
    // Written by everybody, though a schema with one value alone lists it not.
    const unlisted = new Set(["platform", "targetGroups.*.stickiness.type", "nodeGroups.*.workload.type"]);
    const strangers = envoyPortability.rows.filter(({ option }) => !known.has(option) && !unlisted.has(option));
    assert.deepEqual(
      strangers.map(({ option }) => option),
      [],
    );
  });

  test("gives a reason and an alternative with each refusal, and says how for each approximation", () => {
    for (const { option, verdict } of envoyPortability.rows) {
      if (verdict.kind === "refused") assert.ok(verdict.why.length > 8 && verdict.instead.length > 8, option);
      if (verdict.kind === "approximated") assert.ok(verdict.how.length > 8, option);
    }
  });
});

describe("what is refused", () => {
  const refusals = envoyPortability.rows.filter(({ verdict }) => verdict.kind === "refused");

  for (const { option, value, verdict } of refusals) {
    test(`${option}${value === undefined ? "" : `: ${value}`} is an issue with the alternative`, () => {
      assert.ok(verdict.kind === "refused");
      const path = option.replaceAll("*", "web");
      const spec = smallest() as unknown as Record<string, unknown>;
      put(spec, path, value ?? "written");
      const checked = checkKubernetesCluster(spec);
      const found = checked.ok ? [] : checked.issues.filter((issue) => issue.path === renderPath(path.split(".")));
      assert.deepEqual(
        found.map(({ problem, fix }) => [problem, fix]),
        [[verdict.why, verdict.instead]],
      );
    });
  }

  test("is all said at once, beside what else is wrong, and nothing that follows from it", () => {
    const spec = {
      ...smallest(),
      region: "eu-west-1",
      network: { zones: 3 },
      certificate: { domainName: "shop.example.com", zoneId: "Z0123456789ABC" },
      nodeGroups: { web: { targetGroups: ["web"], instanceType: "m7g.large", minSize: 9, maxSize: 4 } },
    };
    const checked = checkKubernetesCluster(spec);
    assert.deepEqual(checked.ok ? [] : checked.issues.map(({ path }) => path), [
      "certificate.zoneId",
      "network",
      "nodeGroups.web.instanceType",
      "nodeGroups.web.minSize",
      "region",
    ]);
  });
});

describe("judging", () => {
  const table = new PortabilityTable([
    ...allSame("a", "b"),
    ...below("a.*", {
      x: refused("not here", "use y"),
      "y = 3": refused("three is too many", "write 2"),
      "y.deep": same,
    }),
    { option: "b.c", verdict: refused("nor this", "leave it out") },
  ]);

  test("takes the row that speaks most closely", () => {
    assert.equal(table.find(["a", "one"])?.option, "a");
    assert.equal(table.find(["a", "one", "x", "deeper"])?.option, "a.*.x");
    assert.equal(table.find(["a", "one", "y"], 3)?.value, 3);
    assert.equal(table.find(["a", "one", "y"], 2)?.option, "a");
    assert.equal(table.find(["c"]), undefined);
  });

  test("leaves out what it refuses, and nothing else", () => {
    const input = { a: { one: { x: { z: 1 }, y: 2 }, two: { y: 3 } }, b: { c: true, d: [1] }, other: null };
    const { issues, rest } = judgePortability(input, table);
    assert.deepEqual(
      issues.map(({ path, received }) => [path, received]),
      [
        ["a.one.x", "a map of z"],
        ["a.two.y", "3"],
        ["b.c", "true"],
      ],
    );
    assert.deepEqual(rest, { a: { one: { y: 2 }, two: {} }, b: { d: [1] }, other: null });
  });

  test("takes whatever a file holds", () => {
    for (const input of [undefined, null, 3, "text", [], [{ a: 1 }]])
      assert.deepEqual(judgePortability(input, table), { issues: [], rest: input });
  });
});
