import { rights } from "./access";
import { secretsElsewhere } from "./authenticate";
import { balancers } from "./balancers";
import { functions } from "./functions";
import { nodes } from "./nodes";
import { operated } from "./operations";
import type { Accepted } from "./support";
import { zones } from "./zones";

export type { Accepted } from "./support";

/** Specs that must be accepted: what AWS takes, at both ends of every range, with each off-value. */
export const accepted: readonly Accepted[] = [
  ...balancers,
  ...functions,
  ...nodes,
  ...operated,
  ...rights,
  ...secretsElsewhere,
  ...zones,
];
