// What the settings are when every default is resolved. Generated from the schemas by `npm run docs`: edit them, not this.
import type { AutoscalingSettings } from "../autoscaling/resolved";

/** Nodes that share a template and a size. */
export interface NodeGroupSettings {
  /** Names of the target groups that its nodes serve. */
  readonly targetGroups: string[];
  /** Fewest nodes; they are spread over the zones. Allowed: 0 to 10000 (limit autoscaling.size, read 2026-11-30). Default: `2`. */
  readonly minSize: number;
  /** Most nodes; leave room above minSize for scaling. Allowed: 0 to 10000 (limit autoscaling.size, read 2026-11-30). Default: `4`. */
  readonly maxSize: number;
  /** How many nodes there are, and who decides it. */
  readonly desiredCapacity: NodeGroupDesiredCapacitySettings;
  /** Machine type; its processor must fit `architecture`. Allowed: an instance type such as m7g.large. Default: `"t3.small"`. */
  readonly instanceType: string;
  /** Processor of the machine image; arm64 is Graviton. Default: `"x86_64"`. */
  readonly architecture: "x86_64" | "arm64";
  /** AMI id, or an SSM public parameter that holds one (`resolve:ssm:...`), of Amazon Linux 2023 or an image made from it. Default: the newest Amazon Linux 2023. Allowed: an AMI id such as ami-0a1b2c3d4e5f60718, or resolve:ssm:/path. */
  readonly imageId?: string | undefined;
  /** Several instance types, on demand and spot. Absent: instanceType, on demand. */
  readonly mixedInstances?: NodeGroupMixedInstancesSettings | undefined;
  /** The node's disk. */
  readonly volume: NodeGroupVolumeSettings;
  /** What each node runs: a container image or a command. */
  readonly workload: NodeGroupCommandWorkloadSettings | NodeGroupContainerWorkloadSettings;
  /** Seconds from launch until the workload answers its health check: machine boot and start of the service. Allowed: 0 to 3600 seconds. Default: `90`. */
  readonly bootTime: number;
  /** Seconds a stopping service may use to finish its requests. Default: the longest drain of its target groups, plus 10. Allowed: 1 to 7200 seconds. */
  readonly stopTimeout?: number | undefined;
  /** Who finds nodes that are to be replaced: `ELB` the load balancer, `EBS` a disk that does not answer, several as in `ELB,EBS`; `EC2`, the machine's own checks, always counts. Allowed: one of EC2, EBS, ELB (limit autoscaling.healthCheckType, read 2026-11-30), or several with commas such as ELB,EBS. Default: `"ELB"`. */
  readonly healthCheckType: string;
  /** Seconds after launch in which a failing check replaces nothing. Default: bootTime + healthyThreshold x interval of the slowest target group. Allowed: 0 to 7200 seconds. */
  readonly healthCheckGracePeriod?: number | undefined;
  /** Seconds until a new node counts in metrics and rollouts. Default: bootTime. Allowed: 0 to 3600 seconds. */
  readonly defaultInstanceWarmup?: number | undefined;
  /** Seconds after which a node is replaced; 0 is off. Allowed: 0 (off), or 86400 (a day) to 31536000 (a year) seconds. Default: `0`. */
  readonly maxInstanceLifetime: number;
  /** How nodes are replaced when their template changes: in waves, starting by itself. */
  readonly instanceRefresh: NodeGroupInstanceRefreshSettings;
  /** Stopped machines that have booted once and only start when the group grows; their disks cost, they do not. Absent: none. */
  readonly warmPool?: NodeGroupWarmPoolSettings | undefined;
  /** Pauses in which something else can act on a node, by name. */
  readonly lifecycleHooks: Record<string, NodeGroupLifecycleHookSettings>;
  /** When and how the number of nodes changes. */
  readonly autoscaling: AutoscalingSettings;
  /** More IAM managed policies for the nodes; SSM and log shipping come by default. Default: `[]`. */
  readonly managedPolicyArns: string[];
}

export interface NodeGroupDesiredCapacitySettings {
  /** Who owns the number of nodes once the group exists. `program`: every `up` sets `initial`. `controller`: scaling does, and it is never reverted. Default: `"controller"`. */
  readonly owner: "program" | "controller";
  /** Nodes to start with. Default: minSize. Allowed: 0 to 10000 (limit autoscaling.size, read 2026-11-30). */
  readonly initial?: number | undefined;
}

export interface NodeGroupMixedInstancesSettings {
  /** Types to choose from, in place of instanceType; more types find more spot capacity. */
  readonly instanceTypes: string[];
  /** Nodes that are on demand before any spot node. Allowed: 0 to 10000 (limit autoscaling.size, read 2026-11-30). Default: `0`. */
  readonly onDemandBaseCapacity: number;
  /** Percent of the remaining nodes that are on demand; the others are spot nodes, which AWS may take back. Allowed: 0 to 100 percent (limit autoscaling.mixed.onDemandPercentage, read 2026-11-30). Default: `100`. */
  readonly onDemandPercentageAboveBaseCapacity: number;
  /** How spot nodes are chosen; lowest-price is interrupted most, capacity-optimized-prioritized prefers types in the order listed. Default: `"price-capacity-optimized"`. */
  readonly spotAllocationStrategy:
    | "price-capacity-optimized"
    | "capacity-optimized"
    | "capacity-optimized-prioritized"
    | "lowest-price";
}

export interface NodeGroupVolumeSettings {
  /** Size of the root volume, gp3, always encrypted. Allowed: 1 to 65536 GiB (limit ec2.volume.size, read 2026-11-30). Default: `20`. */
  readonly sizeGiB: number;
  /** Operations per second; at most 500 per GiB. Allowed: 3000 to 80000 operations per second (limit ec2.volume.iops, read 2026-11-30). Default: `3000`. */
  readonly iops: number;
  /** MiB per second; at most a quarter of iops. Allowed: 125 to 2000 MiB per second (limit ec2.volume.throughput, read 2026-11-30). Default: `125`. */
  readonly throughput: number;
  /** Key of the encryption. Its policy must admit the role AWSServiceRoleForAutoScaling, or no node starts. Default: the account's own for EBS. Allowed: a key id, ARN or alias. */
  readonly kmsKeyId?: string | undefined;
}

export interface NodeGroupCommandWorkloadSettings {
  /** A program on the machine image. */
  readonly type: "command";
  /** Program and arguments; runs as a systemd service with PORT and the node's identity in its environment. */
  readonly command: string[];
  /** Environment variables. Never secrets, which go under `secrets`: user data is readable on the node. HOST, PORT, NODE_ID, NODE_ZONE and NODE_GROUP are set already. */
  readonly environment: Record<string, string>;
  /** Environment variables whose values the node fetches when its service starts, with its own role, which gets the right to read these. User data, state and plans have the references alone. On the twin values are those of `.vipkit/secrets/<stack>.env`, else placeholders. */
  readonly secrets: Record<string, NodeGroupParameterSecretSettings | NodeGroupSecretSecretSettings>;
  /** Seconds after which the workload closes an idle connection; it gets them as KEEP_ALIVE_TIMEOUT. More than the balancer's idleTimeout, or clients meet 502 now and then. Absent: it is not judged. Allowed: 1 to 86400 seconds. */
  readonly keepAliveTimeout?: number | undefined;
  /** User it runs as; made when it is missing. Allowed: a Linux user name. Default: `"vip"`. */
  readonly user: string;
}

export interface NodeGroupParameterSecretSettings {
  /** SSM parameter of type SecureString, by name or ARN. Allowed: the name or ARN of an SSM parameter such as /shop/oidc-client-secret. */
  readonly parameter: string;
  /** Key that it is encrypted with, where that is one of your own: the nodes may decrypt with it, through this service only. Default: the account's own key for the service, which needs no right. Allowed: the ARN of a KMS key such as arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab. */
  readonly kmsKeyArn?: string | undefined;
}

export interface NodeGroupSecretSecretSettings {
  /** Secret in Secrets Manager, by name or ARN. Allowed: the name or ARN of a secret in Secrets Manager such as shop/oidc. */
  readonly secret: string;
  /** Key inside the secret, where it is a JSON object. Default: the whole text. Allowed: a key of the secret's JSON such as clientSecret. */
  readonly key?: string | undefined;
  /** Key that it is encrypted with, where that is one of your own: the nodes may decrypt with it, through this service only. Default: the account's own key for the service, which needs no right. Allowed: the ARN of a KMS key such as arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab. */
  readonly kmsKeyArn?: string | undefined;
}

export interface NodeGroupContainerWorkloadSettings {
  /** A container image. */
  readonly type: "container";
  /** Image to run; it listens on the port in PORT. Allowed: an image reference such as 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:1.2.3. */
  readonly image: string;
  /** Arguments in place of the image's own. Default: `[]`. */
  readonly command: string[];
  /** Environment variables. Never secrets, which go under `secrets`: user data is readable on the node. HOST, PORT, NODE_ID, NODE_ZONE and NODE_GROUP are set already. */
  readonly environment: Record<string, string>;
  /** Environment variables whose values the node fetches when its service starts, with its own role, which gets the right to read these. User data, state and plans have the references alone. On the twin values are those of `.vipkit/secrets/<stack>.env`, else placeholders. */
  readonly secrets: Record<string, NodeGroupParameterSecretSettings | NodeGroupSecretSecretSettings>;
  /** Seconds after which the workload closes an idle connection; it gets them as KEEP_ALIVE_TIMEOUT. More than the balancer's idleTimeout, or clients meet 502 now and then. Absent: it is not judged. Allowed: 1 to 86400 seconds. */
  readonly keepAliveTimeout?: number | undefined;
}

export interface NodeGroupInstanceRefreshSettings {
  /** Percent of the desired capacity that keeps serving while nodes are replaced. Allowed: 0 to 100 percent (limit autoscaling.refresh.minHealthyPercentage, read 2026-11-30). Default: `100`. */
  readonly minHealthyPercentage: number;
  /** Percent that the group may grow to while nodes are replaced; at most 100 above the minimum. Allowed: 100 to 200 percent (limit autoscaling.refresh.maxHealthyPercentage, read 2026-11-30). Default: `150`. */
  readonly maxHealthyPercentage: number;
  /** Whether a failed rollout returns to the version before. Default: `true`. */
  readonly autoRollback: boolean;
  /** Percentages at which a rollout pauses, ascending, the last one 100. Default: `[]`. */
  readonly checkpoints: number[];
  /** Seconds of each pause. Allowed: 0 to 172800 seconds (limit autoscaling.refresh.checkpointDelay, read 2026-11-30). Default: `3600`. */
  readonly checkpointDelay: number;
  /** Names of CloudWatch alarms that end a rollout when one of them goes off; with autoRollback it then returns to the version before. Default: `[]`. */
  readonly alarms: string[];
}

export interface NodeGroupWarmPoolSettings {
  /** Fewest stopped machines that are kept prepared, beyond what maxSize still leaves to grow by. Allowed: 0 to 10000 (limit autoscaling.size, read 2026-11-30). Default: `0`. */
  readonly minSize: number;
  /** Most machines of the group, prepared and serving together. Default: maxSize. Allowed: 0 to 10000 (limit autoscaling.size, read 2026-11-30). */
  readonly maxPreparedCapacity?: number | undefined;
}

export interface NodeGroupLifecycleHookSettings {
  /** What waits: a node's start or its end. */
  readonly transition: "launching" | "terminating";
  /** Seconds until the wait ends by itself. Allowed: 30 to 7200 seconds (limit autoscaling.hook.heartbeat, read 2026-11-30). Default: `300`. */
  readonly heartbeatTimeout: number;
  /** What happens then; an abandoned launch is terminated. Default: `"CONTINUE"`. */
  readonly defaultResult: "CONTINUE" | "ABANDON";
}
