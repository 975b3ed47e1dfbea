import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { before, describe, test } from "node:test";
import { root } from "../tools/setup";
import { brokenImports, folderCycles, folders, longFiles, machinePaths } from "./support/architecture";

/** A project of these files, for as long as `look` looks at it. */
function inProject<T>(files: Readonly<Record<string, string>>, look: (project: string) => T): T {
  const project = mkdtempSync(join(tmpdir(), "vipkit-architecture-"));
  try {
    symlinkSync(join(root, "node_modules"), join(project, "node_modules"));
    const settings = {
      "tsconfig.json": "{}",
      "package.json": JSON.stringify({ devDependencies: { "fast-check": "*" } }),
    };
    for (const [name, text] of Object.entries({ ...settings, ...files })) {
      mkdirSync(dirname(join(project, name)), { recursive: true });
      writeFileSync(join(project, name), text);
    }
    return look(project);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

describe("imports", () => {
  test("go the way they may, without cycles", () => {
    assert.deepEqual(brokenImports(root), []);
  });

  const wrongs = [
    ["the model imports a component", "model-imports-only-what-it-may", "model/a.ts", "../components/there"],
    ["the model imports a platform", "model-imports-only-what-it-may", "model/r.ts", "../platforms/there"],
    ["a platform imports a component", "platforms-imports-only-what-it-may", "platforms/s.ts", "../components/there"],
    ["a platform uses the SDK", "model-is-pure", "platforms/t.ts", "@pulumi/pulumi"],
    ["a policy imports a component", "policies-imports-only-what-it-may", "policies/u.ts", "../components/there"],
    ["a component imports the twin", "components-imports-only-what-it-may", "components/b.ts", "../twin/there"],
    ["a component imports a stack", "components-imports-only-what-it-may", "components/c.ts", "../stacks/there"],
    ["the twin imports a component", "twin-imports-only-what-it-may", "twin/d.ts", "../components/there"],
    ["a policy imports a stack", "policies-imports-only-what-it-may", "policies/e.ts", "../stacks/there"],
    ["a drill imports the twin", "operate-imports-only-what-it-may", "operate/y.ts", "../twin/there"],
    ["the command line imports a stack", "cli-imports-only-what-it-may", "cli/f.ts", "../stacks/there"],
    ["set-up imports the command line", "tools-imports-only-what-it-may", "tools/g.ts", "../cli/there"],
    ["the product imports a test", "cli-imports-only-what-it-may", "cli/h.ts", "../test/there"],
    ["the model uses the SDK", "model-is-pure", "model/i.ts", "@pulumi/pulumi"],
    ["the model uses the machine", "model-is-pure", "model/j.ts", "node:fs"],
    ["a component imports the engine", "components-know-no-engine", "components/w.ts", "../engine/there"],
    ["a rule imports the engine", "rules-know-no-engine", "policies/v.ts", "../engine/there"],
    ["a policy uses the SDK", "policies-start-quickly", "policies/q.ts", "@pulumi/pulumi"],
    ["the whole of AWS", "no-whole-aws", "components/k.ts", "@pulumi/aws"],
    ["the whole of Kubernetes", "no-whole-kubernetes", "components/x.ts", "@pulumi/kubernetes"],
    ["a development package", "no-development-packages", "twin/l.ts", "fast-check"],
    ["a file that is not there", "no-missing-files", "twin/m.ts", "./missing"],
    ["a cycle of three", "no-cycles", "model/n.ts", "./o"],
  ] as const;

  const broken = () => {
    const files: Record<string, string> = {
      "model/o.ts": 'import * as x from "./p";\nexport const y = () => x;\n',
      "model/p.ts": 'import * as x from "./n";\nexport const y = () => x;\n',
    };
    for (const folder of folders) files[`${folder}/there.ts`] = "export const there = 1;\n";
    for (const [, , file, target] of wrongs)
      files[file] = `import * as x from "${target}";\nexport const y = () => x;\n`;
    return inProject(files, brokenImports);
  };
  let found: readonly string[] = [];
  before(() => {
    found = broken();
  });

  for (const [title, rule, file] of wrongs) {
    test(`are refused: ${title}`, () => {
      const own = found.filter((violation) => violation.includes(`: ${file} -> `));
      assert.deepEqual(
        own.map((violation) => violation.split(":")[0]),
        [rule],
        own.join("\n"),
      );
    });
  }

  test("are refused for nothing else", () => {
    assert.equal(found.length, wrongs.length, found.join("\n"));
  });

  test("of folders go one way too", () => {
    assert.deepEqual(folderCycles(root), []);
  });

  test("of folders that go in a circle are found", () => {
    const found = inProject(
      {
        "model/a/one.ts": 'import type { Two } from "../b/two";\nexport interface One { two: Two }\n',
        "model/b/two.ts": 'import type { Three } from "../c/three";\nexport interface Two { three: Three }\n',
        "model/c/three.ts": 'import type { Four } from "../a/four";\nexport interface Three { four: Four }\n',
        "model/a/four.ts": "export interface Four { a: 1 }\n",
      },
      folderCycles,
    );
    assert.deepEqual(found, ["model/a, model/b, model/c"]);
  });

  test("of types only may go in a circle", () => {
    const found = inProject(
      {
        "model/a.ts": 'import type { B } from "./b";\nexport interface A { b: B }\n',
        "model/b.ts": 'import type { A } from "./a";\nexport interface B { a: A }\n',
      },
      brokenImports,
    );
    assert.deepEqual(found, []);
  });
});

describe("files", () => {
  test("are short enough to be read at once", () => {
    assert.deepEqual(longFiles(root), []);
  });

  test("name no machine's folders", () => {
    assert.deepEqual(machinePaths(root), []);
  });

  test("that break these rules are found", () => {
    const folder = ["", "home", "someone", "vipkit"].join("/");
    const files = { "model/long.ts": "// line\n".repeat(301), "model/path.ts": `export const path = "${folder}/x";\n` };
    inProject(files, (project) => {
      assert.deepEqual(longFiles(project), ["model/long.ts: 301 lines"]);
      assert.equal(machinePaths(project).length, 1);
    });
  });
});
