import type { Graph, ResourceReader } from "../../model/graph";
import { types } from "../../platforms/aws/catalog/types";
import { fullName, normalName } from "./names";

/** What a record is: its whole name and type. Undefined where nothing says it. A zone of another program keeps its name to itself. */
export function keyOf(record: ResourceReader, graph: Graph): string | undefined {
  const [zone] = graph.dependenciesOf(record, "zoneId", types.zone);
  if (zone === undefined)
    return record.has("name") ? `${normalName(record.text("name") ?? "")} ${record.text("type") ?? ""}` : undefined;
  const [apex, type] = [zone?.text("name"), record.text("type")];
  return apex === undefined || type === undefined ? undefined : `${fullName(record.text("name") ?? "", apex)} ${type}`;
}

/** The records of a zone of another program, by the id that they all name. */
function inSameZone(record: ResourceReader, graph: Graph): readonly ResourceReader[] {
  const id = record.at("zoneId");
  if (!id.isSet || !id.isKnown) return [];
  const isSame = (other: ResourceReader) =>
    other.at("zoneId").isKnown && other.text("zoneId") === record.text("zoneId");
  return graph.ofType(types.record).filter(isSame);
}

/** Other records of the same zone, name and type. */
export function siblingsOf(record: ResourceReader, graph: Graph): readonly ResourceReader[] {
  const own = keyOf(record, graph);
  const zones = graph.dependenciesOf(record, "zoneId", types.zone);
  const beside =
    zones.length > 0
      ? zones.flatMap((zone) => graph.dependents(zone, types.record, "zoneId"))
      : inSameZone(record, graph);
  return beside.filter(
    (other) => other !== record && other.resource.urn !== record.resource.urn && keyOf(other, graph) === own,
  );
}
