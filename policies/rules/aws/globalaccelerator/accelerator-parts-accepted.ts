import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { fact, type Rule } from "../../../rule";

interface Range {
  readonly from: number;
  readonly to: number;
}

const rangesOf = (listener: ResourceReader): readonly Range[] =>
  listener.items("portRanges").flatMap((range) => {
    const [from, to] = [range.number("fromPort"), range.number("toPort")];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });

/** The other parts of what a part belongs to. */
const siblings = (part: ResourceReader, property: string, parent: string, graph: Graph): readonly ResourceReader[] =>
  graph
    .dependenciesOf(part, property, parent)
    .flatMap((whole) => graph.dependents(whole, part.resource.type, property))
    .filter(({ resource }) => resource.urn !== part.resource.urn);

export const acceleratorPartsAccepted: Rule = {
  id: "accelerator-parts-accepted",
  title: "Listeners of an accelerator share no port, and have one endpoint group in each region",
  why: "Global Accelerator refuses the second one, and the update stops half-way.",
  remediation: "Give each port to one listener, and all endpoints of a region to one endpoint group.",
  url: "https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoint-groups.html",
  severity: "high",
  isRefusal: true,
  types: [types.acceleratorListener, types.acceleratorGroup],
  scope: "stack",
  *check(part, graph) {
    if (part.resource.type === types.acceleratorListener) {
      for (const other of siblings(part, "acceleratorArn", types.accelerator, graph)) {
        if (other.text("protocol") !== part.text("protocol")) continue;
        const taken = rangesOf(other);
        const shared = rangesOf(part).find(({ from, to }) => taken.some((one) => one.from <= to && from <= one.to));
        if (shared !== undefined) yield fact("portRanges", `has ${shared.from}, as ${other.resource.name} has`);
      }
      return;
    }
    const region = part.text("endpointGroupRegion");
    for (const other of siblings(part, "listenerArn", types.acceleratorListener, graph)) {
      if (region === undefined || other.text("endpointGroupRegion") !== region) continue;
      yield fact("endpointGroupRegion", `is ${region}, as that of ${other.resource.name}`);
    }
  },
};
