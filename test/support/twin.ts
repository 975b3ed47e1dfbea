import { mkdirSync } from "node:fs";
import { BalancerController } from "../../twin/balancer";
import { loopbackAddress } from "../../twin/contract/addresses";
import type { Props } from "../../twin/contract/resources";
import { type Slot, takeSlot } from "../../twin/daemon/slot";
import { Plane } from "../../twin/data/plane";
import { addCluster, arns, eventually, MemoryHost, types } from "./cluster";
import { reserveSlot } from "./slots";

/** Checks as quick as HAProxy allows, so that a test takes seconds: a refused node is out after 2 s, a silent one after 3. */
export const quickCheck = {
  path: "/healthz",
  interval: 1,
  timeout: 1,
  healthyThreshold: 2,
  unhealthyThreshold: 2,
  matcher: "200",
};

/** The whole data plane in this process: HAProxy and nodes, with resources as the control plane would have stored them. */
export class Twin {
  readonly url: string;

  private constructor(
    readonly host: MemoryHost,
    readonly plane: Plane,
    private readonly slot: Slot,
  ) {
    this.url = `http://${loopbackAddress(host.slot, "10.20.0.254")}:8080`;
  }

  static async start(group: Props = {}, targetGroup: Props = {}): Promise<Twin> {
    const slot = await takeTestSlot();
    const host = new MemoryHost(slot.number);
    mkdirSync(host.folder, { recursive: true });
    addOpenFirewall(host);
    addCluster(
      host,
      { minElbCapacity: 1, ...group },
      { healthCheck: quickCheck, deregistrationDelay: 10, ...targetGroup },
    );
    const twin = new Twin(host, new Plane(host, new BalancerController(host.folder, host.slot)), slot);
    await twin.plane.start();
    await twin.plane.waitUntilStable(types.group, "web", 30);
    await eventually("every node is healthy", () => twin.isWhole(), 30);
    return twin;
  }

  nodes = () => this.plane.status().nodes;
  inService = () => this.nodes().filter(({ lifecycle }) => lifecycle === "InService");
  healthy = () => this.plane.status().health.filter(({ state }) => state === "healthy");

  /** As many healthy nodes as desired, and no other. */
  isWhole(): boolean {
    const desired = this.plane.status().desired.scalingGroups[0]?.desiredCapacity;
    const serving = this.nodes().filter(({ lifecycle }) => !lifecycle.startsWith("Warmed"));
    return this.healthy().length === desired && serving.length === desired;
  }

  async update(type: string, id: string, change: Props): Promise<void> {
    this.host.put(type, id, { ...this.host.get(type, id)?.outputs, ...change });
    await this.plane.reconcile();
  }

  updateGroup = (change: Props) => this.update(types.group, "web", change);
  updateTargetGroup = (change: Props) => this.update(types.targetGroup, arns.targetGroup, change);

  async stop(): Promise<void> {
    await this.plane.stop();
    this.slot.release();
    this.host.cleanUp();
  }
}

/** A slot that neither another test nor a daemon of this machine has. */
export async function takeTestSlot(): Promise<Slot> {
  for (;;) {
    const slot = await takeSlot(`/test/${process.pid}`, reserveSlot()).catch(() => undefined);
    if (slot !== undefined) return slot;
  }
}

/** Clients reach the balancer, the balancer reaches the nodes, and nobody else does. */
export function addOpenFirewall(host: MemoryHost): void {
  const everywhere = { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] };
  const fromBalancer = { protocol: "tcp", fromPort: 8080, toPort: 8080, securityGroups: ["sg-balancer"] };
  host.put(types.securityGroup, "sg-balancer", { ingress: [everywhere], egress: [everywhere] });
  host.put(types.securityGroup, "sg-nodes", { ingress: [fromBalancer], egress: [everywhere] });
}
