import { rmSync } from "node:fs";
import { join } from "node:path";
import { ApiError } from "../api/api-error";
import { contentTypes } from "../api/cluster-client";
import { type ApiObject, conditionOf, listOf, numberOf, propsOf, textOf } from "../api/objects";
import { Container } from "./container";
import type { ContainerHost } from "./container-host";
import type { ProcessLaunch } from "./container-process";
import { environmentOf, expand } from "./environment";
import { type ContainerSpec, type PodSpec, readPodSpec } from "./pod-spec";
import { type PodFacts, phaseOf, podStatus } from "./pod-status";
import type { SimulatedNode } from "./simulated-node";
import { mountVolumes, withMounts } from "./volumes";

const asItIs = (text: string): string => text;

/** One pod on one node, from its binding to the end of its object. */
export class PodWorker {
  private readonly spec: PodSpec;
  private readonly initContainers: readonly Container[];
  private readonly containers: readonly Container[];
  private isInitialized = false;
  private isEnding = false;
  private isGone = false;
  private readonly startedAt = Date.now();
  private writing: Promise<void> | undefined;
  private isDirty = false;
  private written = "";

  constructor(
    private object: ApiObject,
    readonly address: string,
    private readonly node: SimulatedNode,
  ) {
    this.spec = readPodSpec(object);
    const policy = this.spec.restartPolicy;
    const container = (spec: ContainerSpec, isInit: boolean): Container =>
      new Container(
        spec,
        isInit && !spec.isSidecar ? (policy === "Never" ? "Never" : "OnFailure") : isInit ? "Always" : policy,
        this.hostOf(spec),
      );
    this.initContainers = this.spec.initContainers.map((spec) => container(spec, true));
    this.containers = this.spec.containers.map((spec) => container(spec, false));
    this.takeOverRestarts();
  }

  get name(): string {
    return this.spec.name;
  }

  get namespace(): string {
    return this.spec.namespace;
  }

  get labels(): Readonly<Record<string, string>> {
    return this.object.labels;
  }

  get processes(): readonly Container[] {
    return [...this.initContainers, ...this.containers];
  }

  /** Runs the pod to its end. */
  start(): void {
    void this.run();
  }

  /** The API server has a newer version of it. */
  update(object: ApiObject): void {
    this.object = object;
    const { deletionTimestamp, deletionGracePeriodSeconds } = propsOf(object.raw.metadata);
    if (deletionTimestamp !== undefined) void this.end(numberOf(deletionGracePeriodSeconds, this.spec.gracePeriod));
    else if (this.isContradicted()) {
      this.written = "";
      this.changed();
    }
    // Another's condition may be what it waits for.
    else if (this.spec.readinessGates.length > 0) this.changed();
  }

  /** Ends its processes at once, and says nothing: its node has crashed, or its object is gone. */
  crash(): void {
    this.isGone = true;
    for (const each of this.processes) each.crash();
  }

  private async run(): Promise<void> {
    this.changed();
    for (const each of this.initContainers) {
      const isDone = each.run();
      if (each.spec.isSidecar) continue;
      if (!(await isDone) && !this.isEnding) return this.changed();
      if (this.isEnding) return;
    }
    this.isInitialized = true;
    await Promise.all(this.containers.map((each) => each.run()));
    if (this.isEnding) return;
    await Promise.all(
      this.initContainers.filter(({ spec }) => spec.isSidecar).map((each) => each.stop(this.spec.gracePeriod)),
    );
    this.changed();
  }

  private async end(gracePeriod: number): Promise<void> {
    if (this.isEnding || this.isGone) return;
    this.isEnding = true;
    await Promise.all(this.containers.map((each) => each.stop(gracePeriod)));
    await Promise.all(this.initContainers.map((each) => each.stop(gracePeriod)));
    rmSync(join(this.folder, "volumes"), { recursive: true, force: true });
    for (;;) {
      if (this.isGone) return;
      try {
        this.changed();
        await this.writing;
        await this.deleteObject();
        return;
      } catch (error) {
        this.node.log(`pod ${this.spec.namespace}/${this.spec.name}: ${String(error)}`);
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    }
  }

  private async deleteObject(): Promise<void> {
    const { namespace, name, uid } = this.spec;
    try {
      await this.node.client.call("DELETE", `/api/v1/namespaces/${namespace}/pods/${name}`, {
        body: { apiVersion: "v1", kind: "DeleteOptions", gracePeriodSeconds: 0, preconditions: { uid } },
      });
    } catch (error) {
      if (!(error instanceof ApiError && (error.code === 404 || error.code === 409))) throw error;
    }
  }

  /** Of its logs and volumes. */
  private get folder(): string {
    const { namespace, name, uid } = this.spec;
    return join(this.node.folder, `${namespace}_${name}_${uid.slice(0, 8)}`);
  }

  private hostOf(container: ContainerSpec): ContainerHost {
    const { spec, node, address } = this;
    return {
      guard: node.guard,
      address,
      gracePeriod: spec.gracePeriod,
      changed: () => this.changed(),
      event: (type, reason, message) => node.event(this.object, { type, reason, message, container: container.name }),
      launch: (each) => this.launch(each),
    };
  }

  private async launch(container: ContainerSpec): Promise<ProcessLaunch> {
    const { node, address, object } = this;
    const { name, zone, address: nodeAddress, capacity } = node;
    const place = { pod: object, address, node: name, nodeAddress, zone, capacity };
    const environment = await environmentOf(node.client, container, place);
    const { words, isMapped } = node.commandOf(container.image);
    const { workingDirectory } = node;
    const common = { workingDirectory, logFile: join(this.folder, `${container.name}.log`), isMapped };
    // What stands in for an image reads no files of it.
    if (!isMapped) return { ...common, command: words, environment, word: asItIs };
    const { word, variables } = withMounts(
      await mountVolumes(node.client, container.name, place, join(this.folder, "volumes")),
    );
    const own = Object.entries(environment).map(([key, value]) => [key, word(value)] as const);
    return {
      ...common,
      command: [...words, ...container.args.map((each) => word(expand(each, environment)))],
      environment: { ...variables, ...Object.fromEntries(own) },
      word,
    };
  }

  /** Whether the API has it for ready or not against what is the case: the node controller says so of every pod of a node that was away. */
  private isContradicted(): boolean {
    const known = conditionOf(propsOf(this.object.raw.status).conditions, "Ready")?.status;
    const own = conditionOf(podStatus(this.facts(), Date.now()).conditions, "Ready")?.status;
    return known !== undefined && known !== own;
  }

  /** What ran before this process did has ended with the one that ran it. */
  private takeOverRestarts(): void {
    const before = listOf(propsOf(this.object.raw.status).containerStatuses);
    for (const container of this.containers) {
      const status = before.find(({ name }) => name === container.spec.name);
      if (status === undefined || propsOf(status.state).running === undefined) continue;
      const startedAt = Date.parse(textOf(propsOf(propsOf(status.state).running).startedAt)) || this.startedAt;
      container.restartCount = numberOf(status.restartCount) + 1;
      container.lastState = {
        kind: "terminated",
        exitCode: 255,
        reason: "Unknown",
        message: "",
        startedAt,
        finishedAt: this.startedAt,
      };
    }
  }

  private facts(): PodFacts {
    return {
      spec: this.spec,
      initContainers: this.initContainers,
      containers: this.containers,
      isInitialized: this.isInitialized,
      isEnding: this.isEnding,
      address: this.address,
      nodeAddress: this.node.address,
      startedAt: this.startedAt,
      known: propsOf(this.object.raw.status).conditions,
    };
  }

  get isOver(): boolean {
    const phase = phaseOf(this.facts());
    return phase === "Succeeded" || phase === "Failed";
  }

  /** Writes the status; what changes while it is written is written after it, together. */
  private changed(): void {
    this.isDirty = true;
    this.writing ??= this.write().finally(() => (this.writing = undefined));
  }

  private async write(): Promise<void> {
    while (this.isDirty && !this.isGone) {
      this.isDirty = false;
      const status = podStatus(this.facts(), Date.now());
      const text = JSON.stringify(status);
      if (text === this.written) continue;
      if (await this.send({ status, metadata: { uid: this.spec.uid } })) this.written = text;
    }
  }

  private async send(body: {
    readonly status: ReturnType<typeof podStatus>;
    readonly metadata: { readonly uid: string };
  }) {
    const { namespace, name } = this.spec;
    try {
      await this.node.client.call("PATCH", `/api/v1/namespaces/${namespace}/pods/${name}/status`, {
        contentType: contentTypes.strategicMerge,
        body,
      });
      return true;
    } catch (error) {
      if (error instanceof ApiError && (error.code === 404 || error.code === 409)) return false;
      this.node.log(`status of pod ${namespace}/${name}: ${String(error)}`);
      // What is invalid stays so until something changes; the pod's end must not wait for it.
      if (error instanceof ApiError && error.code === 422) return false;
      await new Promise((resolve) => setTimeout(resolve, 500));
      this.isDirty = true;
      return false;
    }
  }
}
