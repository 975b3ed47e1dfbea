import { overlap, parseCidr } from "../../../../model/net/cidr";
import { types } from "../../../../platforms/aws/catalog/types";
import { fact, type Rule } from "../../../rule";

export const instancePlacementAccepted: Rule = {
  id: "instance-placement-accepted",
  title: "A machine's zone and private address are those of its subnet",
  why: "A subnet lies in one zone and has one range: AWS refuses a machine that asks for another, and the update stops half-way.",
  remediation: "Leave availabilityZone and privateIp out, or give those of the subnet.",
  url: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html",
  severity: "high",
  isRefusal: true,
  types: [types.instance],
  scope: "stack",
  applies: (machine) => machine.has("subnetId") && (machine.has("availabilityZone") || machine.has("privateIp")),
  *check(machine, graph) {
    const zone = machine.text("availabilityZone");
    const given = machine.text("privateIp") ?? "";
    const address = given === "" ? undefined : parseCidr(`${given}/32`);
    for (const subnet of graph.dependenciesOf(machine, "subnetId", types.subnet)) {
      const { name } = subnet.resource;
      const own = subnet.text("availabilityZone");
      if (zone !== undefined && own !== undefined && zone !== own)
        yield fact("availabilityZone", `has ${zone}; expected ${own}, where ${name} lies`);
      const range = subnet.text("cidrBlock") ?? "";
      const parsed = parseCidr(range);
      if (address !== undefined && parsed !== undefined && !overlap(address, parsed))
        yield fact("privateIp", `has ${given}; expected an address of ${name}, ${range}`);
    }
  },
};
