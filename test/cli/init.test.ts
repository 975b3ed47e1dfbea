import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { parse } from "yaml";
import { nameOf, projectFiles, writeProject } from "../../cli/init/template";
import { parseStackConfig } from "../../components/vip-cluster/stack/stack";
import { root } from "../../tools/setup";

const folder = mkdtempSync(join(tmpdir(), "vipkit-init-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const files = projectFiles(join(root, "templates", "project"), "shop", { vipkit: "1.2.3", "@pulumi/pulumi": "^3.0.0" });
const text = (path: string) => files.find((file) => file.path === path)?.text ?? "";

describe("vipkit init", () => {
  test("has a program, stacks, types, CI and settings, named after the project", () => {
    for (const path of [
      ...["Pulumi.yaml", "Pulumi.dev.yaml", "Pulumi.local.yaml", "Pulumi.prod.yaml", "index.ts", "tsconfig.json"],
      ...["package.json", ".gitignore", "vipkit.policies.yaml", ".github/workflows/check.yml", "README.md"],
    ])
      assert.ok(
        files.some((file) => file.path === path),
        path,
      );
    for (const file of files) assert.doesNotMatch(file.text, /my-cluster/, file.path);
    assert.equal((parse(text("Pulumi.yaml")) as { name: string }).name, "shop");
    const { name, dependencies } = JSON.parse(text("package.json")) as { name: string; dependencies: object };
    assert.equal(name, "shop");
    assert.deepEqual(dependencies, { "@pulumi/aws": "*", "@pulumi/pulumi": "^3.0.0", vipkit: "1.2.3" });
    assert.match(text(".gitignore"), /^\.vipkit\/$/m);
  });

  for (const stack of ["dev", "local", "prod"]) {
    test(`has a valid spec in Pulumi.${stack}.yaml`, () => {
      const { config } = parse(text(`Pulumi.${stack}.yaml`)) as { config: Record<string, unknown> };
      const { cluster, warnings } = parseStackConfig(
        { cluster: config["vipkit:cluster"], twin: config["vipkit:twin"] },
        stack,
      );
      assert.equal(cluster.provider, stack === "local" ? "twin" : "aws");
      assert.deepEqual(warnings, []);
    });
  }

  test("its workflow starts from no permissions, and runs scripts that are there", () => {
    const { permissions, jobs } = parse(text(".github/workflows/check.yml")) as {
      permissions: object;
      jobs: Record<string, { steps: { run?: string; uses?: string }[] }>;
    };
    assert.deepEqual(permissions, {});
    const { scripts } = JSON.parse(text("package.json")) as { scripts: Record<string, string> };
    for (const { steps } of Object.values(jobs))
      for (const { run, uses } of steps) {
        if (uses !== undefined) assert.match(uses, /^[\w-]+\/[\w/-]+@v\d+$/);
        const [, script] = /npm run ([\w:-]+)/.exec(run ?? "") ?? [];
        assert.ok(run === undefined || run === "npm ci" || (script !== undefined && script in scripts), run);
        assert.doesNotMatch(run ?? "", /\$\{\{/);
      }
  });

  test("overwrites nothing, not even a link that leads nowhere, and leaves nothing half-written", () => {
    const place = join(folder, "taken");
    mkdirSync(place);
    writeFileSync(join(place, "index.ts"), "mine");
    symlinkSync("nowhere", join(place, "Pulumi.yaml"));
    assert.throws(() => writeProject(place, files), /has Pulumi\.yaml, index\.ts already: nothing is overwritten/);
    assert.deepEqual(readdirSync(place).sort(), ["Pulumi.yaml", "index.ts"]);
    const half = join(folder, "half");
    mkdirSync(half);
    writeFileSync(join(half, ".github"), "a file");
    assert.throws(() => writeProject(half, files), /cannot write to .*half: E(EXIST|NOTDIR)/);
    assert.deepEqual(readdirSync(half), [".github"]);
    const deep = join(folder, "a", "b");
    assert.throws(() => writeProject(deep, [...files, { path: "index.ts/x", text: "" }]), /cannot write/);
    assert.equal(existsSync(join(folder, "a")), false);
    writeProject(deep, files);
    assert.equal(readFileSync(join(deep, "Pulumi.yaml"), "utf8"), text("Pulumi.yaml"));
  });

  test("takes the folder's name for the project's where it can be one", () => {
    for (const [path, name] of [
      ["/a/shop", "shop"],
      ["/a/My Shop", "my-shop"],
      ["/a/2024_shop_", "shop"],
    ] as const)
      assert.equal(nameOf(path, undefined), name);
    assert.equal(nameOf("/a/shop", "web"), "web");
    for (const [path, named] of [
      ["/", undefined],
      ["/a/123", undefined],
      ["/a/日本", undefined],
      [`/a/${"x".repeat(25)}`, undefined],
      ["/a/shop", ""],
      ["/a/shop", "Shop"],
      ["/a/shop", "9shop"],
      ["/a/shop", "shop-"],
      ["/a/shop", "a/b"],
      ["/a/shop", "../x"],
    ] as const)
      assert.throws(
        () => nameOf(path, named),
        (error: Error) =>
          error.message.includes("for example --name shop") && "exitCode" in error && error.exitCode === 2,
        `${path} ${named}`,
      );
  });
});
