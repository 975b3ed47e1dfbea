import { z } from "zod";
import { cronProblem } from "../../../model/settings/cron";
import { checked } from "../../../model/settings/rule";
import { labelName, objectName, wholeWithin } from "../../../platforms/kubernetes/primitives";

const schedule = checked(z.string('a schedule such as "0 2 * * *"'), (text) => {
  const problem = cronProblem(text);
  if (problem === undefined) return undefined;
  return { problem, allowed: 'five fields, minute hour day month weekday, such as "0 2 * * *"' };
});

const backup = () =>
  z
    .strictObject({
      schedule: schedule
        .default("0 2 * * *")
        .describe("When, in UTC, as five cron fields: minute, hour, day, month, weekday."),
      retention: wholeWithin("kubernetes.retention").default(30).describe("Days that a backup is kept."),
      namespace: labelName("a namespace").default("velero").describe("Namespace in which Velero runs."),
      storageLocation: objectName("a storage location's name")
        .default("default")
        .describe("Velero's storage location."),
      snapshotMoveData: z
        .boolean()
        .default(true)
        .describe("Whether volumes are copied to the storage location, not left as snapshots beside what they save."),
    })
    .describe("Backups of the namespace by Velero. Absent: none.");

/** Backups of a cluster's namespace. */
export const operationsShape = () =>
  z.strictObject({ backup: backup().optional() }).prefault({}).describe("What is done to the cluster by the clock.");
