import type { Limit } from "../../model/limits";
import { toolkitLimits } from "../../model/limits";

const read = { date: "2026-11-30", severity: "error" } as const;
const core = { ...read, source: "Kubernetes OpenAPI 1.36.3" } as const;
const gateway = { ...read, source: "Gateway API 1.6.3, standard channel" } as const;
const envoy = { ...read, source: "Envoy Gateway 1.9.1, CRDs" } as const;
const metallb = { ...read, source: "MetalLB 0.16.2, CRDs" } as const;
const alb = { ...read, source: "ELBv2 API, application load balancers" } as const;
/** Upper ends that no vendor states: beyond them is a slip of the pen. */
const own = { ...read, source: "vipkit" } as const;

/** What Kubernetes, Gateway API and Envoy Gateway take. */
export const kubernetesLimits = {
  ...toolkitLimits,
  "kubernetes.port": { min: 1, max: 65535, unit: "port", ...core },
  "kubernetes.name.length": { min: 1, max: 253, unit: "characters", ...core },
  "kubernetes.label.length": { min: 1, max: 63, unit: "characters", ...core },
  "kubernetes.replicas": { min: 0, max: 5000, unit: "count", ...own },
  "kubernetes.probe.period": { min: 1, max: 300, unit: "seconds", ...own },
  "kubernetes.probe.timeout": { min: 1, max: 120, unit: "seconds", ...own },
  "kubernetes.probe.threshold": { min: 1, max: 10, unit: "count", ...own },
  "kubernetes.drain": { min: 0, max: 3600, unit: "seconds", ...own },
  "kubernetes.propagation": { min: 1, max: 300, unit: "seconds", ...own },
  "kubernetes.cpu": { min: 1, max: 256000, unit: "thousandths of a processor", ...own },
  "kubernetes.memory": { min: 4, max: 4194304, unit: "MiB", ...own },
  "kubernetes.user": { min: 1, max: 2147483647, unit: "count", ...core },
  "kubernetes.utilization": { min: 1, max: 1000, unit: "percent", ...own },
  "kubernetes.percent": { min: 0, max: 100, unit: "percent", ...core },
  "kubernetes.surge": { min: 100, max: 200, unit: "percent", ...own },
  "kubernetes.zones": { min: 1, max: 20, unit: "zones", ...own },
  "kubernetes.retention": { min: 1, max: 36500, unit: "days", ...own },
  "kubernetes.toleration": { min: 0, max: 86400, unit: "seconds", ...own },

  "gateway.weight": { min: 0, max: 1000000, unit: "weight", ...gateway },
  "gateway.backends": { min: 1, max: 16, unit: "count", ...gateway },
  "gateway.matches": { min: 1, max: 64, unit: "count", ...gateway },
  "gateway.listeners": { min: 1, max: 64, unit: "count", ...gateway },
  "gateway.names": { min: 1, max: 64, unit: "count", ...gateway },
  "gateway.hostnames": { min: 1, max: 16, unit: "count", ...gateway },
  "gateway.rule.priority": { min: 1, max: 50000, unit: "priority", ...own },
  "gateway.value.length": { min: 1, max: 1024, unit: "characters", ...gateway },
  "gateway.cors.maxAge": { min: 1, max: 86400, unit: "seconds", ...gateway },
  "gateway.header.length": { min: 1, max: 256, unit: "characters", ...gateway },

  "envoy.idleTimeout": { min: 1, max: 86400, unit: "seconds", ...own },
  "envoy.connectionLife": { min: 60, max: 604800, unit: "seconds", ...own },
  "envoy.stickiness.duration": { min: 1, max: 604800, unit: "seconds", ...own },
  "envoy.slowStart": { min: 1, max: 900, unit: "seconds", ...own },
  "envoy.strictTransportSecurity": { min: 0, max: 2147483647, unit: "seconds", ...own },
  "envoy.healthyShare": { min: 1, max: 100, unit: "percent", ...envoy },
  "envoy.panicThreshold": { min: 0, max: 100, unit: "percent", ...envoy },
  "envoy.status": { min: 100, max: 599, unit: "status", ...envoy },
  "envoy.health.path.length": { min: 1, max: 1024, unit: "characters", ...envoy },
  "envoy.retries": { min: 0, max: 10, unit: "count", ...own },
  "envoy.replicas": { min: 1, max: 100, unit: "count", ...own },
  "envoy.rewrite.length": { min: 0, max: 1024, unit: "characters", ...own },
  "envoy.body.length": { min: 0, max: 4096, unit: "characters", ...envoy },

  "alb.weight": { min: 0, max: 999, unit: "weight", ...alb },
  "alb.groups": { min: 1, max: 5, unit: "count", ...alb },
  "alb.conditions": { min: 1, max: 5, unit: "count", ...alb },
  "alb.check.interval": { min: 5, max: 300, unit: "seconds", ...alb },
  "alb.check.timeout": { min: 2, max: 120, unit: "seconds", ...alb },
  "alb.check.threshold": { min: 2, max: 10, unit: "count", ...alb },
  "alb.slowStart": { min: 30, max: 900, unit: "seconds", ...alb },
  "alb.body.length": { min: 0, max: 1024, unit: "characters", ...alb },

  "keda.cron.nodes": { min: 1, max: 5000, unit: "count", ...own },
  "keda.query.length": { min: 1, max: 4096, unit: "characters", ...own },

  "metallb.bfd.interval": { min: 10, max: 60000, unit: "milliseconds", ...metallb },
  "metallb.bfd.multiplier": { min: 2, max: 255, unit: "count", ...metallb },
  "metallb.asn": { min: 1, max: 4294967295, unit: "count", ...metallb },
  "metallb.holdTime": { min: 3, max: 65535, unit: "seconds", ...own },
} as const satisfies Record<string, Limit>;

export type KubernetesLimitKey = keyof typeof kubernetesLimits;
