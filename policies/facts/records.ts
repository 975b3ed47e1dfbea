import type { Graph, View } from "../../model/graph";
import { fullName } from "./names";
import { types } from "./types";

/** What a record is: its whole name and type. Undefined where its zone belongs to another program. */
export function keyOf(record: View, graph: Graph): string | undefined {
  const [zone] = graph.behind(record, "zoneId", types.zone);
  const [apex, type] = [zone?.text("name"), record.text("type")];
  return apex === undefined || type === undefined ? undefined : `${fullName(record.text("name") ?? "", apex)} ${type}`;
}

/** Other records of the same zone, name and type. */
export function siblingsOf(record: View, graph: Graph): readonly View[] {
  const own = keyOf(record, graph);
  return graph
    .behind(record, "zoneId", types.zone)
    .flatMap((zone) => graph.referring(zone, types.record, "zoneId"))
    .filter((other) => other !== record && other.resource.urn !== record.resource.urn && keyOf(other, graph) === own);
}
