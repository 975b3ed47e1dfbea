import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { root } from "../../tools/setup";
import { twinVersion } from "../../tools/setup/plugin";
import { runCommand } from "./commands";

const program = `
const pulumi = require("@pulumi/pulumi");
const { Provider } = require("@pulumi/aws/provider");
const { Vpc } = require("@pulumi/aws/ec2");
const sts = "unix:.vipkit/twin/" + pulumi.getStack() + "?bootTime=1&metricPeriod=60";
const keys = { accessKey: "twin", secretKey: "twin", skipCredentialsValidation: true, skipRequestingAccountId: true };
const provider = new Provider("twin", { region: "eu-west-1", endpoints: [{ sts }], ...keys }, { version: "${twinVersion()}" });
const vpc = new Vpc("vpc", { cidrBlock: "10.0.0.0/16", enableDnsSupport: true }, { provider });
exports.url = pulumi.interpolate\`https://\${vpc.id}\`;
exports.next = ["look around"];
`;

const stackFile = (provider: string) =>
  `# A comment that must stay.\nconfig:\n  vipkit:cluster: { provider: ${provider} }\n`;

/** Where `CI` is set the output would be coloured, and no pattern of a test would match. */
const plain = { NO_COLOR: "1" };

export interface Answer {
  readonly code: number | null;
  /** Standard output and error. */
  readonly text: string;
}

/** A user's own small project, with a stack on the twin and one in the cloud. What is left of it goes with the test. */
export class LocalProject {
  readonly folder: string;

  /** `data`: whether HAProxy and nodes run too; the control plane alone is quicker. */
  constructor(
    t: TestContext,
    private readonly data: "none" | "full" = "none",
  ) {
    this.folder = mkdtempSync(join(tmpdir(), "vipkit-local-"));
    symlinkSync(join(root, "node_modules"), join(this.folder, "node_modules"));
    const manifest = { name: "own", version: "1.0.0", main: "index.js" };
    this.write("package.json", JSON.stringify(manifest));
    this.write("Pulumi.yaml", "name: own\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n");
    this.write("Pulumi.local.yaml", stackFile("twin"));
    this.write("Pulumi.prod.yaml", stackFile("aws"));
    this.write("index.js", program);
    t.after(async () => {
      if (existsSync(this.path(".vipkit"))) await this.run("down");
      rmSync(this.folder, { recursive: true, force: true });
    });
  }

  path(...names: string[]): string {
    return join(this.folder, ...names);
  }

  write(name: string, text: string): void {
    mkdirSync(join(this.folder, name, ".."), { recursive: true });
    writeFileSync(join(this.folder, name), text);
  }

  /** What npm says of itself is not about this command. */
  private get env(): NodeJS.ProcessEnv {
    const twin = { VIPKIT_TWIN_DATA: this.data === "none" ? "none" : undefined };
    return { ...process.env, ...twin, NODE_TEST_CONTEXT: undefined, ...plain };
  }

  /** Begins the `vipkit` command in the project. */
  spawn(...args: string[]): ChildProcessWithoutNullStreams {
    return spawn(process.execPath, [join(root, "cli", "bin.cjs"), ...args], { cwd: this.folder, env: this.env });
  }

  /** Runs a `vipkit` command that only looks at the project: `plan`, `check`, `budget`, `reach` or `diff`. */
  async look(...args: string[]): Promise<Answer> {
    const { code, stdout, stderr } = await runCommand({ args, cwd: this.folder, env: this.env });
    return { code, text: stdout + stderr };
  }

  /** Runs the `vipkit` command in the project. */
  run(...args: string[]): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const child = this.spawn(...args);
      let text = "";
      const hear = (chunk: Buffer) => (text += chunk.toString());
      child.stdout.on("data", hear);
      child.stderr.on("data", hear);
      child.on("error", reject);
      child.on("close", (code) => resolve({ code, text }));
    });
  }
}
