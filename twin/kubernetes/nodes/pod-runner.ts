import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { ClusterClient } from "../api/cluster-client";
import { type ApiObject, propsOf, textOf } from "../api/objects";
import { Reflector } from "../api/reflector";
import { nodeAddress, podRange } from "../control-plane/addresses";
import { ProcessGuard } from "../process/guard";
import { EventRecorder } from "./event-recorder";
import { commandFor, type ImageCommands } from "./images";
import { NodeAgent } from "./node-agent";
import type { PodWorker } from "./pod-worker";
import type { SimulatedNode } from "./simulated-node";

interface PodRunnerOptions {
  readonly client: ClusterClient;
  readonly slot: number;
  /** Of the containers' logs. */
  readonly folder: string;
  /** Where containers run: the user's project. */
  readonly workingDirectory: string;
  /** A node for each. */
  readonly zones: readonly string[];
  readonly region: string;
  readonly images: ImageCommands;
  /** What each node offers. Default: 4 CPUs and 8 GiB. */
  readonly capacity?: { readonly cpu: string; readonly memory: string };
  readonly log: (message: string) => void;
}

/** A pod on its node. */
export interface BoundPod {
  readonly pod: ApiObject;
  readonly node: NodeAgent;
  readonly worker: PodWorker | undefined;
}

const usualCapacity = { cpu: "4", memory: "8Gi" };

/** Nodes in place of kubelets: each container of a pod that is bound to one of them is a process of this machine. */
export class PodRunner {
  readonly nodes: readonly NodeAgent[];
  private readonly guard = new ProcessGuard();
  private readonly reflector: Reflector;
  private readonly events: EventRecorder;
  private images: ImageCommands;

  constructor(private readonly options: PodRunnerOptions) {
    const { client, zones, images, log } = options;
    this.images = images;
    this.events = new EventRecorder(client, log);
    this.nodes = zones.map((zone, position) => this.nodeOf(zone, position + 1));
    this.reflector = new Reflector(
      client,
      { path: "/api/v1/pods", query: { fieldSelector: "spec.nodeName!=" } },
      {
        onChange: (pod) => this.agentOf(pod)?.take(pod),
        onDelete: (pod) => this.agentOf(pod)?.drop(pod),
        onError: (message) => log(`pods: ${message}`),
      },
    );
  }

  /** Resolves when the nodes are registered and what was bound to them before runs again. */
  async start(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.start()));
    await this.reflector.start();
  }

  /** Ends every process; the API server keeps its objects. */
  async stop(): Promise<void> {
    await this.reflector.stop();
    for (const node of this.nodes) node.crash();
    this.guard.close();
  }

  /** What runs, on whichever node. */
  get workers(): readonly PodWorker[] {
    return this.nodes.flatMap(({ pods }) => [...pods.values()]);
  }

  /** Every pod that the API has on one of the nodes, and what runs of it: nothing where its node is down. */
  get bound(): readonly BoundPod[] {
    return [...this.reflector.objects.values()].flatMap((pod) => {
      const node = this.agentOf(pod);
      return node === undefined ? [] : [{ pod, node, worker: node.pods.get(pod.uid) }];
    });
  }

  /** What was bound to a node while it was down is told to it again. One that is up stays as it is. */
  async restartNode(name: string): Promise<void> {
    const node = this.nodes.find((each) => each.name === name);
    if (node?.isDown !== true) return;
    await node.start();
    for (const pod of this.reflector.objects.values()) if (this.agentOf(pod) === node) node.take(pod);
  }

  /** What runs in place of images from now on. A container whose program is another one is ended, and started again as its pod's policy says. */
  takeImages(images: ImageCommands): void {
    const before = this.images;
    this.images = images;
    for (const { processes } of this.workers)
      for (const each of processes)
        if (!isDeepStrictEqual(commandFor(each.spec.image, before), commandFor(each.spec.image, images)))
          each.signal("SIGTERM");
  }

  private agentOf(pod: ApiObject): NodeAgent | undefined {
    const name = textOf(propsOf(pod.raw.spec).nodeName);
    return this.nodes.find((node) => node.name === name);
  }

  private nodeOf(zone: string, index: number): NodeAgent {
    const { slot, region, capacity = usualCapacity, client, workingDirectory, folder, log } = this.options;
    const name = `node-${zone}`;
    const address = nodeAddress(slot, index);
    const description = { name, zone, region, address, podRange: podRange(slot, index), capacity };
    const node: SimulatedNode = {
      name,
      zone,
      address,
      capacity,
      client,
      guard: this.guard,
      commandOf: (image) => commandFor(image, this.images),
      workingDirectory,
      folder: join(folder, "pods"),
      event: (pod, event) => this.events.record(pod, name, event),
      log,
    };
    return new NodeAgent(description, { slot, index }, node);
  }
}
