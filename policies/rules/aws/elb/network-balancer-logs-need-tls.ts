import { types } from "../../../../platforms/aws/catalog/types";
import { networkBalancerGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const networkBalancerLogsNeedTls: Rule = {
  id: "network-balancer-logs-need-tls",
  title: "Network balancers with access logs have a TLS listener",
  why: "A network balancer logs TLS connections only: without a TLS listener the bucket stays empty, which shows when the log is needed.",
  remediation: "Log the flows of the balancer's subnets instead (aws.ec2.FlowLog), or end TLS at the balancer.",
  url: networkBalancerGuide("load-balancer-access-logs"),
  severity: "low",
  types: [types.balancer],
  scope: "stack",
  applies: (balancer, graph) =>
    balancer.text("loadBalancerType") === "network" &&
    balancer.flag("accessLogs.enabled") === true &&
    graph.dependents(balancer, types.listener, "loadBalancerArn").length > 0,
  *check(balancer, graph) {
    const protocols = graph.dependents(balancer, types.listener, "loadBalancerArn").map((one) => one.text("protocol"));
    if (!protocols.includes("TLS")) {
      yield fact("accessLogs.enabled", `is true, and its listeners speak ${protocols.join(", ")}; expected one of TLS`);
    }
  },
};
