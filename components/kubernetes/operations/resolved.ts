// What the settings are when every default is resolved. Generated from the schemas by `npm run docs`: edit them, not this.
/** What is done to a cluster by the clock. */
export interface KubernetesOperationsSettings {
  /** Backups of the namespace by Velero. Absent: none. */
  readonly backup?: KubernetesOperationsBackupSettings | undefined;
}

export interface KubernetesOperationsBackupSettings {
  /** When, in UTC, as five cron fields: minute, hour, day, month, weekday. Allowed: a schedule such as "0 2 * * *". Default: `"0 2 * * *"`. */
  readonly schedule: string;
  /** Days that a backup is kept. Allowed: 1 to 36500 days. Default: `30`. */
  readonly retention: number;
  /** Namespace in which Velero runs. Allowed: a namespace: letters, digits and hyphens, lower case, up to 63 characters. Default: `"velero"`. */
  readonly namespace: string;
  /** Velero's storage location. Allowed: a storage location's name: letters, digits, hyphens and dots, lower case, up to 253 characters. Default: `"default"`. */
  readonly storageLocation: string;
  /** Whether volumes are copied to the storage location, not left as snapshots beside what they save. Default: `true`. */
  readonly snapshotMoveData: boolean;
}
