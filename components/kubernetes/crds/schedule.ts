// Generated from the published definition by `npm run crds`: do not edit.
// Source: github.com/vmware-tanzu/velero@v1.18.3. What our components do not use is left out.
import type { Metadata } from "./metadata";

export interface ScheduleSpec {
  readonly paused?: boolean;
  readonly schedule: string;
  readonly skipImmediately?: boolean;
  readonly template: {
    readonly includedNamespaces?: readonly string[];
    readonly labelSelector?: {
      readonly matchExpressions?: readonly {
        readonly key: string;
        readonly operator: string;
        readonly values?: readonly string[];
      }[];
      readonly matchLabels?: Readonly<Record<string, string>>;
    };
    readonly snapshotMoveData?: boolean;
    readonly storageLocation?: string;
    readonly ttl?: string;
  };
  readonly useOwnerReferencesInBackup?: boolean;
}

export interface Schedule {
  readonly apiVersion: "velero.io/v1";
  readonly kind: "Schedule";
  readonly metadata: Metadata;
  readonly spec: ScheduleSpec;
}
