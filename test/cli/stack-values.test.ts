import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import { parseStackFiles } from "../../cli/stack-values";
import { readTest, refusalOf, shop } from "../support/stack-files";

const json = (value: unknown): string => JSON.stringify(value, undefined, 1).replaceAll("\n", "\n  ");

const fileWith = (cluster: unknown, more = ""): string => `config:\n  vipkit:cluster: ${json(cluster)}\n${more}`;

const said = (t: TestContext, file: string, project = "vipkit"): readonly string[] =>
  refusalOf(() => parseStackFiles(readTest(t, file, { "Pulumi.yaml": `name: ${project}\nruntime: nodejs\n` }))).split(
    "\n",
  );

describe("a misspelt key is said beside the right ones", () => {
  const typos: Record<string, string> = {
    "vipkit:clutser": "unknown key; did you mean vipkit:cluster",
    "vipkit:Cluster": "unknown key; did you mean vipkit:cluster",
    "vipkit:clusters": "unknown key; did you mean vipkit:cluster",
    "vipkit:limit": "unknown key; did you mean vipkit:limits",
    "vipkit:raesons": "unknown key; did you mean vipkit:reasons",
    "vipkit:twins": "unknown key; did you mean vipkit:twin",
    "vipkit:colour": "unknown key; one of cluster, twin, limits, reasons, regions",
    "vipkti:limits": "not read; did you mean vipkit:limits",
    limits: "not read: a key without a namespace is the project's; write vipkit:limits",
  };
  for (const [key, problem] of Object.entries(typos)) {
    test(key, (t) => {
      const lines = json(shop).split("\n").length;
      const full = key.includes(":") ? key : `own:${key}`;
      assert.deepEqual(said(t, fileWith(shop, `  ${key}: {}\n`), "own"), [
        `Pulumi.test.yaml:${lines + 2} ${full}: ${problem}`,
      ]);
    });
  }

  test("and so is one in the place of the right one", (t) => {
    assert.deepEqual(said(t, `config:\n  vipkit:clutser: ${json(shop)}\n`), [
      "Pulumi.test.yaml:2 vipkit:clutser: unknown key; did you mean vipkit:cluster",
    ]);
  });

  test("keys of one's own are no typos, nor is another tool's", (t) => {
    const more = "  vipkit:feature: 1\n  other:thing: 2\n  aws:region: eu-west-1\n  cloud: 3\n";
    assert.equal(parseStackFiles(readTest(t, fileWith(shop, more))).cluster.name, "shop");
  });

  test("a key of the provider is a note: only the provider knows whether it is used", (t) => {
    const { notes } = readTest(t, "config:\n  aws:regoin: x\n  aws:profile: y\n  aws:quite-other: z\n");
    assert.deepEqual(notes, [
      "Pulumi.test.yaml:2: aws:regoin: the provider knows no such key; did you mean aws:region",
    ]);
  });
});

describe("a setting is refused by its line, however it is written", () => {
  test("case 20-cross-zone-false: true and false need no quotes where the option has such words", (t) => {
    const cluster = { ...shop, targetGroups: { web: { crossZone: false } } };
    assert.equal(parseStackFiles(readTest(t, fileWith(cluster))).cluster.targetGroups["web"]?.crossZone, "false");
  });

  test("case 08-yaml-numbers-and-dates: what is judged is what the engine hands over", (t) => {
    const web = "targetGroups: { web: { deregistrationDelay: 0120 } }";
    const file = fileWith(shop).replace(/"targetGroups": \{\s*"web": \{\}\s*\}/, web);
    assert.equal(parseStackFiles(readTest(t, file)).cluster.targetGroups["web"]?.deregistrationDelay, 80);
  });

  test("through a merge the line is that of the merged key", (t) => {
    const file = `bad: &bad { interval: 1 }\n${fileWith({ ...shop, targetGroups: "HERE" })}`;
    const merged = file.replace('"HERE"', "{ web: { healthCheck: { <<: *bad, timeout: 2 } } }");
    assert.match(
      said(t, merged)[0] ?? "",
      /^Pulumi\.test\.yaml:1 vipkit:cluster\.targetGroups\.web\.healthCheck\.interval: /,
    );
  });

  test("text that is no map", (t) => {
    assert.equal(
      said(t, "config:\n  vipkit:cluster: shop\n")[0],
      'Pulumi.test.yaml:2 vipkit:cluster: not a map, got "shop"; write its settings below it',
    );
  });
});

describe("an encrypted setting", () => {
  const secret = { secure: "v1:abc" };
  const workload = (environment: unknown) => ({
    ...shop,
    nodeGroups: { web: { targetGroups: ["web"], workload: { type: "container", image: "shop:1", environment } } },
  });

  test("is refused where it would stand in clear, with the way to do it right", (t) => {
    const cases: readonly (readonly [unknown, string, RegExp])[] = [
      [
        workload({ LICENSE: secret }),
        "nodeGroups.web.workload.environment.LICENSE",
        /in clear in the nodes' user data/,
      ],
      [{ ...shop, tags: { token: secret } }, "tags.token", /in clear in tags/],
      [{ ...shop, region: secret }, "region", /in clear in the stack's state and in the account/],
      [secret, "", /encrypted as a whole, and it decides names, tags and user data/],
    ];
    for (const [cluster, path, reason] of cases) {
      const [only = "", ...rest] = said(t, fileWith(cluster));
      assert.deepEqual(rest, [], path);
      assert.ok(only.includes(` vipkit:cluster${path === "" ? "" : `.${path}`}: encrypted`), only);
      assert.match(only, reason);
      assert.match(only, /SSM Parameter Store or in Secrets Manager.*workload\.secrets: \{ DB_PASSWORD: /);
    }
  });

  test("is taken where the provider keeps it secret", (t) => {
    const provider = { endpoint: "http://127.0.0.1:4566", accessKey: secret, secretKey: secret };
    const { cluster } = parseStackFiles(readTest(t, fileWith({ ...shop, provider })));
    assert.deepEqual(cluster.provider, {
      endpoint: "http://127.0.0.1:4566",
      accessKey: "[secret]",
      secretKey: "[secret]",
    });
  });

  test("of another key is nobody's business here", (t) => {
    const more = "  other:password: { secure: v1:x }\n";
    assert.equal(parseStackFiles(readTest(t, fileWith(shop, more))).cluster.name, "shop");
  });
});
