/** A Pulumi project's files, read as the engine reads them. */
export { type ConfigPath } from "./config-value";
export { findStackTexts, nearestProjectFile, projectFileIn } from "./find";
export { readFileText } from "./parse";
export { type FileProblem, renderProblem, StackFileError } from "./problems";
export { type ProjectFile, readProjectFile } from "./project-file";
export { readStackConfig, type StackConfigText } from "./stack-config";
