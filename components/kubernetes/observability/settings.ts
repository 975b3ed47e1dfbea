import { once } from "../once";
import { observabilityShape } from "./schema";

/** What Prometheus reads of a cluster, and what it warns of. */
export const observabilitySettings = once(observabilityShape);
