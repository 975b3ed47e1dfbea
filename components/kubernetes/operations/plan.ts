import { durationText } from "../../../platforms/kubernetes/durations";
import type { Schedule } from "../crds/schedule";
import { metadataOf, type Placement } from "../objects";
import type { KubernetesOperationsSettings } from "./resolved";

const day = 86400;

/** Backups by the clock; undefined where none are wanted. Velero reads schedules of its own namespace only. */
export function planBackup({ backup }: KubernetesOperationsSettings, placement: Placement): Schedule | undefined {
  if (backup === undefined) return undefined;
  const { schedule, retention, namespace, storageLocation, snapshotMoveData } = backup;
  return {
    apiVersion: "velero.io/v1",
    kind: "Schedule",
    metadata: metadataOf({ ...placement, namespace }, `${placement.namespace}-${placement.cluster}`),
    spec: {
      schedule,
      // The first one at its own time, not in the middle of the first `up`.
      skipImmediately: true,
      useOwnerReferencesInBackup: false,
      template: {
        includedNamespaces: [placement.namespace],
        snapshotMoveData,
        storageLocation,
        ttl: durationText(retention * day),
      },
    },
  };
}
