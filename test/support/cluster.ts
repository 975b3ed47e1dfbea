import { mkdtempSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DataPlaneHost } from "../../twin/contract/data-plane";
import type { DesiredState, Node, Registration, TargetHealth, TwinSettings } from "../../twin/contract/desired-state";
import type { Json, Props, StoredResource } from "../../twin/contract/resources";
import type { BalancerPort } from "../../twin/data/balancer-port";

export const types = {
  subnet: "aws:ec2/subnet:Subnet",
  securityGroup: "aws:ec2/securityGroup:SecurityGroup",
  balancer: "aws:lb/loadBalancer:LoadBalancer",
  listener: "aws:lb/listener:Listener",
  rule: "aws:lb/listenerRule:ListenerRule",
  listenerCertificate: "aws:lb/listenerCertificate:ListenerCertificate",
  targetGroup: "aws:lb/targetGroup:TargetGroup",
  template: "aws:ec2/launchTemplate:LaunchTemplate",
  group: "aws:autoscaling/group:Group",
  policy: "aws:autoscaling/policy:Policy",
  schedule: "aws:autoscaling/schedule:Schedule",
  hook: "aws:autoscaling/lifecycleHook:LifecycleHook",
  attachment: "aws:autoscaling/attachment:Attachment",
} as const;

/** A control plane of plain resources: what the daemon's store is to the data plane. */
export class MemoryHost implements DataPlaneHost {
  readonly folder: string;
  readonly zones = ["eu-west-1a", "eu-west-1b", "eu-west-1c"];
  readonly lines: string[] = [];
  twin: TwinSettings = { bootTime: 0, metricPeriod: 1, nodeCommand: [] };
  private readonly resources = new Map<string, StoredResource>();
  private saved: Json | undefined;
  private next = 1;

  constructor(
    readonly slot = 240,
    project = mkdtempSync(join(tmpdir(), "vipkit-")),
  ) {
    this.folder = join(project, ".vipkit", "twin", "test");
  }

  settings = () => this.twin;
  get = (type: string, id: string) => this.resources.get(`${type} ${id}`);
  all = (type: string) => [...this.resources.values()].filter((resource) => resource.type === type);
  newId = (prefix: string) => `${prefix}${(this.next++).toString(16).padStart(17, "0")}`;
  runtime = () => this.saved;
  log = (message: string) => void this.lines.push(message);

  saveRuntime(state: Json): Promise<void> {
    this.saved = structuredClone(state);
    return Promise.resolve();
  }

  patch(type: string, id: string, outputs: Props): Promise<void> {
    this.put(type, id, { ...this.get(type, id)?.outputs, ...outputs });
    return Promise.resolve();
  }

  put(type: string, id: string, outputs: Props, versions: Readonly<Record<string, Props>> = {}): void {
    const resource = {
      type,
      id,
      urn: `urn:${id}`,
      name: id,
      inputs: outputs,
      outputs,
      createdAt: new Date().toISOString(),
      versions,
    };
    this.resources.set(`${type} ${id}`, resource);
  }

  remove(type: string, id: string): void {
    this.resources.delete(`${type} ${id}`);
  }

  /** Everything it holds, for another process to go on with. */
  export(): string {
    return JSON.stringify({ resources: [...this.resources.values()], runtime: this.saved, next: this.next });
  }

  import(text: string): void {
    const { resources, runtime, next } = JSON.parse(text) as {
      resources: StoredResource[];
      runtime?: Json;
      next: number;
    };
    for (const { type, id, outputs } of resources) this.put(type, id, outputs);
    this.saved = runtime;
    this.next = next;
  }

  cleanUp(): void {
    rmSync(join(this.folder, "../../.."), { recursive: true, force: true });
  }
}

/** A balancer that only checks: a target is healthy when its port answers, `checks` refusals in a row make it unhealthy. */
export class ProbingBalancer implements BalancerPort {
  registrations: readonly Registration[] = [];
  nodes: readonly Node[] = [];
  applied = 0;
  private seen: readonly TargetHealth[] = [];
  private timer: NodeJS.Timeout | undefined;
  readonly requests = new Map<string, number>();
  private readonly misses = new Map<string, number>();

  constructor(private readonly checks = 2) {}

  apply(_: DesiredState, registrations: readonly Registration[], nodes: readonly Node[]): Promise<void> {
    this.registrations = registrations;
    this.nodes = nodes;
    this.applied++;
    return Promise.resolve();
  }

  health = (): readonly TargetHealth[] => this.seen;
  canBind = () => Promise.resolve(undefined);

  start(): Promise<void> {
    this.timer = setInterval(() => void this.look(), 100);
    return Promise.resolve();
  }

  crash(): Promise<void> {
    return Promise.resolve();
  }

  stop(): Promise<void> {
    clearInterval(this.timer);
    return Promise.resolve();
  }

  private async look(): Promise<void> {
    this.seen = await Promise.all(this.registrations.map((registration) => this.check(registration)));
  }

  private async check(registration: Registration): Promise<TargetHealth> {
    const { targetGroup, node, backendAddress, port, drainingSince } = registration;
    const key = `${targetGroup} ${node}`;
    const isOpen = await answers(backendAddress, port);
    this.misses.set(key, isOpen ? 0 : (this.misses.get(key) ?? 0) + 1);
    const misses = this.misses.get(key) ?? 0;
    const state = drainingSince
      ? "draining"
      : misses === 0
        ? "healthy"
        : misses >= this.checks
          ? "unhealthy"
          : "initial";
    return {
      targetGroup,
      node,
      state,
      reason: "",
      description: "",
      connections: 0,
      requests: this.requests.get(node) ?? 0,
    };
  }
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port, timeout: 300 });
    const end = (isOpen: boolean) => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
    socket.once("timeout", () => end(false));
  });
}

/** Polls until the condition holds; fails the test after `seconds`. */
export async function eventually(
  what: string,
  condition: () => boolean | Promise<boolean>,
  seconds = 10,
): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`not within ${seconds} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const arn = (part: string) => `arn:aws:elasticloadbalancing:eu-west-1:123456789012:${part}`;
export const arns = {
  balancer: arn("loadbalancer/app/web/50dc6c495c0c9188"),
  listener: arn("listener/app/web/50dc6c495c0c9188/f2f7dc8efc522ab2"),
  targetGroup: arn("targetgroup/web/6d0ecf831eec9f09"),
};

/** A template whose user data is what the node group component writes for a command. */
export function template(version: number, command: readonly string[] = [], more: Props = {}): Props {
  const unit = `[Service]\nEnvironmentFile=/etc/vip/env\nExecStart=${command.map((word) => `"${word}"`).join(" ")}\nTimeoutStopSec=5\n`;
  const files = [
    { path: "/etc/vip/env", content: `PORT="8080"\nVERSION="${version}"\n` },
    {
      path: "/etc/systemd/system/vip.service",
      content: command.length === 0 ? unit.replace("ExecStart=", "ExecStart=/usr/bin/docker run x") : unit,
    },
  ];
  const userData = `#cloud-config\n${JSON.stringify({ write_files: files })}`;
  return {
    name: "web",
    latestVersion: version,
    defaultVersion: version,
    networkInterfaces: [{ securityGroups: ["sg-nodes"] }],
    userData: Buffer.from(userData).toString("base64"),
    ...more,
  };
}

/** One listener, one target group, one scaling group over three zones. */
export function addCluster(host: MemoryHost, group: Props = {}, targetGroup: Props = {}): void {
  host.zones.forEach((zone, index) => {
    host.put(types.subnet, `subnet-${index}`, { availabilityZone: zone, cidrBlock: `10.20.${index}.0/24` });
  });
  host.put(types.balancer, arns.balancer, {
    arn: arns.balancer,
    name: "web",
    loadBalancerType: "application",
    securityGroups: ["sg-balancer"],
    subnetMappings: [0, 1].map((index) => ({ subnetId: `subnet-${index}`, privateIpv4Address: `10.20.${index}.254` })),
  });
  host.put(types.listener, arns.listener, {
    arn: arns.listener,
    loadBalancerArn: arns.balancer,
    port: 8080,
    protocol: "HTTP",
    defaultActions: [{ type: "forward", forward: { targetGroups: [{ arn: arns.targetGroup, weight: 1 }] } }],
  });
  host.put(types.targetGroup, arns.targetGroup, {
    arn: arns.targetGroup,
    name: "web",
    port: 8080,
    protocol: "HTTP",
    deregistrationDelay: 2,
    healthCheck: {
      path: "/healthz",
      interval: 5,
      timeout: 2,
      healthyThreshold: 2,
      unhealthyThreshold: 2,
      matcher: "200",
    },
    ...targetGroup,
  });
  host.put(types.template, "lt-web", template(1));
  host.put(types.group, "web", {
    name: "web",
    arn: "arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:1:autoScalingGroupName/web",
    minSize: 0,
    maxSize: 6,
    desiredCapacity: 3,
    healthCheckType: "ELB",
    healthCheckGracePeriod: 1,
    defaultInstanceWarmup: 0,
    vpcZoneIdentifiers: ["subnet-0", "subnet-1", "subnet-2"],
    targetGroupArns: [arns.targetGroup],
    launchTemplate: { id: "lt-web", version: "1" },
    ...group,
  });
}
