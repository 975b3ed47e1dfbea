export { clusterObjectives, objectivesAround, type Promises } from "./from-graph";
export { type Objectives, objectivesFor, resolveObjectives } from "./resolve";
export { objectiveWarnings } from "./warnings";
