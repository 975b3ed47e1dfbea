export { type Objectives, objectivesFor, resolveObjectives } from "./resolve";
export {
  type ObjectivesInput,
  type ObjectivesSettings,
  objectivesSettings,
  type PromisesSettings,
  promisesSettings,
} from "./settings";
