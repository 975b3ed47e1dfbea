export { type Objectives, resolveObjectives } from "./resolve";
export { objectiveWarnings } from "./warnings";
