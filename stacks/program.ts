/** What a program of your own needs beside the components: the stack's values, the cloud they name, and what to say at the end. */
export { type KubernetesStackConfig, loadAnyConfig, loadConfig, type StackConfig } from "./config";
export { nextSteps } from "./next-steps";
export { createProvider } from "./provider";
