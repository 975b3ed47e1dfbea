import type { Reachability, Service } from "./analyze";
import { joined, nothing, type Search } from "./assertions";
import { aclCheck } from "./checks";
import type { NetworkInterface, Subnet } from "./network-interface";
import { type Transport, transports } from "./ports";

/** A client that connects to a node through a balancer that keeps the client's address. */
interface Passage {
  readonly service: Service;
  readonly client: NetworkInterface;
  readonly subnet: Subnet;
  readonly protocol: Transport;
  readonly port: number;
}

/** Where nodes see clients' own addresses, so do their network ACLs: every client that a listener admits must pass them, both ways. */
export function clientSearch(reach: Reachability, service: Service): Search {
  const { port } = service;
  if (!service.preservesClientIp || port === undefined) return nothing;
  const target = reach.endpoints.find(({ name }) => name === service.nodes);
  const subnets = (target?.sites ?? []).flatMap(({ address, subnet }) =>
    // IPv6 clients come with the balancer's address. Source: Network Load Balancers user guide, "Client IP preservation".
    address.family === "ipv4" && subnet !== undefined ? [subnet] : [],
  );
  const passages = clientsOf(reach, service).flatMap((client) =>
    subnets.flatMap((subnet) =>
      transports
        .filter((protocol) => service.protocols.includes(protocol))
        .map((protocol): Passage => ({ service, client, subnet, protocol, port })),
    ),
  );
  return joined(passages.map(passageSearch));
}

function clientsOf({ endpoints, flows }: Reachability, { balancer, listeners }: Service): readonly NetworkInterface[] {
  const ports = new Set(listeners.map(({ port }) => port));
  const open = flows.filter(({ to, port, verdict }) => to === balancer && verdict === "open" && ports.has(port));
  const names = new Set(open.map(({ from }) => from));
  return endpoints
    .filter(({ name }) => names.has(name))
    .flatMap(({ sites }) => sites.filter(({ address }) => address.family === "ipv4"));
}

function passageSearch({ service, client, subnet, protocol, port }: Passage): Search {
  if (client.subnets.has(subnet.key)) return nothing;
  const common = { subnet, remote: client.address, remoteLabel: client.label, protocol };
  const checks = [
    aclCheck({ ...common, way: "in", isAnswer: false }),
    aclCheck({ ...common, way: "out", isAnswer: true }),
  ];
  const steps = checks.map((check) => check.judge({ fromPort: port, toPort: port }));
  const findings = steps
    .filter(({ effect }) => effect !== "admits")
    .map(({ effect, by, say }) => ({
      effect,
      resource: by.name,
      urn: by.urn,
      text: `${client.label} -> ${service.balancer} -> ${service.nodes}: ${say(`${protocol.toUpperCase()} ${port}`)}`,
    }));
  return {
    broken: findings.filter(({ effect }) => effect !== "unknown"),
    unknown: findings.filter(({ effect }) => effect === "unknown"),
  };
}
