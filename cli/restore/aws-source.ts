import type { KeptBackup, RestoreSource, RestoreTrial } from "../../operate/restore/judge";
import { type ClientConfig, type ClientOptions, sdkClient } from "../aws/sdk";

interface Paged {
  readonly NextToken?: string | undefined;
}

/** What of AWS Backup is used: reads alone. */
export interface BackupReads {
  listRecoveryPointsByBackupVault(input: Paged & { readonly BackupVaultName: string }): Promise<
    Paged & {
      readonly RecoveryPoints?: readonly {
        readonly ResourceType?: string | undefined;
        readonly Status?: string | undefined;
        readonly CreationDate?: Date | undefined;
      }[];
    }
  >;
  listRestoreJobs(input: Paged & { readonly ByCreatedAfter: Date }): Promise<
    Paged & {
      readonly RestoreJobs?: readonly {
        readonly RestoreJobId?: string | undefined;
        readonly ResourceType?: string | undefined;
        readonly Status?: string | undefined;
        readonly StatusMessage?: string | undefined;
        readonly CreationDate?: Date | undefined;
        readonly CompletionDate?: Date | undefined;
        readonly RecoveryPointCreationDate?: Date | undefined;
        readonly ValidationStatus?: string | undefined;
        readonly ValidationStatusMessage?: string | undefined;
        readonly CreatedBy?: { readonly RestoreTestingPlanArn?: string | undefined } | undefined;
      }[];
    }
  >;
}

interface BackupModule {
  readonly Backup: new (config: ClientConfig) => BackupReads;
}

const isModule = (module: unknown): module is BackupModule =>
  typeof module === "object" && module !== null && "Backup" in module;

/** A client for the account of the ambient credentials. Throws UserError where the SDK is not installed. */
export const backupClient = (folder: string, options: ClientOptions): BackupReads =>
  sdkClient(
    { folder, name: "@aws-sdk/client-backup" },
    options,
    isModule,
    (module, config) => new module.Backup(config),
  );

async function everyPage<P extends Paged, T>(ask: (page: Paged) => Promise<P>, items: (page: P) => readonly T[]) {
  const all: T[] = [];
  let NextToken: string | undefined;
  do {
    const page = await ask(NextToken === undefined ? {} : { NextToken });
    all.push(...items(page));
    NextToken = page.NextToken;
  } while (NextToken !== undefined && NextToken !== "");
  return all;
}

/** States of a recovery point that can be restored. Source: AWS service model backup, RecoveryPointStatus, botocore 1.44.8. */
const restorable: readonly string[] = ["COMPLETED", "AVAILABLE"];

/** AWS Backup: one vault, and the restores that one restore testing plan has begun. */
export class AwsRestoreSource implements RestoreSource {
  constructor(
    private readonly client: BackupReads,
    private readonly names: { readonly vault: string; readonly plan: string },
  ) {}

  async backups(): Promise<readonly KeptBackup[]> {
    const ask = (page: Paged) =>
      this.client.listRecoveryPointsByBackupVault({ ...page, BackupVaultName: this.names.vault });
    const points = await everyPage(ask, ({ RecoveryPoints = [] }) => RecoveryPoints);
    return points.flatMap(({ ResourceType = "", Status = "", CreationDate }) =>
      CreationDate !== undefined && restorable.includes(Status)
        ? [{ type: ResourceType, at: CreationDate.getTime() }]
        : [],
    );
  }

  async trials(since: number): Promise<readonly RestoreTrial[]> {
    const ask = (page: Paged) => this.client.listRestoreJobs({ ...page, ByCreatedAfter: new Date(since) });
    const jobs = await everyPage(ask, ({ RestoreJobs = [] }) => RestoreJobs);
    return jobs.flatMap((job): readonly RestoreTrial[] => {
      const { RestoreJobId: id = "", ResourceType: type = "", Status: status = "", CreationDate } = job;
      // The ARN ends in the plan's name and what AWS puts behind it.
      const plan = job.CreatedBy?.RestoreTestingPlanArn?.split(":restore-testing-plan:")[1] ?? "";
      if (CreationDate === undefined || !(plan === this.names.plan || plan.startsWith(`${this.names.plan}-`)))
        return [];
      return [
        {
          ...{ id, type, status },
          message: (job.ValidationStatus === "FAILED" ? job.ValidationStatusMessage : job.StatusMessage) ?? "",
          begun: CreationDate.getTime(),
          ended: job.CompletionDate?.getTime(),
          backupAt: job.RecoveryPointCreationDate?.getTime(),
          validation: job.ValidationStatus,
        },
      ];
    });
  }
}
