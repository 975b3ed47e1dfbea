import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { copyConfig } from "../../cli/engine";
import { findProject, listStacks, readStack } from "../../cli/project";
import { folderWith, projectText as project, readTest } from "../support/stack-files";
import { temporaryFolder } from "../support/temporary";

describe("encrypted values (cases yaml-nested-secret, yaml-top-secret-engine, programs-secret-numbers)", () => {
  const file = [
    "config:",
    "  vipkit:top: { secure: v1:a }",
    "  vipkit:nested: { user: app, list: [x, { secure: v1:b }], deep: { password: { secure: v1:c } } }",
    "  vipkit:not: { secure: 1, other: { secure: v1:d, more: 2 } }",
  ].join("\n");

  test("are told by key and path, and a placeholder stands for them", (t) => {
    const { config, secretKeys, secretPaths } = readTest(t, file);
    assert.deepEqual(secretKeys, ["vipkit:nested", "vipkit:top"]);
    assert.deepEqual(secretPaths, {
      "vipkit:top": [[]],
      "vipkit:nested": [
        ["deep", "password"],
        ["list", 1],
      ],
    });
    assert.equal(config["vipkit:top"], "[secret]");
    assert.deepEqual(JSON.parse(config["vipkit:nested"] ?? ""), {
      user: "app",
      list: ["x", "[secret]"],
      deep: { password: "[secret]" },
    });
  });

  test("say who can decrypt them", (t) => {
    const encryptionOf = (more: string) => readTest(t, `${more}${file}`).encryption;
    assert.equal(encryptionOf(""), "service");
    assert.equal(encryptionOf("encryptionsalt: v1:x\n"), "passphrase");
    assert.equal(encryptionOf("secretsprovider: awskms://alias/x\n"), "provider");
    assert.equal(readTest(t, "config: {a: 1}\n").encryption, "none");
  });
});

describe("the line of a setting", () => {
  const lines = [
    "base: &b",
    "  interval: 5",
    "config:",
    "  cluster:",
    "    blue:",
    "      <<: *b",
    "      port: 1",
    "    list:",
    "      - 1",
    "      - 2",
  ];

  test("is found through merges, and is that of the deepest part that is written down", (t) => {
    const { locate } = readTest(t, lines.join("\n"));
    const lineOf = (...path: (string | number)[]) => locate("vipkit:cluster", path).line;
    assert.equal(lineOf(), 4);
    assert.equal(lineOf("blue", "port"), 7);
    assert.equal(lineOf("blue", "interval"), 2);
    assert.equal(lineOf("blue", "no", "such"), 5);
    assert.equal(lineOf("list", 1), 10);
    assert.deepEqual(locate("other:key"), { file: "Pulumi.test.yaml", line: 1 });
  });
});

describe("a stack's name (case yaml-stack-file-location)", () => {
  test("may have its organisation and project in front", (t) => {
    const folder = folderWith(t, { "Pulumi.prod.yaml": "config: {a: 1}\n" });
    for (const name of ["prod", "acme/prod", "acme/vipkit/prod"]) {
      const { stack, organization, config } = readStack(folder, name);
      assert.deepEqual([stack, config], ["prod", { "vipkit:a": "1" }], name);
      assert.equal(organization, name === "prod" ? "organization" : "acme");
    }
    assert.throws(() => readStack(folder, "acme/other/prod"), {
      message: 'stack "acme/other/prod" is of project other, and Pulumi.yaml here says name: vipkit',
    });
    for (const name of ["../prod", "a/b/c/d", "pr od", "", "a//b"]) {
      assert.throws(() => readStack(folder, name), /is no stack's name; write <stack>/, name);
    }
    assert.throws(() => readStack(folder, "prdo"), /no stack "prdo" in this project; it has prod; did you mean prod/);
  });

  test("may have no file where the project says it all, or where no stack has one", (t) => {
    const { config, notes } = readStack(folderWith(t, {}), "new");
    assert.deepEqual(config, {});
    assert.deepEqual(notes, ["Pulumi.new.yaml: is not there; the stack has Pulumi.yaml's config only"]);
    const own = `${project}config: { a: 1 }\n`;
    const folder = folderWith(t, { "Pulumi.yaml": own, "Pulumi.prod.yaml": "config: {a: 2}\n" });
    assert.deepEqual(readStack(folder, "dev-of-mine").config, { "vipkit:a": "1" });
    assert.throws(() => readStack(folder, "prodd"), /did you mean prod/);
  });

  test("leads to the project's folder of stacks, which must be there", (t) => {
    for (const [dir, stacks] of [
      ["sub", "sub"],
      ["./sub/", "sub"],
      ["/sub", "sub"],
    ] as const) {
      const yaml = `${project}stackConfigDir: ${dir}\n`;
      const folder = folderWith(t, { "Pulumi.yaml": yaml, [`${stacks}/Pulumi.a.yaml`]: "config: {a: 1}\n" });
      assert.deepEqual(readStack(folder, "a").config, { "vipkit:a": "1" }, dir);
    }
    const folder = folderWith(t, { "Pulumi.yaml": `${project}stackConfigDir: /no/such\n` });
    for (const read of [() => readStack(folder, "a"), () => listStacks(folder)]) {
      assert.throws(read, /^UserError: Pulumi\.yaml:3: stackConfigDir: there is no folder .*\/no\/such; /);
    }
    const old = folderWith(t, { "Pulumi.yaml": `${project}config: sub\n`, "sub/Pulumi.a.yaml": "config: {a: 1}\n" });
    assert.deepEqual(readStack(old, "a").config, { "vipkit:a": "1" });
  });

  test("has a file that ends as the project's does; deployment settings are none", (t) => {
    for (const [extension, text] of [
      [".yml", project],
      [".json", '{"name": "vipkit", "runtime": "nodejs"}'],
    ] as const) {
      const folder = temporaryFolder(t);
      writeFileSync(join(folder, `Pulumi${extension}`), text);
      writeFileSync(join(folder, `Pulumi.a${extension}`), '{"config": {"a": 1, "b": {"c": 9007199254740993}}}');
      writeFileSync(join(folder, `Pulumi.a.deploy${extension}`), "{}");
      writeFileSync(join(folder, "Pulumi.b.yaml"), "config: {}\n");
      assert.equal(findProject(folder), folder);
      assert.deepEqual(listStacks(folder), ["a"]);
      const b = extension === ".json" ? '{"c":9007199254740992}' : '{"c":9007199254740993}';
      assert.deepEqual(readStack(folder, "a").config, { "vipkit:a": "1", "vipkit:b": b });
      assert.throws(() => readStack(folder, "b"), {
        message: `no Pulumi.b${extension}: the engine looks for the ending of Pulumi${extension}; rename Pulumi.b.yaml`,
      });
    }
  });
});

test("what Pulumi ESC adds is said to be missing, by line", (t) => {
  const { notes, hasEnvironment } = readTest(t, "config: {a: 1}\nenvironment:\n  - acme/prod\n");
  assert.equal(hasEnvironment, true);
  assert.deepEqual(notes, [
    "Pulumi.test.yaml:2: environment: what Pulumi ESC adds is missing here; keys that only it sets are unset, others keep this file's value",
  ]);
  assert.equal(readTest(t, "config: {a: 1}\nenvironment:\n").hasEnvironment, false);
});

test("the engine gets the user's own bytes", (t) => {
  const text = "# mine\r\nconfig:\r\n  a: 060   # octal\r\n  b: {<<: {c: 1_0}}";
  const files = readTest(t, text);
  const copy = copyConfig(files, join(files.folder, ".vipkit", "config"));
  assert.deepEqual(readTest(t, text).config, { "vipkit:a": "48", "vipkit:b": '{"c":10}' });
  assert.equal(readFileSync(copy, "utf8"), text);
});
