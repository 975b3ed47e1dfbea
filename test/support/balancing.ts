import type { Balancer, Listener, Registration, TargetGroup } from "../../twin/contract/desired-state";

const account = "arn:aws:elasticloadbalancing:eu-west-1:123456789012";

export const groupArn = (name: string) => `${account}:targetgroup/${name}/0123456789abcdef`;

/** A target group with the shortest checks that the vendor allows; `changes` win. */
export function targetGroup(name: string, changes: Partial<TargetGroup> = {}): TargetGroup {
  return {
    arn: groupArn(name),
    name,
    protocol: "HTTP",
    port: 8080,
    algorithm: "round_robin",
    stickiness: undefined,
    slowStart: 0,
    deregistrationDelay: 30,
    connectionTermination: false,
    proxyProtocolV2: false,
    minimumHealthyTargets: 1,
    healthCheck: {
      protocol: "HTTP",
      port: "traffic-port",
      path: "/healthz",
      matcher: "200-299",
      interval: 5,
      timeout: 2,
      healthyThreshold: 2,
      unhealthyThreshold: 2,
    },
    functionArn: undefined,
    attachments: [],
    ...changes,
  };
}

export function listener(port: number, changes: Partial<Listener> = {}): Listener {
  return {
    arn: `${account}:listener/app/web/50dc6c495c0c9188/${port}`,
    port,
    protocol: "HTTP",
    sslPolicy: undefined,
    alpnPolicy: undefined,
    certificates: [],
    defaultAction: { type: "fixed-response", statusCode: 404, contentType: "text/plain", body: "nothing here" },
    rules: [],
    clientCertificates: undefined,
    responseHeaders: [],
    serverHeader: true,
    tlsHeaders: undefined,
    ...changes,
  };
}

/** Forwards to groups by name and weight. */
export function forward(weights: Readonly<Record<string, number>>, stickiness = 0): Listener["defaultAction"] {
  const targetGroups = Object.entries(weights).map(([name, weight]) => ({ arn: groupArn(name), weight }));
  return { type: "forward", targetGroups, stickiness };
}

export function balancer(slot: number, listeners: readonly Listener[], changes: Partial<Balancer> = {}): Balancer {
  return {
    arn: `${account}:loadbalancer/app/web/50dc6c495c0c9188`,
    name: "web",
    type: "application",
    addresses: [{ zone: "eu-west-1a", ip: `127.${slot}.0.4` }],
    dnsName: `127.${slot}.0.4`,
    securityGroups: [],
    crossZone: true,
    idleTimeout: 60,
    http2: true,
    clientKeepAlive: 3600,
    forwardedFor: { mode: "append", hasPort: false },
    dropInvalidHeaderFields: true,
    accessLogs: false,
    connectionLogs: false,
    healthCheckLogs: false,
    webAcl: undefined,
    listeners,
    ...changes,
  };
}

export function registration(group: string, node: string, backendAddress: string, port = 8080): Registration {
  return {
    targetGroup: groupArn(group),
    node,
    address: backendAddress,
    backendAddress,
    port,
    zone: "eu-west-1a",
    drainingSince: undefined,
  };
}

/** Checks every second, so that tests of health take seconds. */
export const quickCheck = { ...targetGroup("quick").healthCheck, interval: 1, timeout: 1 };
