export { objectiveWarnings } from "../../components/vip-cluster/objective-warnings";
export { clusterObjectives, objectivesAround, type Promises } from "../../platforms/aws/topology/objectives";
export { type Objectives, objectivesFor, resolveObjectives } from "./resolve";
