export { type Objectives, resolveObjectives } from "./resolve";
