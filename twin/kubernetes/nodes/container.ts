import { setTimeout as sleep } from "node:timers/promises";
import { RestartBackOff } from "./back-off";
import type { ContainerHost } from "./container-host";
import { ContainerProcess, type ProcessLaunch } from "./container-process";
import { ContainerConfigError } from "./environment";
import { type ActionTarget, performAction } from "./perform-action";
import type { ContainerSpec, ProbeSpec, RestartPolicy } from "./pod-spec";
import { ProbeLoop } from "./probe-loop";

export type ContainerState =
  | { readonly kind: "waiting"; readonly reason: string; readonly message: string }
  | { readonly kind: "running"; readonly startedAt: number }
  | {
      readonly kind: "terminated";
      readonly exitCode: number;
      readonly reason: string;
      readonly message: string;
      readonly startedAt: number;
      readonly finishedAt: number;
    };

/** Seconds before a container whose description could not be carried out is tried again. */
const configRetry = 10;
/** Seconds after which the hook of a start is given up: a kubelet waits for as long as the container runs. */
const longestStart = 3600;
/** Seconds that a container gets at least after its hook. Source: kubelet, minimumGracePeriodInSeconds. */
const minimumGrace = 2;

/** One container of a pod: started, probed, started again, ended. */
export class Container {
  state: ContainerState = { kind: "waiting", reason: "ContainerCreating", message: "" };
  lastState: ContainerState | undefined;
  restartCount = 0;
  isReady = false;
  isStarted = false;
  private process: ContainerProcess | undefined;
  private launched: ProcessLaunch | undefined;
  private hung: ContainerProcess | undefined;
  private probes: ProbeLoop[] = [];
  private isEnding = false;
  private killing: Promise<void> | undefined;
  private readonly backOff = new RestartBackOff();
  private readonly end = new AbortController();

  constructor(
    readonly spec: ContainerSpec,
    private readonly restartPolicy: RestartPolicy,
    private readonly host: ContainerHost,
  ) {}

  /** Runs until it has ended for good. Resolves with whether it succeeded. */
  async run(): Promise<boolean> {
    while (!this.isEnding) {
      const exitCode = await this.runOnce();
      if (exitCode === undefined) continue;
      if (this.isEnding || this.restartPolicy === "Never") return exitCode === 0;
      if (this.restartPolicy === "OnFailure" && exitCode === 0) return true;
      await this.waitForRestart();
    }
    return this.state.kind === "terminated" && this.state.exitCode === 0;
  }

  /** Ends it in order: hook, SIGTERM, SIGKILL when the time is up. It is not started again. */
  async stop(gracePeriod: number): Promise<void> {
    this.isEnding = true;
    this.end.abort();
    await this.kill(gracePeriod, "Killing", `Stopping container ${this.spec.name}`);
  }

  /** Ends it as a machine's crash does, without a word to anything. */
  crash(): void {
    this.isEnding = true;
    this.end.abort();
    this.stopProbes();
    this.process?.signal("SIGKILL");
  }

  /** Leads its group; undefined while nothing runs. */
  get pid(): number | undefined {
    return this.state.kind === "running" ? this.process?.pid : undefined;
  }

  /** Whether what runs has been stopped by a signal, and answers nothing until it is released. */
  get isHung(): boolean {
    return this.state.kind === "running" && this.process === this.hung;
  }

  signal(name: NodeJS.Signals): void {
    this.process?.signal(name);
    if (name === "SIGSTOP") this.hung = this.process;
    else if (name === "SIGCONT") this.hung = undefined;
  }

  private async runOnce(): Promise<number | undefined> {
    const launch = await this.prepare();
    if (launch === undefined || this.isEnding) return undefined;
    const startedAt = Date.now();
    const process = ContainerProcess.start(launch, this.host.guard);
    this.process = process;
    this.launched = launch;
    this.setState({ kind: "running", startedAt });
    if (await this.runPostStart(process)) this.startProbes(startedAt);
    const { exitCode, message } = await process.ended;
    this.stopProbes();
    const reason = exitCode === 0 ? "Completed" : "Error";
    this.isReady = false;
    this.isStarted = false;
    this.setState({ kind: "terminated", exitCode, reason, message, startedAt, finishedAt: Date.now() });
    return exitCode;
  }

  private async prepare(): Promise<ProcessLaunch | undefined> {
    try {
      return await this.host.launch(this.spec);
    } catch (error) {
      const reason = error instanceof ContainerConfigError ? "CreateContainerConfigError" : "CreateContainerError";
      const message = error instanceof Error ? error.message : String(error);
      this.setState({ kind: "waiting", reason, message });
      this.host.event("Warning", "Failed", `Error: ${message}`);
      await this.pause(configRetry * 1000);
      return undefined;
    }
  }

  private async waitForRestart(): Promise<void> {
    const wait = this.backOff.next(Date.now());
    this.lastState = this.state;
    if (wait > 0) await this.waitInBackOff(wait);
    if (!this.isEnding) this.restartCount += 1;
  }

  private async waitInBackOff(wait: number): Promise<void> {
    const message = `back-off ${wait / 1000}s restarting failed container=${this.spec.name}`;
    this.setState({ kind: "waiting", reason: "CrashLoopBackOff", message });
    this.host.event("Warning", "BackOff", `Back-off restarting failed container ${this.spec.name}`);
    await this.pause(wait);
  }

  private async pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.end.signal }).catch(() => undefined);
  }

  private startProbes(startedAt: number): void {
    const { startupProbe } = this.spec;
    if (startupProbe === undefined) return this.started(startedAt);
    this.probe(startupProbe, "Startup", startedAt, (isWell, loop) => {
      if (!isWell) return this.killUnhealthy(startupProbe, "startup");
      loop.stop();
      this.started(startedAt);
    });
  }

  private started(startedAt: number): void {
    this.isStarted = true;
    const { readinessProbe, livenessProbe } = this.spec;
    if (readinessProbe === undefined) this.isReady = true;
    else this.probe(readinessProbe, "Readiness", startedAt, (isWell) => this.setReady(isWell));
    if (livenessProbe !== undefined)
      this.probe(livenessProbe, "Liveness", startedAt, (isWell) => {
        if (!isWell) this.killUnhealthy(livenessProbe, "liveness");
      });
    this.host.changed();
  }

  private probe(
    spec: ProbeSpec,
    name: string,
    startedAt: number,
    onOutcome: (isWell: boolean, loop: ProbeLoop) => void,
  ): void {
    const loop: ProbeLoop = new ProbeLoop(
      spec,
      this.target,
      (outcome) => onOutcome(outcome === "success", loop),
      (message) => this.host.event("Warning", "Unhealthy", `${name} probe failed: ${message}`),
    );
    this.probes.push(loop);
    loop.start(startedAt);
  }

  private setReady(isReady: boolean): void {
    if (this.isReady === isReady) return;
    this.isReady = isReady;
    this.host.changed();
  }

  private killUnhealthy(probe: ProbeSpec, kind: string): void {
    const message = `Container ${this.spec.name} failed ${kind} probe, will be restarted`;
    this.stopProbes();
    void this.kill(probe.gracePeriod ?? this.host.gracePeriod, "Killing", message);
  }

  private kill(gracePeriod: number, reason: string, message: string): Promise<void> {
    // The pod's end may find a kill under way, with its own grace period.
    this.killing ??= this.carryOutKill(gracePeriod, reason, message).finally(() => (this.killing = undefined));
    return this.killing;
  }

  private async carryOutKill(gracePeriod: number, reason: string, message: string): Promise<void> {
    const { process } = this;
    if (process === undefined || this.state.kind !== "running") return;
    this.host.event("Normal", reason, message);
    const deadline = Date.now() + gracePeriod * 1000;
    if (gracePeriod > 0) await Promise.race([this.runHook(gracePeriod), process.ended]);
    const left = Math.max(deadline - Date.now(), gracePeriod > 0 ? minimumGrace * 1000 : 0);
    process.signal("SIGTERM");
    const late = setTimeout(() => process.signal("SIGKILL"), left);
    await process.ended;
    clearTimeout(late);
  }

  /** Until it is over, nothing is probed. Resolves with whether the container goes on. Source: kubelet, FailedPostStartHook. */
  private async runPostStart(process: ContainerProcess): Promise<boolean> {
    const { postStart } = this.spec;
    if (postStart === undefined) return true;
    const gone = process.ended.then(() => undefined);
    const result = await Promise.race([performAction(postStart, this.target, longestStart), gone]);
    if (result === undefined || result.isSuccess) return result !== undefined;
    this.host.event("Warning", "FailedPostStartHook", `PostStartHook failed: ${result.message}`);
    void this.kill(this.host.gracePeriod, "Killing", "FailedPostStartHook");
    return false;
  }

  private async runHook(gracePeriod: number): Promise<void> {
    const { preStop } = this.spec;
    if (preStop === undefined) return;
    const late = sleep(gracePeriod * 1000, undefined, { ref: false });
    const result = await Promise.race([performAction(preStop, this.target, gracePeriod), late]);
    if (result?.isSuccess === true) return;
    this.host.event("Warning", "FailedPreStopHook", result?.message ?? "the hook took longer than the grace period");
  }

  private get target(): ActionTarget {
    const { launched, host } = this;
    const { address, guard } = host;
    return { address, commands: launched?.isMapped === true ? { ...launched, guard } : undefined };
  }

  private stopProbes(): void {
    for (const each of this.probes) each.stop();
    this.probes = [];
  }

  private setState(state: ContainerState): void {
    this.state = state;
    this.host.changed();
  }
}
