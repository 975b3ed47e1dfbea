// What a user may write. Generated from the schemas by `npm run docs`: edit them, not this.
/** What is done to a cluster by the clock. */
export interface KubernetesOperationsInput {
  /** Backups of the namespace by Velero. Absent: none. */
  backup?: KubernetesOperationsBackupInput | undefined;
}

export interface KubernetesOperationsBackupInput {
  /** When, in UTC, as five cron fields: minute, hour, day, month, weekday. Allowed: a schedule such as "0 2 * * *". Default: `"0 2 * * *"`. */
  schedule?: string | undefined;
  /** Days that a backup is kept. Allowed: 1 to 36500 days. Default: `30`. */
  retention?: number | undefined;
  /** Namespace in which Velero runs. Allowed: a namespace: letters, digits and hyphens, lower case, up to 63 characters. Default: `"velero"`. */
  namespace?: string | undefined;
  /** Velero's storage location. Allowed: a storage location's name: letters, digits, hyphens and dots, lower case, up to 253 characters. Default: `"default"`. */
  storageLocation?: string | undefined;
  /** Whether volumes are copied to the storage location, not left as snapshots beside what they save. Default: `true`. */
  snapshotMoveData?: boolean | undefined;
}
