import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { BalancerController, type Balancing } from "../../twin/balancer";
import type { Registration, TargetHealth, Node as TwinNode } from "../../twin/contract/desired-state";
import { registration } from "./balancing";
import { type Node, startNode, until } from "./traffic";

/** A balancer plane in a folder of its own, with real nodes. Everything ends with {@link close}. */
export class PlaneFixture {
  readonly nodes = new Map<string, Node>();
  plane: BalancerController;

  private constructor(
    readonly folder: string,
    readonly slot: number,
  ) {
    this.plane = new BalancerController(folder, slot);
  }

  /** Slots are per test file, since files run at the same time. */
  static async open(slot: number, below = tmpdir()): Promise<PlaneFixture> {
    const fixture = new PlaneFixture(await mkdtemp(path.join(below, "vipkit-balancer-")), slot);
    await fixture.plane.start();
    return fixture;
  }

  async close(): Promise<void> {
    await this.plane.stop();
    await Promise.all([...this.nodes.values()].map((node) => node.kill()));
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Starts nodes `a`, `b`, ... each on a hidden address of its own. */
  async start(...ids: string[]): Promise<void> {
    await Promise.all(
      ids.map(async (id) => {
        const address = `127.${this.slot}.200.${10 + this.nodes.size + ids.indexOf(id)}`;
        this.nodes.set(id, await startNode(id, address));
      }),
    );
  }

  node(id: string): Node {
    const node = this.nodes.get(id);
    assert.ok(node !== undefined, `no node ${id}`);
    return node;
  }

  /** Registrations of nodes in a group. */
  in(group: string, ...ids: string[]): Registration[] {
    return ids.map((id) => registration(group, id, this.node(id).address));
  }

  async apply(
    desired: Partial<Balancing>,
    registrations: readonly Registration[],
    nodes: readonly TwinNode[] = [],
  ): Promise<void> {
    const nothing = { balancers: [], targetGroups: [], securityGroups: [], certificates: [] };
    await this.plane.apply({ ...nothing, ...desired }, registrations, nodes);
  }

  health(id: string): TargetHealth {
    const found = this.plane.health().find(({ node }) => node === id);
    assert.ok(found !== undefined, `no health of ${id}`);
    return found;
  }

  /** Waits until nodes are in a state. Milliseconds that it took. */
  whenAll(state: TargetHealth["state"], ids: readonly string[], atMost = 10_000): Promise<number> {
    const isThere = () => ids.every((id) => this.plane.health().find(({ node }) => node === id)?.state === state);
    return until(isThere, atMost, `${ids.join(", ")} ${state}, but ${JSON.stringify(this.plane.health())}`);
  }

  /** Process ids of HAProxy's master and workers in this folder, newest configuration last. */
  async masterPid(): Promise<number> {
    return Number(await readFile(path.join(this.folder, "haproxy", "haproxy.pid"), "utf8"));
  }

  async generation(): Promise<number> {
    return Number(await readFile(path.join(this.folder, "haproxy", "generation"), "utf8"));
  }
}
