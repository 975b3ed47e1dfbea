import type { NodeGroupSettings } from "../../components/aws/node-group/resolved";
import { withoutHash } from "../../components/names";
import { UserError } from "../../model/user-error";
import type { RollDriver, RollStatus } from "../../operate/roll/roll";
import { type ClientConfig, type ClientOptions, sdkClient } from "../aws/sdk";

interface Refresh {
  readonly InstanceRefreshId?: string | undefined;
  readonly Status?: string | undefined;
  readonly StatusReason?: string | undefined;
  readonly PercentageComplete?: number | undefined;
  readonly InstancesToUpdate?: number | undefined;
}

/** What of Auto Scaling is used. */
interface AutoScaling {
  describeAutoScalingGroups(input: { readonly NextToken?: string | undefined }): Promise<{
    readonly NextToken?: string | undefined;
    readonly AutoScalingGroups?: readonly { readonly AutoScalingGroupName?: string | undefined }[];
  }>;
  startInstanceRefresh(input: { readonly AutoScalingGroupName: string; readonly Preferences: object }): Promise<{
    readonly InstanceRefreshId?: string | undefined;
  }>;
  describeInstanceRefreshes(input: {
    readonly AutoScalingGroupName: string;
    readonly InstanceRefreshIds?: readonly string[];
    readonly MaxRecords?: number;
  }): Promise<{ readonly InstanceRefreshes?: readonly Refresh[] }>;
}

interface AutoScalingModule {
  readonly AutoScaling: new (config: ClientConfig) => AutoScaling;
}

const isModule = (module: unknown): module is AutoScalingModule =>
  typeof module === "object" && module !== null && "AutoScaling" in module;

/** A client for the account of the ambient credentials. Throws UserError where the SDK is not installed. */
export const autoScalingClient = (folder: string, options: ClientOptions): AutoScaling =>
  sdkClient(
    { folder, name: "@aws-sdk/client-auto-scaling" },
    options,
    isModule,
    (module, config) => new module.AutoScaling(config),
  );

interface AwsRoll {
  readonly client: AutoScaling;
  /** What the scaling group's name begins with, before its hash. */
  readonly base: string;
  /** A refresh that is asked for by hand takes none of those that the group declares. */
  readonly preferences: NodeGroupSettings["instanceRefresh"];
  /** Milliseconds between two looks. Default: 10 s. */
  readonly pace?: number;
}

/** Instance refreshes of an account, through AWS's SDK. */
export class AwsRollDriver implements RollDriver {
  readonly what = "instance refresh";
  readonly pace: number;
  private name: Promise<string> | undefined;

  constructor(private readonly of: AwsRoll) {
    this.pace = of.pace ?? 10_000;
  }

  async start(): Promise<{ readonly id: string; readonly isNew: boolean }> {
    const { client } = this.of;
    const AutoScalingGroupName = await this.group();
    try {
      const Preferences = refreshPreferences(this.of.preferences);
      const { InstanceRefreshId = "" } = await client.startInstanceRefresh({ AutoScalingGroupName, Preferences });
      return { id: InstanceRefreshId, isNew: true };
    } catch (error) {
      if (!(error instanceof Error && error.name.startsWith("InstanceRefreshInProgress"))) throw error;
      // The newest comes first.
      const { InstanceRefreshes = [] } = await client.describeInstanceRefreshes({
        AutoScalingGroupName,
        MaxRecords: 1,
      });
      return { id: InstanceRefreshes[0]?.InstanceRefreshId ?? "", isNew: false };
    }
  }

  async look(id: string): Promise<RollStatus | undefined> {
    const AutoScalingGroupName = await this.group();
    const { InstanceRefreshes = [] } = await this.of.client.describeInstanceRefreshes({
      AutoScalingGroupName,
      InstanceRefreshIds: [id],
    });
    const [found] = InstanceRefreshes;
    if (found === undefined) return undefined;
    const { Status = "", StatusReason = "", PercentageComplete = 0, InstancesToUpdate = 0 } = found;
    const numbers = { percentageComplete: PercentageComplete, instancesToUpdate: InstancesToUpdate };
    return { id, status: Status, ...numbers, reason: StatusReason };
  }

  private group(): Promise<string> {
    this.name ??= this.find();
    return this.name;
  }

  private async find(): Promise<string> {
    const { client, base } = this.of;
    const names: string[] = [];
    let NextToken: string | undefined;
    do {
      const page = await client.describeAutoScalingGroups({ NextToken });
      for (const { AutoScalingGroupName = "" } of page.AutoScalingGroups ?? [])
        if (withoutHash(AutoScalingGroupName) === base) names.push(AutoScalingGroupName);
      NextToken = page.NextToken;
    } while (NextToken !== undefined && NextToken !== "");
    const [only, ...others] = names;
    if (only === undefined)
      throw new UserError(
        `the account has no scaling group ${base}-<hash> in this region; are these its credentials, and is it up?`,
      );
    if (others.length > 0)
      throw new UserError(
        `several scaling groups are called ${base} here, of several stacks: ${names.join(", ")}; it is not guessed which is meant`,
      );
    return only;
  }
}

/** Of the group's own: a roll to the version that runs has none to go back to. */
const refreshPreferences = ({
  minHealthyPercentage,
  maxHealthyPercentage,
  checkpoints,
  checkpointDelay,
  alarms,
}: NodeGroupSettings["instanceRefresh"]) => ({
  MinHealthyPercentage: minHealthyPercentage,
  MaxHealthyPercentage: maxHealthyPercentage,
  SkipMatching: false,
  AutoRollback: false,
  ...(checkpoints.length === 0 ? {} : { CheckpointPercentages: checkpoints, CheckpointDelay: checkpointDelay }),
  ...(alarms.length === 0 ? {} : { AlarmSpecification: { Alarms: alarms } }),
});
