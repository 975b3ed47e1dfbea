import { readExportedState } from "../engine/state/exported-state";
import type { Graph } from "../model/graph";
import { graphOfState as ofState } from "../platforms/graph";

/** The graph of what `pulumi stack export` writes. Throws for anything else. */
export function graphOfState(raw: unknown): Graph {
  const resources = readExportedState(raw);
  if (resources === undefined) throw new Error("not an exported state");
  return ofState(resources);
}
