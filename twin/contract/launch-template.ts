/** What a machine is launched from: a version of a launch template, or the like of another vendor service. */
export interface LaunchTemplate {
  readonly id: string;
  readonly version: number;
  /** The group names `$Latest` or `$Default`: a new version starts no refresh. */
  readonly floating: boolean;
  readonly securityGroups: readonly string[];
  /** Decoded cloud-init; the node's command is read from the unit that it writes. */
  readonly userData: string;
  /** What a task runs with, in place of a machine's cloud-init: the twin has no images, so that its stand-in runs. */
  readonly container?: {
    readonly environment: Readonly<Record<string, string>>;
    /** Names of variables that are fetched when it starts. */
    readonly secrets: readonly string[];
    /** Seconds between the request to stop and the kill. */
    readonly stopTimeout: number;
  };
}

/** A machine of the program's own (`aws.ec2.Instance`), which is registered one by one with target groups. */
export interface OwnMachine {
  /** `i-0123456789abcdef0` */
  readonly id: string;
  /** VPC address. */
  readonly privateIp: string;
  /** Port of its registration, by the target group's ARN. */
  readonly ports: Readonly<Record<string, number>>;
}
