import { judgedFaults } from "../../../model/analysis/budget/estimates";
import type { PathBudget } from "../../../model/analysis/budget/types";
import type { Objectives } from "../../../model/objectives";
import type { TrafficPath } from "../../../model/topology/traffic-path";
import { formulas } from "./faults";

/** Every fault on one way, against the objectives. */
export const planFaults = (path: TrafficPath, objectives: Pick<Objectives, "seconds">): PathBudget["faults"] =>
  judgedFaults(formulas, path, objectives.seconds);
