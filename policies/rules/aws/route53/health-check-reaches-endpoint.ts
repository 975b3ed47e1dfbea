import { types } from "../../../../platforms/aws/catalog/types";
import { recordGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

/** Ranges that the internet does not route. Source: RFC 1918, 6598, 3927, 1122; IPv6 RFC 4193, 4291. */
const privateAddress =
  /^(10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd]|fe80:|::1$)/i;

const ports: Readonly<Record<string, number>> = { HTTP: 443, HTTP_STR_MATCH: 443, HTTPS: 80, HTTPS_STR_MATCH: 80 };

export const healthCheckReachesEndpoint: Rule = {
  id: "health-check-reaches-endpoint",
  title: "Route 53 health checks can reach what they check",
  why: "The checkers are outside of every VPC: a check of a private address, or in the wrong protocol, fails for ever, and failover with it.",
  remediation:
    "Check a public name or address in its own protocol; for a private one base the check on an alarm (type CLOUDWATCH_METRIC).",
  url: recordGuide("dns-failover-router-firewall-rules"),
  severity: "high",
  types: [types.healthCheck],
  scope: "stack",
  *check(check, graph) {
    const address = check.text("ipAddress");
    if (address !== undefined && privateAddress.test(address)) {
      yield fact("ipAddress", `is ${address}; expected a public address`);
    }
    for (const balancer of graph.dependenciesOf(check, "fqdn", types.balancer)) {
      if (balancer.flag("internal") === true) {
        yield fact("fqdn", `is that of ${balancer.resource.name}, which is internal; expected a public name`);
      }
    }
    const [type, port] = [check.text("type") ?? "", check.number("port")];
    if (port !== undefined && ports[type] === port) {
      yield fact("port", `is ${port}; expected a port of ${type}`);
    }
  },
};
