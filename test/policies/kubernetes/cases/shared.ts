import type { Break } from "../../cases";
import type { Program } from "../../fixture";

export const pod = "spec.template.spec";
export const first = `${pod}.containers[0]`;
export const blue = "Deployment/blue";
export const changed = (resource: string, title: string, program: (program: Program) => Program): Break => ({
  resource,
  title,
  program,
});
