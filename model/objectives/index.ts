export { type Objectives, objectivesFor, resolveObjectives } from "./resolve";
