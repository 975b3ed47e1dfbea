import type { StackFiles } from "./project";

/** A program without a vipkit spec whose stack's file has `vipkit:twin`: its resources of AWS, or of Kubernetes where that says so, come up on this machine. */
export const isTwinProgram = ({ config }: Pick<StackFiles, "config">): boolean =>
  config["vipkit:cluster"] === undefined && config["vipkit:twin"] !== undefined;

/** Whether the stack runs on this machine: only then does vipkit run the engine by itself. */
export function isTwinStack(files: Pick<StackFiles, "config">): boolean {
  if (isTwinProgram(files)) return true;
  try {
    const cluster: unknown = JSON.parse(files.config["vipkit:cluster"] ?? "{}");
    return typeof cluster === "object" && cluster !== null && "provider" in cluster && cluster.provider === "twin";
  } catch {
    return false;
  }
}
