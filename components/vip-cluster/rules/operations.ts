import type { Report } from "../../../model/settings/rule";
import { type Cluster, unknownName } from "./references";

/** Node groups whose disks are backed up must exist, and something must be selected at all. */
export function backupReferences({ operations, nodeGroups }: Cluster, say: Report): void {
  const names = operations?.backup?.nodeGroups ?? [];
  const known = Object.keys(nodeGroups ?? {});
  for (const [index, name] of names.entries()) {
    if (name === undefined || known.includes(name)) continue;
    say(["operations", "backup", "nodeGroups", index], unknownName(name, known, "nodeGroup"));
  }
}

/** A plan that selects nothing runs on its schedule and backs up nothing; no job fails. */
export function backupsSelect({ operations }: Cluster, say: Report): void {
  const { backup } = operations ?? {};
  if (backup?.nodeGroups === undefined || backup.nodeGroups.length > 0) return;
  if ((backup.resources ?? []).length > 0 || Object.keys(backup.selectionTags ?? {}).length > 0) return;
  say(["operations", "backup", "nodeGroups"], {
    problem: "empty, and neither resources nor selectionTags names anything: nothing would be backed up",
    fix: "name a node group, or what else is to be backed up; or take backup out",
  });
}
