import { type Program, withProperty } from "../fixture";
import type { Relation } from ".";

const listener = (port: number, protocol: string) => ({
  type: "aws:lb/listener:Listener",
  inputs: { loadBalancerArn: "$balancer", port, protocol },
});

const program: Program = {
  balancer: { type: "aws:lb/loadBalancer:LoadBalancer", inputs: { subnets: ["subnet-1", "subnet-2"] } },
  https: listener(443, "HTTPS"),
  accelerator: { type: "aws:globalaccelerator/accelerator:Accelerator", inputs: { name: "shop" } },
  door: {
    type: "aws:globalaccelerator/listener:Listener",
    inputs: { acceleratorArn: "$accelerator", protocol: "TCP", portRanges: [{ fromPort: 443, toPort: 443 }] },
  },
  group: {
    type: "aws:globalaccelerator/endpointGroup:EndpointGroup",
    inputs: { listenerArn: "$door", endpointConfigurations: [{ endpointId: "$balancer", weight: 128 }] },
  },
};

const leading = (...overrides: readonly (readonly [listenerPort: number, endpointPort: number])[]) =>
  withProperty(
    program,
    "group",
    "portOverrides",
    overrides.map(([listenerPort, endpointPort]) => ({ listenerPort, endpointPort })),
  );

const range = (fromPort: number, toPort: number, changed = program) =>
  withProperty(changed, "door", "portRanges", [{ fromPort, toPort }]);

const udp = withProperty(program, "door", "protocol", "UDP");
const { https: _, ...silent } = program;

/** What accelerators take, and where balancers listen. */
export const acceleratorRelations: Readonly<Record<string, Relation>> = {
  "accelerator-leads-to-listener": {
    sound: [
      program,
      range(1, 65535),
      range(80, 80, leading([80, 443])),
      range(80, 90, leading([81, 443])),
      { ...udp, https: listener(443, "TCP_UDP") },
      { ...program, https: listener(443, "TLS") },
    ],
    outside: {
      listener: { resource: "group", program: silent },
      "listener of the accelerator": {
        resource: "group",
        program: withProperty(program, "group", "listenerArn", "arn:aws:globalaccelerator::1:accelerator/a/listener/b"),
      },
    },
    broken: {
      "a port at which nothing listens": { resource: "group", program: range(80, 80) },
      "a range without a listener": { resource: "group", program: range(444, 500) },
      "an override that leads away": { resource: "group", program: leading([443, 8443]) },
      "an override of another port": { resource: "group", program: leading([80, 8080]) },
      "a range whose one answer is led away": { resource: "group", program: range(400, 500, leading([443, 8443])) },
      "UDP to a listener of TCP": { resource: "group", program: udp },
    },
  },
};
