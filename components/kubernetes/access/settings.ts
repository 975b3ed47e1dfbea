import { entryRepeats } from "../../../model/settings/repeats";
import { ruled, type SettingsRules } from "../../../model/settings/rule";
import { once } from "../once";
import { type AccessShape, accessShape } from "./schema";

const reserved = ["system:unauthenticated", "system:anonymous", "system:authenticated"];

const rules: SettingsRules<AccessShape> = {
  "members-distinct": (access, say) => {
    for (const role of ["admin", "operator", "viewer"] as const)
      for (const kind of ["users", "groups"] as const) entryRepeats(access[role]?.[kind] ?? [], [role, kind], say);
  },
  "members-known": (access, say) => {
    for (const role of ["admin", "operator", "viewer"] as const) {
      for (const kind of ["users", "groups"] as const) {
        for (const [index, name] of (access[role]?.[kind] ?? []).entries()) {
          if (name === undefined || !reserved.includes(name)) continue;
          const problem = "stands for everybody that reaches the API server";
          say([role, kind, index], { problem, fix: "name the people or groups that are meant" });
        }
      }
    }
  },
};

/** Who may do what in the cluster's namespace. */
export const accessSettings = once(() => ruled(accessShape(), rules));
