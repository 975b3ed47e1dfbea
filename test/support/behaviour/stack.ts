import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { parse, stringify } from "yaml";
import { podRows } from "../../../cli/status/pods";
import { statusRows } from "../../../cli/status/rows";
import { root } from "../../../tools/setup";
import { DaemonClient } from "../../../twin/daemon/client";
import { causeClusterFault, readKubernetesStatus } from "../../../twin/kubernetes/daemon/launch";

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function vipkit(cwd: string, ...args: string[]): Promise<CommandResult> {
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: "1" };
    const child = spawn(process.execPath, [join(root, "cli/bin.cjs"), ...args], { cwd, env });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (part: Buffer) => (stdout += part.toString()));
    child.stderr.on("data", (part: Buffer) => (stderr += part.toString()));
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
}

/** One node of a stack, whatever it is: a machine or a pod. */
export interface Member {
  readonly name: string;
  readonly group: string;
  readonly zone: string;
  readonly isHealthy: boolean;
}

export type FaultWord = "crash" | "hang" | "release" | "fail-zone" | "restore-zone";

/** Seconds at worst, by fault, as `vipkit budget` gives them; missing where it does not know. */
export type Worst = Readonly<Record<string, number | undefined>>;

interface Platform {
  members(folder: string): Promise<readonly Member[]>;
  fault(folder: string, word: FaultWord, target: string): Promise<unknown>;
  /** Has every group of a spec so many nodes at least. */
  grow(cluster: ClusterText, nodes: number): void;
  /** Where it answers and what clients trust, of what `start --json` says. */
  access(answer: Started, folder: string): { readonly urls: readonly string[]; readonly ca: string };
}

interface Started {
  readonly status: {
    readonly authority?: string;
    readonly gateways?: readonly { readonly urls: readonly string[] }[];
    readonly desired?: { readonly balancers: readonly { readonly dnsName: string }[] };
  };
}

const onAws = { crash: "kill-node", hang: "hang-node", release: "resume-node" } as const;
const onKubernetes = { crash: "kill-pod", hang: "hang-pod", release: "release-pod" } as const;

/** The two drivers. */
const platforms: Readonly<Record<"local" | "kube", Platform>> = {
  local: {
    members: async (folder) =>
      statusRows(await new DaemonClient(folder).status(), Date.now()).map(({ node, group, zone, health }) => ({
        name: node,
        group: group.includes("-blue-") ? "blue" : "green",
        zone,
        isHealthy: health === "healthy",
      })),
    fault: (folder, word, target) => {
      const daemon = new DaemonClient(folder);
      if (word === "fail-zone" || word === "restore-zone") return daemon.fault({ kind: word, zone: target });
      return daemon.fault({ kind: onAws[word], node: target });
    },
    grow: ({ nodeGroups }, nodes) => {
      for (const each of Object.values(nodeGroups)) each.minSize = nodes;
    },
    access: ({ status }, folder) => {
      const host = status.desired?.balancers[0]?.dnsName ?? "";
      return { urls: [`https://${host}:8443`, `http://${host}:8080`], ca: join(folder, "ca", "ca.pem") };
    },
  },
  kube: {
    members: async (folder) =>
      podRows(await readKubernetesStatus(folder)).map(({ name, group, zone, health }) => ({
        ...{ name, group, zone },
        isHealthy: health === "healthy",
      })),
    fault: (folder, word, target) =>
      causeClusterFault(folder, word === "fail-zone" || word === "restore-zone" ? word : onKubernetes[word], target),
    // Without an autoscaler nothing else holds minSize.
    grow: ({ nodeGroups }, nodes) => {
      for (const each of Object.values(nodeGroups)) {
        each.minSize = nodes;
        each.desiredCapacity = { initial: nodes, owner: "program" };
      }
    },
    access: ({ status }) => ({
      urls: status.gateways?.[0]?.urls ?? [],
      ca: status.authority ?? "",
    }),
  },
};

/** A stack of the repository's own that runs on this machine, in a project of its own. */
export class BehavingStack {
  https = "";
  http = "";
  ca = "";
  readonly host = "demo.internal";

  private constructor(
    readonly name: "local" | "kube",
    readonly folder: string,
  ) {}

  /** Writes the project; nothing runs yet. */
  static of(t: TestContext, name: "local" | "kube"): BehavingStack {
    const folder = mkdtempSync(join(tmpdir(), `vipkit-${name}-`));
    const stack = new BehavingStack(name, folder);
    t.after(async () => {
      await stack.run("down");
      rmSync(folder, { recursive: true, force: true });
    });
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
    write("Pulumi.yaml", "name: vipkit\nruntime: { name: nodejs, options: { typescript: false } }\n");
    write("package.json", JSON.stringify({ main: "index.js" }));
    write("index.js", `module.exports = require(${JSON.stringify(join(root, "stacks/main.cjs"))});\n`);
    write(`Pulumi.${name}.yaml`, readFileSync(join(root, `stacks/Pulumi.${name}.yaml`), "utf8"));
    return stack;
  }

  get twin(): string {
    return join(this.folder, ".vipkit/twin", this.name);
  }

  run(command: string, ...args: string[]): Promise<CommandResult> {
    return vipkit(this.folder, command, ...args, this.name);
  }

  /** Brings it up, or to what its file says by now. */
  async start(): Promise<CommandResult> {
    const result = await this.run("start", "--json");
    if (result.code !== 0) throw new Error(`start ended with ${result.code}: ${result.stdout}${result.stderr}`);
    const { urls, ca } = platforms[this.name].access(JSON.parse(result.stdout) as Started, this.twin);
    this.https = urls.find((url) => url.startsWith("https:")) ?? "";
    this.http = urls.find((url) => url.startsWith("http:")) ?? "";
    this.ca = readFileSync(ca, "utf8");
    return result;
  }

  /** Changes the cluster in the stack's file, and starts it again. */
  async change(edit: (cluster: ClusterText) => void): Promise<void> {
    const file = join(this.folder, `Pulumi.${this.name}.yaml`);
    const text = parse(readFileSync(file, "utf8")) as { config: { "vipkit:cluster": ClusterText } };
    edit(text.config["vipkit:cluster"]);
    writeFileSync(file, stringify(text));
    await this.start();
  }

  /** Gives every group so many nodes. */
  grow(nodes: number): Promise<void> {
    return this.change((cluster) => platforms[this.name].grow(cluster, nodes));
  }

  members(): Promise<readonly Member[]> {
    return platforms[this.name].members(this.twin);
  }

  async fault(word: FaultWord, target: string): Promise<void> {
    await platforms[this.name].fault(this.twin, word, target);
  }

  /** What `vipkit budget` says of the way to a group. */
  async worst(group: string): Promise<Worst> {
    const { stdout } = await this.run("budget", "--json");
    const { budget, budgets = [budget] } = JSON.parse(stdout) as { budget?: BudgetText; budgets?: BudgetText[] };
    const paths = budgets.flatMap((each) => each?.paths ?? []);
    const path = paths.find(({ targetGroup }) => targetGroup.endsWith(group));
    return Object.fromEntries(Object.entries(path?.faults ?? {}).map(([fault, { worst }]) => [fault, worst]));
  }
}

/** What cases change of a spec. */
export interface ClusterText {
  readonly loadBalancer: {
    readonly listeners: Record<string, { defaultAction: { targetGroups: object; stickiness?: object } }>;
  };
  readonly targetGroups: Record<string, { stickiness?: object }>;
  readonly nodeGroups: Record<string, { minSize: number; desiredCapacity?: object; workload?: object }>;
}

interface BudgetText {
  readonly paths: readonly {
    readonly targetGroup: string;
    readonly faults: Readonly<Record<string, { readonly worst?: number }>>;
  }[];
}
