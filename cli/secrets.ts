import { relative } from "node:path";
import { parseJson } from "../model/graph/json";
import { isRecord } from "../model/settings/path";
import { localSecrets, secretsFile } from "../twin/compute/secrets";
import { tellNote } from "./notes";
import type { StackFiles } from "./project";
import { settingPlace } from "./setting-place";

type Files = Pick<StackFiles, "config" | "folder" | "stack" | "locate">;

/** Names of the variables that a stack's nodes fetch, by node group. A spec that cannot be read is the plan's to refuse. */
function secretsOf({ config }: Files): readonly (readonly [string, readonly string[]])[] {
  const cluster = parseJson(config["vipkit:cluster"] ?? "");
  const groups = isRecord(cluster) ? cluster["nodeGroups"] : undefined;
  return Object.entries(isRecord(groups) ? groups : {}).flatMap(([key, group]) => {
    const workload = isRecord(group) ? group["workload"] : undefined;
    const secrets = isRecord(workload) ? workload["secrets"] : undefined;
    return isRecord(secrets) ? [[key, Object.keys(secrets)]] : [];
  });
}

/** Says which secrets of a local stack have no value on this machine, which has no Parameter Store to ask, and where values go. */
export function tellPlaceholders(files: Files): void {
  const file = secretsFile(files.folder, files.stack);
  for (const [key, names] of secretsOf(files)) {
    const { missing } = localSecrets(file, names);
    if (missing.length === 0) continue;
    const where = relative(files.folder, file);
    const place = settingPlace(files, "vipkit:cluster", ["nodeGroups", key, "workload", "secrets"]);
    tellNote(
      `${place}: ${missing.join(", ")}: a placeholder on this machine; write ${missing[0]}=<value> into ${where}`,
    );
  }
}
