import type { Graph } from "../model/graph";
import { graphOfState as ofState } from "../model/graph/from-state";
import { canonicalType } from "./aws/catalog/canonical-type";

/** The graph of an exported state. Throws ZodError for anything else. Apart from the others: it loads a schema. */
export const graphOfState = (raw: unknown): Graph => ofState(raw, canonicalType);
