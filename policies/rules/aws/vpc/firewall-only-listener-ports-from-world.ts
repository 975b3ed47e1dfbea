import { types } from "../../../../platforms/aws/catalog/types";
import { each, someKnown } from "../../../evaluate";
import { securityHub } from "../../../queries/links";
import { firewallTypes, isWorld, openingsOf } from "../../../queries/openings";
import type { Rule } from "../../../rule";

const usualPorts = [80, 443];

export const firewallOnlyListenerPortsFromWorld: Rule = {
  id: "firewall-only-listener-ports-from-world",
  title: "Only ports of listeners are open to every address",
  why: "Every other open port is a way in that was not meant.",
  remediation: "Open the ports your listeners listen on, one by one; leave the rest to known ranges and groups.",
  url: securityHub("EC2.18"),
  severity: "high",
  controls: {
    securityHub: ["EC2.18", "EC2.19"],
    checkov: ["CKV_AWS_260", "CKV_AWS_277"],
    cdkNag: ["AwsSolutions-EC23", "NIST.800.53.R5-EC2RestrictedCommonPorts"],
  },
  decision:
    "EC2.18 authorises ports 80 and 443, CKV_AWS_260 fails 80. Here 80, 443 and the ports of the stack's own listeners may be open: what answers on 80 is the matter of listener-encrypted. With it the ports that EC2.19 and cdk-nag call risky are closed as well, unless a listener uses one; SSH and RDP are closed even then, by firewall-no-admin-ports-from-world.",
  types: firewallTypes,
  scope: "stack",
  applies: (view) => openingsOf(view, "ingress").length > 0,
  *check(view, graph) {
    const isAllowed = (port: number) =>
      usualPorts.includes(port) || someKnown(graph.ofType(types.listener), (one) => one.number("port") === port);
    yield* each(openingsOf(view, "ingress"), function* (read) {
      const { path, protocol, fromPort, toPort, ranges } = read();
      if (!ranges.some(isWorld) || !["tcp", "udp", "all"].includes(protocol)) return;
      if (fromPort !== toPort || !isAllowed(fromPort)) {
        const what = fromPort === toPort ? `port ${fromPort}` : `ports ${fromPort} to ${toPort}`;
        yield {
          property: path,
          problem: `${what} (${protocol}) is open to every address; expected ports of listeners`,
        };
      }
    });
  },
};
