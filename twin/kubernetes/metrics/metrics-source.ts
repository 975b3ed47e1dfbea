import type { Props } from "../../../model/graph/json";
import type { PodRunner } from "../nodes/pod-runner";
import { timestamp } from "../nodes/pod-status";
import type { PodWorker } from "../nodes/pod-worker";
import { matchesSelector } from "./label-selector";
import { type Usage, usageByGroup } from "./process-usage";

/** Milliseconds between two samples, and samples that a rate is over: 15 s, as metrics-server has it. */
const samplePeriod = 5000;
const samplesKept = 4;

interface Sample {
  /** Milliseconds. */
  readonly at: number;
  readonly groups: ReadonlyMap<number, Usage>;
}

/** What pods and nodes use, measured at their processes. */
export class MetricsSource {
  private samples: readonly Sample[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly runner: PodRunner) {}

  start(): void {
    this.take();
    this.timer = setInterval(() => this.take(), samplePeriod).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** A `PodMetrics` for each pod whose containers have run for two samples. */
  pods(namespace: string, selector: string): Props[] {
    return this.runner.nodes
      .flatMap((node) => [...node.pods.values()])
      .filter((pod) => (namespace === "" || pod.namespace === namespace) && matchesSelector(selector, pod.labels))
      .flatMap((pod) => this.ofPod(pod));
  }

  nodes(): Props[] {
    return this.runner.nodes.flatMap((node) => {
      const rates = [...node.pods.values()].flatMap((pod) => pod.processes.map(({ pid }) => this.rateOf(pid)));
      const window = this.window();
      if (window === undefined) return [];
      const sum = (key: keyof Usage) => rates.reduce((total, rate) => total + (rate?.[key] ?? 0), 0);
      return [
        { metadata: { name: node.name }, ...window, usage: quantities({ cpu: sum("cpu"), memory: sum("memory") }) },
      ];
    });
  }

  private take(): void {
    this.samples = [...this.samples.slice(1 - samplesKept), { at: Date.now(), groups: usageByGroup() }];
  }

  private ofPod(pod: PodWorker): Props[] {
    const window = this.window();
    const containers = pod.processes.flatMap(({ pid, spec }) => {
      const rate = this.rateOf(pid);
      return rate === undefined ? [] : [{ name: spec.name, usage: quantities(rate) }];
    });
    if (window === undefined || containers.length === 0) return [];
    const metadata = { name: pod.name, namespace: pod.namespace, labels: pod.labels };
    return [{ metadata, ...window, containers }];
  }

  private window(): { readonly timestamp: string; readonly window: string } | undefined {
    const [first, last] = [this.samples[0], this.samples.at(-1)];
    if (first === undefined || last === undefined || first === last) return undefined;
    return { timestamp: timestamp(last.at), window: `${Math.round((last.at - first.at) / 1000)}s` };
  }

  /** Processors in use over the samples that the process was in; undefined when there is one at most. */
  private rateOf(pid: number | undefined): Usage | undefined {
    if (pid === undefined) return undefined;
    const own = this.samples.filter(({ groups }) => groups.has(pid));
    const [first, last] = [own[0], own.at(-1)];
    const [before, now] = [first?.groups.get(pid), last?.groups.get(pid)];
    if (first === undefined || last === undefined || before === undefined || now === undefined || first === last)
      return undefined;
    return { cpu: Math.max(0, now.cpu - before.cpu) / ((last.at - first.at) / 1000), memory: now.memory };
  }
}

/** As metrics-server writes them. */
const quantities = ({ cpu, memory }: Usage): Props => ({
  cpu: `${Math.round(cpu * 1e9)}n`,
  memory: `${Math.round(memory / 1024)}Ki`,
});
