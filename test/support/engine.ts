import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { stringify } from "yaml";
import { settingsFile } from "../../policies/settings";
import { twinVersion } from "../../tools/setup/plugin";
import { DaemonClient } from "../../twin/daemon/client";

/** The checkout: compiled tests lie in dist/test/support. */
export const root = resolve(__dirname, "../../..");

export interface StackOptions {
  /** Values as under `config:` in Pulumi.<env>.yaml: `{ "vipkit:cluster": { ... } }`. */
  readonly config?: Record<string, unknown>;
  /** CommonJS source of the program. Default: the project's own. */
  readonly program?: string;
  /**
   * `memory`: nothing outlives an operation; `control`: the daemon without HAProxy and nodes; `full`: everything.
   * Default: `control`.
   */
  readonly twin?: "memory" | "control" | "full";
  /** More provider plugins for `aws`, by version: scripts of this checkout. */
  readonly plugins?: Readonly<Record<string, string>>;
  /** More of the engine's environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** One step of the engine, as its event log tells it. */
export interface Step {
  /** `create`, `update`, `same`, `delete`, `create-replacement`, `replace`, `delete-replaced`, `refresh`, ... */
  readonly op: string;
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  /** Changed properties: path and kind. */
  readonly diff: Readonly<Record<string, string>>;
}

export interface Result {
  readonly code: number;
  /** stdout and stderr. */
  readonly output: string;
  readonly steps: readonly Step[];
  /** Errors, one text each. */
  readonly errors: readonly string[];
  /** Steps that change something: everything but `same`, `read`, `refresh` and the pseudo steps of a replacement. */
  readonly changes: readonly Step[];
}

/** A project and an engine home of its own, in a temporary folder, with the twin's plugin from this checkout. */
export class TestStack {
  readonly folder = mkdtempSync(join(tmpdir(), "vipkit-engine-"));
  readonly twinFolder = join(this.folder, ".vipkit", "twin", "test");
  private operations = 0;

  constructor(private readonly options: StackOptions = {}) {
    mkdirSync(join(this.folder, "state"));
    const plugins = { [twinVersion()]: join("tools", "provider.cjs"), ...options.plugins };
    for (const [version, script] of Object.entries(plugins)) this.installPlugin(version, join(root, script));
    symlinkSync(join(root, "node_modules"), join(this.folder, "node_modules"));
    this.write("Pulumi.yaml", { name: "vipkit", runtime: { name: "nodejs", options: { typescript: false } } });
    writeFileSync(join(this.folder, "package.json"), JSON.stringify({ name: "test", main: "index.cjs" }));
    this.setProgram(
      options.program ?? `module.exports = require(${JSON.stringify(join(root, "stacks", "main.cjs"))});\n`,
    );
    this.setConfig(options.config ?? {});
  }

  private installPlugin(version: string, script: string): void {
    const folder = join(this.folder, "home", "plugins", `resource-aws-v${version}`);
    mkdirSync(folder, { recursive: true });
    const file = join(folder, "pulumi-resource-aws");
    writeFileSync(file, `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`);
    chmodSync(file, 0o755);
  }

  setProgram(source: string): void {
    writeFileSync(join(this.folder, "index.cjs"), source);
  }

  setConfig(config: Record<string, unknown>): void {
    this.write("Pulumi.test.yaml", { config });
  }

  /** What vipkit.policies.yaml says to the policy pack. */
  setPolicies(settings: unknown): void {
    this.write(settingsFile, settings);
  }

  get daemon(): DaemonClient {
    return new DaemonClient(this.twinFolder);
  }

  async up(...args: string[]): Promise<Result> {
    return this.operate("up", "--yes", "--skip-preview", ...args);
  }

  async preview(...args: string[]): Promise<Result> {
    return this.operate("preview", ...args);
  }

  async refresh(...args: string[]): Promise<Result> {
    return this.operate("refresh", "--yes", "--skip-preview", ...args);
  }

  async destroy(...args: string[]): Promise<Result> {
    return this.operate("destroy", "--yes", "--skip-preview", ...args);
  }

  async outputs(): Promise<Record<string, unknown>> {
    const { output } = await this.engine(["stack", "output", "--json", "--show-secrets"]);
    return JSON.parse(output) as Record<string, unknown>;
  }

  /** The resources in the engine's state. */
  async resources(): Promise<readonly { urn: string; type: string; id?: string; inputs: unknown; outputs: unknown }[]> {
    const { output } = await this.engine(["stack", "export"]);
    const { deployment } = JSON.parse(output) as { deployment: { resources?: [] } };
    return deployment.resources ?? [];
  }

  /** Ends the daemon and removes the folder. Destroys nothing in order: what ran is killed with its daemon. */
  async dispose(): Promise<void> {
    await this.daemon.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Runs the engine without looking at what it does. */
  async engine(args: readonly string[]): Promise<{ code: number; output: string }> {
    const env = { ...process.env };
    for (const key of Object.keys(env)) if (key.startsWith("PULUMI_")) delete env[key];
    const { twin = "control" } = this.options;
    return run("pulumi", [...args, "--stack", "test", "--non-interactive"], this.folder, {
      ...env,
      PULUMI_HOME: join(this.folder, "home"),
      PULUMI_BACKEND_URL: `file://${join(this.folder, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "test",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      // Only then the engine writes its events to a file.
      PULUMI_DEBUG_COMMANDS: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      // As for a new local stack: a third of an update's processor time would go into states that nothing ever goes on from.
      PULUMI_EXPERIMENTAL: "true",
      PULUMI_SKIP_CHECKPOINTS: "true",
      VIPKIT_ROOT: root,
      // The pack looks for the file around itself, which is this checkout.
      ...(existsSync(join(this.folder, settingsFile)) ? { VIPKIT_POLICIES: join(this.folder, settingsFile) } : {}),
      ...this.options.environment,
      ...(twin === "memory" ? { VIPKIT_TWIN: "memory" } : {}),
      ...(twin === "control" ? { VIPKIT_TWIN_DATA: "none" } : {}),
    });
  }

  private async operate(...args: string[]): Promise<Result> {
    if (this.operations === 0) await this.engine(["stack", "init"]);
    const log = join(this.folder, `events-${this.operations++}.json`);
    const { code, output } = await this.engine([...args, "--color", "never", "--event-log", log]);
    return { code, output, ...readEvents(log) };
  }

  private write(name: string, value: unknown): void {
    writeFileSync(join(this.folder, name), stringify(value));
  }
}

interface Metadata {
  readonly op: string;
  readonly urn: string;
  readonly type: string;
  readonly detailedDiff?: Record<string, { readonly diffKind: string }>;
}
interface EngineEvent {
  readonly resourcePreEvent?: { readonly metadata: Metadata };
  readonly diagnosticEvent?: { readonly severity: string; readonly message: string };
}

const quiet = new Set(["same", "read", "refresh", "replace", "read-discard"]);

function readEvents(path: string): Pick<Result, "steps" | "errors" | "changes"> {
  const events = (existsSync(path) ? readFileSync(path, "utf8") : "")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as EngineEvent);
  const steps = events.flatMap(({ resourcePreEvent }) => (resourcePreEvent ? [toStep(resourcePreEvent.metadata)] : []));
  const errors = events.flatMap(({ diagnosticEvent }) =>
    diagnosticEvent?.severity === "error" ? [diagnosticEvent.message.trim()] : [],
  );
  return { steps, errors, changes: steps.filter(({ op }) => !quiet.has(op)) };
}

function toStep({ op, urn, type, detailedDiff }: Metadata): Step {
  const diff = Object.entries(detailedDiff ?? {}).map(([path, { diffKind }]) => [path, diffKind]);
  return { op, urn, type, name: urn.split("::").slice(3).join("::"), diff: Object.fromEntries(diff) };
}

function run(program: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv) {
  return new Promise<{ code: number; output: string }>((done, reject) => {
    const path = `${dirname(process.execPath)}:${env.PATH ?? ""}`;
    const child = spawn(program, args, { cwd, env: { ...env, PATH: path }, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (part: Buffer) => (output += part.toString()));
    child.stderr.on("data", (part: Buffer) => (output += part.toString()));
    child.on("error", reject);
    child.on("close", (code) => done({ code: code ?? 1, output }));
  });
}
