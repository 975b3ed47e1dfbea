import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { z } from "zod";
import { packageVersion, root } from "../../tools/setup/packages";
import { defineCommand } from "../command/define";
import { text } from "../command/parameters";
import { nameOf, projectFiles, type Versions, writeProject } from "../init/template";
import { toJson } from "../json";
import { print } from "../output";

/** `vipkit init`: a project of one's own, ready for `npm install`. */
export const initCommand = defineCommand({
  name: "init",
  summary: "write a new project: program, stacks, policies' settings, CI",
  details: [
    "Nothing is overwritten: a folder that has one of the files already is refused, and nothing is written then.",
  ],
  arguments: { folder: text("folder", "where; made if it is not there; the current folder when absent") },
  stack: "none",
  json: "what was written, for machines",
  options: {
    name: text("name", "what the project and its cluster are called; by default as the folder"),
    package: text(
      "version",
      "version of vipkit that it depends on, or where npm gets it: a path, a URL; by default this one",
    ),
  },
  examples: [
    { line: "init shop", says: "a project in the new folder shop" },
    { line: "init --name shop", says: "in the current folder" },
  ],
  run(input) {
    const folder = resolve(input.folder ?? ".");
    const name = nameOf(folder, input.name);
    const files = projectFiles(join(root, "templates", "project"), name, versionsOf(input.package));
    writeProject(folder, files);
    const next = steps(relative(process.cwd(), folder));
    if (input.json) return print(toJson({ name, folder, files: files.map(({ path }) => path), next }));
    print(
      [`${name}: ${files.length} files in ${folder}`, "", "Try next:", ...next.map((step) => `  ${step}`)].join("\n"),
    );
  },
});

const steps = (place: string) => [
  ...(place === "" ? [] : [`cd ${place}`]),
  "npm install",
  "npx vipkit plan dev",
  "npx vipkit check",
  "npx vipkit start local",
];

const manifest = z.looseObject({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});

/** The ranges that vipkit itself takes: one copy of the SDK then serves both. */
function versionsOf(vipkit: string | undefined): Versions {
  const { dependencies, devDependencies } = manifest.parse(
    JSON.parse(readFileSync(join(root, "package.json"), "utf8")),
  );
  return { ...devDependencies, ...dependencies, vipkit: vipkit ?? packageVersion("./package.json") };
}
