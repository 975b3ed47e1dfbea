import type { Report, ValidPart } from "../../../model/settings/rule";
import type { NodeGroupShape } from "./schema";

/** A variable has one value. */
export function variablesOnce({ workload }: ValidPart<NodeGroupShape>, say: Report): void {
  for (const name of Object.keys(workload?.secrets ?? {})) {
    if (!Object.hasOwn(workload?.environment ?? {}, name)) continue;
    say(["workload", "secrets", name], {
      problem: "has a plain value under environment too",
      fix: "leave it in one of the two",
    });
  }
}
