import { cloudCronRuns } from "../../../model/settings/cloud-cron";
import { entriesOf } from "../../../model/settings/entries";
import type { Report } from "../../../model/settings/rule";
import { type Cluster, unknownName } from "./references";

/** Node groups that operations name must exist. */
export function operatedGroups({ operations, nodeGroups }: Cluster, say: Report): void {
  const known = Object.keys(nodeGroups ?? {});
  for (const part of ["backup", "patching"] as const) {
    for (const [index, name] of (operations?.[part]?.nodeGroups ?? []).entries()) {
      if (name === undefined || known.includes(name)) continue;
      say(["operations", part, "nodeGroups", index], unknownName(name, known, "nodeGroup"));
    }
  }
}

/** While a node is patched another stands in for it, and when it is back the group has one more for a moment. */
export function patchingRoom({ operations, nodeGroups }: Cluster, say: Report): void {
  const { patching } = operations ?? {};
  if (patching === undefined) return;
  for (const [key, { minSize, maxSize }] of entriesOf(nodeGroups)) {
    if (patching.nodeGroups !== undefined && !patching.nodeGroups.includes(key)) continue;
    if (minSize === undefined || maxSize === undefined || maxSize > minSize) continue;
    const problem = "leaves no room for the machine that stands in while a node is patched";
    say(["nodeGroups", key, "maxSize"], { problem, fix: `write ${minSize + 1} or more` });
  }
}

const hour = 3_600_000;
const minute = 60_000;
/** More than a year of a weekly window, and of a daily backup. */
const windowsLooked = 60;
const backupsLooked = 500;

/** A backup begins within its start window; a disk saved half-patched is neither the old nor the new one. */
export function patchWindow({ operations }: Cluster, say: Report): void {
  const { backup, patching } = operations ?? {};
  if (backup === undefined || patching?.schedule === undefined || patching.durationHours === undefined) return;
  const duration = patching.durationHours * hour;
  const windows = cloudCronRuns(patching.schedule, patching.timeZone ?? "UTC", windowsLooked);
  const last = (windows.at(-1) ?? 0) + duration;
  for (const [name, { schedule, timeZone, startWindow }] of entriesOf(backup.rules)) {
    if (schedule === undefined || startWindow === undefined) continue;
    const saved = cloudCronRuns(schedule, timeZone ?? "UTC", backupsLooked).filter((at) => at < last);
    const meeting = windows.find((from) =>
      saved.some((at) => at < from + duration && from < at + startWindow * minute),
    );
    if (meeting === undefined) continue;
    const problem = `its window of ${patching.durationHours} hours overlaps the backup ${name}, on ${new Date(meeting).toISOString().slice(0, 10)} for one`;
    const fix = "open the window after the backup's startWindow, or let the backup begin after it";
    say(["operations", "patching", "schedule"], { problem, fix });
    return;
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
