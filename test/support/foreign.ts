import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { StackReport } from "../../policies/report";
import { root } from "../../tools/setup";
import { runAlone, runCommand } from "./commands";

/** A Pulumi program as other people write them: files by name. Pulumi.yaml and Pulumi.prod.yaml are there unless it has its own. */
export type ForeignFiles = Readonly<Record<string, string>>;

export interface ForeignAnswer {
  readonly code: number;
  readonly stdout: string;
  /** Standard output and error. */
  readonly text: string;
}

export interface ForeignVerdict extends ForeignAnswer {
  readonly stack: StackReport;
}

const standard: ForeignFiles = {
  "Pulumi.yaml": "name: foreign\nruntime: nodejs\n",
  "Pulumi.prod.yaml": "config:\n  aws:region: eu-west-1\n",
};

const hasEsModules = (files: ForeignFiles): boolean =>
  Object.entries(files).some(([name, text]) => /\.m[jt]s$/.test(name) || /"type":\s*"module"/.test(text));

/** A project of its own outside the checkout, with our packages installed. To be removed by whoever made it. */
export class ForeignProject {
  readonly folder = mkdtempSync(join(tmpdir(), "vipkit-foreign-"));

  /** @param isAlone whether each command has a process of its own: ES modules stay loaded for as long as a process lives */
  constructor(
    files: ForeignFiles,
    private readonly isAlone = hasEsModules(files),
  ) {
    const own = join(this.folder, "node_modules");
    mkdirSync(own);
    for (const name of ["@pulumi", "@types", "typescript"]) {
      if (!Object.keys(files).some((file) => file.startsWith(`node_modules/${name}/`)))
        symlinkSync(join(root, "node_modules", name), join(own, name));
    }
    for (const [name, text] of Object.entries({ ...standard, ...files })) {
      mkdirSync(dirname(join(this.folder, name)), { recursive: true });
      writeFileSync(join(this.folder, name), text);
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  async run(...args: readonly string[]): Promise<ForeignAnswer> {
    const run = this.isAlone ? runAlone : runCommand;
    const { code, stdout, stderr } = await run({ args, cwd: this.folder, env: { ...process.env, NO_COLOR: "1" } });
    return { code, stdout, text: stdout + stderr };
  }

  /** `vipkit check prod`, with what its report says of the stack. */
  async check(...args: readonly string[]): Promise<ForeignVerdict> {
    const file = join(this.folder, "report.json");
    const answer = await this.run("check", "prod", "--json", file, ...args);
    if (!existsSync(file)) throw new Error(`no report: ${answer.text}`);
    const report: { readonly stacks: readonly StackReport[] } = JSON.parse(readFileSync(file, "utf8"));
    const [stack] = report.stacks;
    if (stack === undefined) throw new Error(`nothing in the report: ${answer.text}`);
    return { ...answer, stack };
  }
}

/** What a rule says of the resources that it judged: `name: verdict`, sorted. */
export const verdictsOf = ({ results }: StackReport, rule: string): readonly string[] =>
  results
    .filter((result) => result.rule === rule)
    .map(({ name, verdict }) => `${name}: ${verdict}`)
    .sort();

/** Whether a text has a frame of a stack trace. */
export const hasTrace = (text: string): boolean => /\n\s+at .*:\d+:\d+/.test(text);

/** Runs jobs side by side, a few at once. */
export async function inLanes<T>(jobs: readonly T[], work: (job: T) => Promise<void>, lanes = 3): Promise<void> {
  const waiting = [...jobs];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** A program in TypeScript of these lines, with both SDKs at hand. */
export const program = (...lines: readonly string[]): ForeignFiles => ({
  "index.ts": [
    'import * as aws from "@pulumi/aws";',
    'import * as pulumi from "@pulumi/pulumi";',
    "void pulumi;",
    ...lines,
  ].join("\n"),
});
