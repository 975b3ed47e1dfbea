/** Where balancers, target groups and listeners are named in their ARNs. Source: AWS service authorization reference, Elastic Load Balancing V2, resource types, read 2026-11-30. */
const service = /^arn:[a-z-]+:elasticloadbalancing:([a-z0-9-]+):(\d{12}):(.+)$/;

const kinds = { app: "application", net: "network" } as const;

/** What the ARN of a balancer says of it. */
interface BalancerArn {
  readonly type: "application" | "network";
  readonly name: string;
  /** `app/<name>/<id>`, as metrics and scaling policies name it. */
  readonly suffix: string;
}

/** Undefined for what is no ARN of an application or network load balancer. */
export function parseBalancerArn(arn: string): BalancerArn | undefined {
  const [, kind, name = "", id = ""] =
    /^loadbalancer\/(app|net)\/([^/]+)\/([^/]+)$/.exec(service.exec(arn)?.[3] ?? "") ?? [];
  if (kind !== "app" && kind !== "net") return undefined;
  return { type: kinds[kind], name, suffix: `${kind}/${name}/${id}` };
}

/** What the ARN of a target group says of it. */
interface TargetGroupArn {
  readonly name: string;
  /** `targetgroup/<name>/<id>`, as metrics and scaling policies name it. */
  readonly suffix: string;
}

/** Undefined for what is no ARN of a target group. */
export function parseTargetGroupArn(arn: string): TargetGroupArn | undefined {
  const resource = service.exec(arn)?.[3] ?? "";
  const [suffix, name] = /^targetgroup\/([^/]+)\/[^/]+$/.exec(resource) ?? [];
  return suffix === undefined || name === undefined ? undefined : { name, suffix };
}

/** The balancer of a listener as `app/<name>/<id>`; undefined for what is no ARN of a listener. */
export function balancerOfListener(arn: string): string | undefined {
  return /^listener\/((?:app|net)\/[^/]+\/[^/]+)\/[^/]+$/.exec(service.exec(arn)?.[3] ?? "")?.[1];
}
