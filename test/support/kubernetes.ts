import type { ForeignFiles } from "./foreign";

/** A program in TypeScript of these lines, with the Kubernetes SDK at hand. */
export const kubernetesProgram = (...lines: readonly string[]): ForeignFiles => ({
  "Pulumi.prod.yaml": "config: {}\n",
  "index.ts": ['import * as k8s from "@pulumi/kubernetes";', ...lines].join("\n"),
});
