import type { Graph } from "./dashboard";
import type { WatchedParts } from "./parts";

type Lines = Graph["lines"];

/** The graphs of a cluster: what clients get, how long it takes, who serves them, and how much room is left. */
export function planGraphs(parts: WatchedParts): readonly Graph[] {
  return [...balancerGraphs(parts), ...targetGraphs(parts), ...nodeGraphs(parts)];
}

function balancerGraphs({ balancer }: WatchedParts): Graph[] {
  if (balancer.type === "network") {
    return [
      { title: "Flows", lines: [["new", balancer.metric("NewFlowCount")]] },
      {
        title: "Resets",
        lines: [
          ["by the balancer", balancer.metric("TCP_ELB_Reset_Count")],
          ["by targets", balancer.metric("TCP_Target_Reset_Count")],
          ["by clients", balancer.metric("TCP_Client_Reset_Count")],
        ],
      },
      { title: "Ports that ran out", lines: [["errors", balancer.metric("PortAllocationErrorCount")]] },
    ];
  }
  return [
    { title: "Requests", lines: [["requests", balancer.metric("RequestCount")]] },
    {
      title: "Errors",
      stacked: true,
      lines: [
        ["5xx by nodes", balancer.metric("HTTPCode_Target_5XX_Count")],
        ["5xx by the balancer", balancer.metric("HTTPCode_ELB_5XX_Count")],
        ["4xx by the balancer", balancer.metric("HTTPCode_ELB_4XX_Count")],
      ],
    },
    {
      title: "Connections",
      lines: [
        ["new", balancer.metric("NewConnectionCount")],
        ["refused", balancer.metric("RejectedConnectionCount")],
        ["to nodes that failed", balancer.metric("TargetConnectionErrorCount")],
      ],
    },
  ];
}

function targetGraphs({ balancer, targetGroups }: WatchedParts): Graph[] {
  const groups = Object.entries(targetGroups);
  const health: Lines = groups.flatMap(
    ([key, group]): Lines => [
      [`${key} healthy`, group.metric("HealthyHostCount", balancer)],
      [`${key} unhealthy`, group.metric("UnHealthyHostCount", balancer)],
    ],
  );
  const graphs: Graph[] = health.length === 0 ? [] : [{ title: "Nodes by health", lines: health }];
  if (balancer.type === "network" || groups.length === 0) return graphs;
  const times: Lines = groups.flatMap(([key, group]): Lines => {
    const time = group.metric("TargetResponseTime", balancer);
    return [
      [`${key} p50`, time.with({ statistic: "p50" })],
      [`${key} p99`, time.with({ statistic: "p99" })],
    ];
  });
  const shares: Lines = groups.map(([key, group]) => [key, group.metric("RequestCount", balancer)]);
  return [
    ...graphs,
    { title: "Answer times", lines: times },
    { title: "Requests by target group", lines: shares, stacked: true },
  ];
}

function nodeGraphs({ nodeGroups, certificate }: WatchedParts): Graph[] {
  const groups = Object.entries(nodeGroups);
  const sizes: Lines = groups.flatMap(
    ([key, group]): Lines => [
      [`${key} in service`, group.metric("GroupInServiceInstances")],
      [`${key} wanted`, group.metric("GroupDesiredCapacity")],
      [`${key} at most`, group.metric("GroupMaxSize")],
    ],
  );
  const loads: Lines = groups.map(([key, group]) => [key, group.metric("CPUUtilization")]);
  const days: Graph[] =
    certificate === undefined
      ? []
      : [{ title: "Days to expiry", lines: [["certificate", certificate.metric("DaysToExpiry")]] }];
  if (groups.length === 0) return days;
  return [{ title: "Nodes", lines: sizes }, { title: "Processor time", lines: loads }, ...days];
}
