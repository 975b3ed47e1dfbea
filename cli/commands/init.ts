import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { Command } from "commander";
import { z } from "zod";
import { packageVersion, root } from "../../tools/setup/packages";
import { nameOf, projectFiles, type Versions, writeProject } from "../init/template";
import { print } from "../output";

interface InitOptions {
  readonly name?: string;
  readonly package?: string;
}

/** `vipkit init [folder]`: a project of one's own, ready for `npm install`. */
export function initCommand(): Command {
  return new Command("init")
    .description("write a new project: program, stacks, policies' settings, CI")
    .argument("[folder]", "where; made if it is not there", ".")
    .option("--name <name>", "what the project and its cluster are called; by default as the folder")
    .option(
      "--package <version>",
      "version of vipkit that it depends on, or where npm gets it: a path, a URL; by default this one",
    )
    .action((argument: string, options: InitOptions) => {
      const folder = resolve(argument);
      const name = nameOf(folder, options.name);
      const files = projectFiles(join(root, "templates", "project"), name, versionsOf(options.package));
      writeProject(folder, files);
      const place = relative(process.cwd(), folder);
      print(
        [
          `${name}: ${files.length} files in ${folder}`,
          "",
          "Try next:",
          ...steps(place).map((step) => `  ${step}`),
        ].join("\n"),
      );
    });
}

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
