export type { ObjectivesInput } from "./inputs";
export { type Objectives, objectivesFor, resolveObjectives } from "./resolve";
export type { ObjectivesSettings, PromisesSettings } from "./resolved";
export { objectivesSettings, promisesSettings } from "./settings";
