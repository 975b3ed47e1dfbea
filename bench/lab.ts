import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import https from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseDocument } from "yaml";
import { z } from "zod";

const root = join(__dirname, "../..");

const statusAnswer = z.looseObject({
  desired: z.looseObject({
    slot: z.number(),
    targetGroups: z.array(z.looseObject({ arn: z.string(), port: z.number() })),
    balancers: z.array(
      z.looseObject({
        dnsName: z.string(),
        listeners: z.array(z.looseObject({ port: z.number(), protocol: z.string() })),
      }),
    ),
  }),
  nodes: z.array(
    z.looseObject({ id: z.string(), group: z.string(), backendAddress: z.string(), lifecycle: z.string() }),
  ),
  health: z.array(z.looseObject({ node: z.string(), targetGroup: z.string(), state: z.string() })),
});

export type LabStatus = z.output<typeof statusAnswer>;

export interface LabOptions {
  /** Default true. */
  readonly accessLogs?: boolean;
  /** Whether the number of nodes follows the load. Default true. */
  readonly scaling?: boolean;
}

const cluster = ["config", "vipkit:cluster"];

/** A project of its own with the local stack, away from the checkout's: what is measured disturbs no other cluster. */
export class Lab {
  readonly folder = mkdtempSync(join(tmpdir(), "vipkit-bench-"));

  constructor(options: LabOptions = {}) {
    mkdirSync(join(this.folder, "stacks"));
    for (const shared of ["node_modules", "tools"]) symlinkSync(join(root, shared), join(this.folder, shared));
    const config = parseDocument(readFileSync(join(root, "stacks", "Pulumi.local.yaml"), "utf8"));
    if (options.accessLogs === false) config.setIn([...cluster, "loadBalancer", "accessLogs"], false);
    if (options.scaling === false) config.deleteIn([...cluster, "nodeGroups", "blue", "autoscaling"]);
    writeFileSync(join(this.folder, "stacks", "Pulumi.local.yaml"), config.toString());
    writeFileSync(join(this.folder, "Pulumi.yaml"), readFileSync(join(root, "Pulumi.yaml")));
    this.program(`module.exports = require(${JSON.stringify(join(root, "stacks", "main.cjs"))});`);
    writeFileSync(join(this.folder, "package.json"), JSON.stringify({ name: "bench" }));
  }

  program(source: string): void {
    writeFileSync(join(this.folder, "program.cjs"), `${source}\n`);
  }

  /** Runs a vipkit command here; returns the seconds it took and what it printed. Throws when it fails. */
  run(...args: string[]): { seconds: number; output: string } {
    const begin = process.hrtime.bigint();
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "cli/bin.cjs"), ...args], {
      cwd: this.folder,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });
    if (status !== 0) throw new Error(`vipkit ${args.join(" ")} failed:\n${stdout}${stderr}`);
    return { seconds: Number(process.hrtime.bigint() - begin) / 1e9, output: stdout };
  }

  /** Starts a vipkit command here. `printed` is the first text that matches, and fails when the command ends without it. */
  spawn(...args: string[]): { printed: (what: RegExp) => Promise<string>; ended: Promise<void> } {
    const child = spawn(process.execPath, [join(root, "cli/bin.cjs"), ...args], { cwd: this.folder });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (part: string) => {
      output += part;
    });
    child.stderr.resume();
    const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
    const printed = async (what: RegExp) => {
      while (child.exitCode === null && !what.test(output)) await sleep(5);
      const [text] = what.exec(output) ?? [];
      if (text === undefined) throw new Error(`vipkit ${args.join(" ")} ended without ${what.source}:\n${output}`);
      return text;
    };
    return { printed, ended };
  }

  status(): LabStatus {
    return statusAnswer.parse(JSON.parse(this.run("status", "--json").output));
  }

  /** Until every target has passed its first checks: before, a node that dies is not missed. Throws after a minute. */
  async untilHealthy(): Promise<LabStatus> {
    for (const begin = Date.now(); Date.now() - begin < 60_000; await sleep(250)) {
      const status = this.status();
      if (status.health.length > 0 && status.health.every(({ state }) => state === "healthy")) return status;
    }
    throw new Error("the lab's nodes did not become healthy");
  }

  get authority(): Buffer {
    return readFileSync(join(this.folder, ".vipkit/twin/local/ca/ca.pem"));
  }

  close(): void {
    this.run("down");
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** One HTTPS request on a connection of its own. Resolves to the status, 0 when there was no answer. */
export function request(url: string, ca: Buffer, method: "GET" | "POST" = "GET"): Promise<number> {
  return new Promise((resolve) => {
    const call = https.request(url, { ca, agent: false, method, timeout: 15_000 }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
      response.on("error", () => resolve(0));
    });
    call.on("timeout", () => call.destroy());
    call.on("error", () => resolve(0));
    call.end();
  });
}

/** Starts a program that writes to a file, and whose end is awaited by `stop`. */
export function startProgram(
  line: readonly [string, ...string[]],
  cwd: string,
): { readonly pid: number; readonly stop: () => Promise<void> } {
  const [file, ...args] = line;
  const output = openSync(join(cwd, "output.log"), "a");
  // In a session of its own, as the twin's HAProxy is: Linux shares the processors among sessions first (sched_autogroup).
  const child = spawn(file, args, { cwd, stdio: ["ignore", output, output], detached: true });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  if (child.pid === undefined) throw new Error(`${file} could not be started`);
  return {
    pid: child.pid,
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}
