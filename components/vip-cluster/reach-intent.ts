import type { Intent, Wanted } from "../../platforms/aws/reachability/assertions";
import { transportsOf } from "../../platforms/aws/reachability/endpoint-sources";
import { transports } from "../../platforms/aws/reachability/ports";
import type { ClusterSpec } from "./resolved";

/** What a spec opens: its listeners to their clients, and the connections of its firewall. */
export function intentOf({ loadBalancer, firewall, network }: ClusterSpec): Intent {
  const fallback = loadBalancer.scheme === "internal" ? ["vpc"] : ["internet"];
  const vpcCidr = "cidr" in network ? network.cidr : undefined;
  const nameOf = (peer: string) =>
    peer === vpcCidr ? "vpc" : peer === "0.0.0.0/0" || peer === "::/0" ? "internet" : peer;
  const listeners = Object.values(loadBalancer.listeners).flatMap(({ port, protocol, allow }) =>
    (allow ?? fallback).flatMap((from) =>
      transports
        .filter((transport) => transportsOf(protocol).includes(transport))
        .map(
          (transport): Wanted => ({
            from: nameOf(from),
            to: "balancer",
            protocol: transport,
            fromPort: port,
            toPort: port,
          }),
        ),
    ),
  );
  const edges = Object.values(firewall.edges).map(
    ({ from, to, protocol, port, toPort }): Wanted => ({
      ...{ from: nameOf(from), to: nameOf(to), protocol, fromPort: port, toPort: toPort ?? port },
    }),
  );
  return { listeners, edges };
}
