import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Figure } from "../figure";
import { type Comparison, compareRuns, type NodeOptions, type NodeRun, type Run, runNode } from "../measure";
import { installApp, installNode, otherNode, versions } from "./install";

const root = join(__dirname, "../../..");

/** Rounds of the comparisons: of one cluster, and of many. */
interface Rounds {
  readonly one: number;
  readonly many: number;
}

/** Of one Node: both tools, with as many clusters. */
class Sides {
  private readonly folder = mkdtempSync(join(tmpdir(), "vipkit-bench-"));

  constructor(
    private readonly app: string,
    private readonly node: string,
  ) {
    mkdirSync(join(this.folder, "node_modules"));
    symlinkSync(join(root, "node_modules", "@pulumi"), join(this.folder, "node_modules", "@pulumi"));
    const fleet = JSON.stringify(join(root, "dist/bench/programs/fleet.js"));
    const files = {
      "Pulumi.yaml": "name: fleet\nruntime: nodejs\n",
      "Pulumi.dev.yaml": "config: { aws:region: eu-west-1 }\n",
      "index.js": `require(${fleet}).makeFleet(Number(process.env.BENCH_CLUSTERS));\n`,
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(this.folder, name), text);
  }

  private run(args: readonly string[], options: NodeOptions = {}): NodeRun {
    return runNode(args, { ...options, node: this.node });
  }

  vipkit = (...args: readonly string[]) => this.run([join(root, "cli/bin.cjs"), ...args], { cwd: root });

  fleet = (clusters: number) =>
    this.run([join(root, "cli/bin.cjs"), "check", "dev"], {
      cwd: this.folder,
      env: { BENCH_CLUSTERS: String(clusters) },
    });

  /** The CDK's own validation of templates is on unless it is switched off. */
  cdk = (clusters: number, nag: readonly "nag"[], isValidating = true) =>
    this.run([this.app, String(clusters), join(this.folder, "cdk.out"), ...nag], {
      cwd: this.folder,
      env: isValidating ? {} : { CDK_VALIDATION: "false" },
    });

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const seconds = (value: number) => `${value.toFixed(2)} s`;

/** Wall-clock and processor time, a line each. */
function figures(name: string, against: string, { subject, baseline, ...ratios }: Comparison): Figure[] {
  const memory = `${subject.mebibytes.toFixed(0)} MiB against ${baseline.mebibytes.toFixed(0)} MiB`;
  return [
    {
      name,
      ratio: ratios.ratio,
      against,
      detail: `${seconds(subject.seconds)} against ${seconds(baseline.seconds)}; ${memory}`,
    },
    {
      name: `${name}, processor time`,
      ratio: ratios.processorRatio,
      against: "the same",
      detail: `${seconds(subject.processor)} against ${seconds(baseline.processor)}`,
    },
  ];
}

/** What is run in turn, round by round: each of ours is compared with the CDK's runs of the same round. */
function inTurn<K extends string>(
  commands: Readonly<Record<K, () => Run>>,
  rounds: number,
): (us: K, cdk: K) => Comparison {
  const round = () => new Map<string, Run>(Object.entries<() => Run>(commands).map(([name, run]) => [name, run()]));
  const all = Array.from({ length: rounds }, round);
  return (us, cdk) =>
    compareRuns(
      all.flatMap((runs) => {
        const [subject, baseline] = [runs.get(us), runs.get(cdk)];
        return subject && baseline ? [{ subject, baseline }] : [];
      }),
    );
}

function measureOn({ vipkit, fleet, cdk }: Sides, title: string, rounds: Rounds): Figure[] {
  const synth = `CDK ${versions["aws-cdk-lib"]} synth`;
  const nag = `with cdk-nag ${versions["cdk-nag"]}`;
  const without = "without its validation of templates";
  const commands = {
    plan: () => vipkit("plan", "prod"),
    check: () => vipkit("check", "prod"),
    synth: () => cdk(1, []),
    bareSynth: () => cdk(1, [], false),
    nag: () => cdk(1, ["nag"]),
    bareNag: () => cdk(1, ["nag"], false),
  };
  for (const warmUp of Object.values(commands)) warmUp();
  const one = inTurn(commands, rounds.one);
  const many = inTurn(
    {
      check: () => fleet(50),
      nag: () => cdk(50, ["nag"]),
      bareNag: () => cdk(50, ["nag"], false),
    },
    rounds.many,
  );
  const clusters = `vipkit check of 50 clusters like prod, ${title}`;
  const growth = compareRuns([{ subject: fleet(100), baseline: fleet(50) }]);
  const { subject, baseline } = growth;
  return [
    ...figures(`vipkit plan prod, ${title}`, synth, one("plan", "synth")),
    ...figures(`vipkit plan prod, ${title}`, `${synth} ${without}`, one("plan", "bareSynth")),
    ...figures(`vipkit check prod, ${title}`, `${synth} ${nag}`, one("check", "nag")),
    ...figures(`vipkit check prod, ${title}`, `${synth} ${nag} ${without}`, one("check", "bareNag")),
    ...figures(clusters, `${synth} of 50 ${nag}`, many("check", "nag")),
    ...figures(clusters, `${synth} of 50 ${nag} ${without}`, many("check", "bareNag")),
    {
      name: `memory of vipkit check of 100 clusters, ${title}`,
      ratio: subject.mebibytes / baseline.mebibytes,
      against: "of 50 clusters",
      detail: `${subject.mebibytes.toFixed(0)} MiB against ${baseline.mebibytes.toFixed(0)} MiB`,
    },
  ];
}

/**
 * The cluster of `app.cjs`, half as many resources as prod's, with the CDK: synthesised by Node itself, not by the CDK's command line,
 * which would add its own start. On this Node and on another.
 */
export async function measureCdk(rounds: Rounds): Promise<Figure[]> {
  const app = await installApp();
  const nodes = { [process.versions.node]: process.execPath, [otherNode]: await installNode() };
  return Object.entries(nodes).flatMap(([version, program]) => {
    const sides = new Sides(app, program);
    try {
      return measureOn(sides, `Node ${version}`, rounds);
    } finally {
      sides.close();
    }
  });
}
