// What a user may write. Generated from the schemas by `npm run docs`: edit them, not this.
import type { AutoscalingInput } from "../autoscaling/inputs";

/** Nodes that share a template and a size. */
export interface NodeGroupInput {
  /** Names of the target groups that its nodes serve. */
  targetGroups: string[];
  /** Fewest nodes; they are spread over the zones. Allowed: 0 to 10000 (limit autoscaling.size, read 2026-11-30). Default: `2`. */
  minSize?: number | undefined;
  /** Most nodes; leave room above minSize for scaling. Allowed: 0 to 10000 (limit autoscaling.size, read 2026-11-30). Default: `4`. */
  maxSize?: number | undefined;
  /** How many nodes there are, and who decides it. */
  desiredCapacity?: NodeGroupDesiredCapacityInput | undefined;
  /** Machine type; its processor must fit `architecture`. Allowed: an instance type such as m7g.large. Default: `"t3.small"`. */
  instanceType?: string | undefined;
  /** Processor of the machine image; arm64 is Graviton. Default: `"x86_64"`. */
  architecture?: "x86_64" | "arm64" | undefined;
  /** AMI id, or an SSM public parameter that holds one (`resolve:ssm:...`), of Amazon Linux 2023 or an image made from it. Default: the newest Amazon Linux 2023. Allowed: an AMI id such as ami-0a1b2c3d4e5f60718, or resolve:ssm:/path. */
  imageId?: string | undefined;
  /** Several instance types, on demand and spot. Absent: instanceType, on demand. */
  mixedInstances?: NodeGroupMixedInstancesInput | undefined;
  /** The node's disk. */
  volume?: NodeGroupVolumeInput | undefined;
  /** What each node runs: a container image or a command. */
  workload?: NodeGroupCommandWorkloadInput | NodeGroupContainerWorkloadInput | undefined;
  /** Seconds from launch until the workload answers its health check: machine boot and start of the service. Allowed: 0 to 3600 seconds. Default: `90`. */
  bootTime?: number | undefined;
  /** Seconds a stopping service may use to finish its requests. Default: the longest drain of its target groups, plus 10. Allowed: 1 to 7200 seconds. */
  stopTimeout?: number | undefined;
  /** Who finds nodes that are to be replaced: `ELB` the load balancer, `EBS` a disk that does not answer, several as in `ELB,EBS`; `EC2`, the machine's own checks, always counts. Allowed: one of EC2, EBS, ELB (limit autoscaling.healthCheckType, read 2026-11-30), or several with commas such as ELB,EBS. Default: `"ELB"`. */
  healthCheckType?: string | undefined;
  /** Seconds after launch in which a failing check replaces nothing. Default: bootTime + healthyThreshold x interval of the slowest target group. Allowed: 0 to 7200 seconds. */
  healthCheckGracePeriod?: number | undefined;
  /** Seconds until a new node counts in metrics and rollouts. Default: bootTime. Allowed: 0 to 3600 seconds. */
  defaultInstanceWarmup?: number | undefined;
  /** Seconds after which a node is replaced; 0 is off. Allowed: 0 (off), or 86400 (a day) to 31536000 (a year) seconds. Default: `0`. */
  maxInstanceLifetime?: number | undefined;
  /** How nodes are replaced when their template changes: in waves, starting by itself. */
  instanceRefresh?: NodeGroupInstanceRefreshInput | undefined;
  /** Stopped machines that have booted once and only start when the group grows; their disks cost, they do not. Absent: none. */
  warmPool?: NodeGroupWarmPoolInput | undefined;
  /** Pauses in which something else can act on a node, by name. */
  lifecycleHooks?: Record<string, NodeGroupLifecycleHookInput> | undefined;
  /** When and how the number of nodes changes. */
  autoscaling?: AutoscalingInput | undefined;
  /** More IAM managed policies for the nodes; SSM and log shipping come by default. Default: `[]`. */
  managedPolicyArns?: string[] | undefined;
}

export interface NodeGroupDesiredCapacityInput {
  /** Who owns the number of nodes once the group exists. `program`: every `up` sets `initial`. `controller`: scaling does, and it is never reverted. Default: `"controller"`. */
  owner?: "program" | "controller" | undefined;
  /** Nodes to start with. Default: minSize. Allowed: 0 to 10000 (limit autoscaling.size, read 2026-11-30). */
  initial?: number | undefined;
}

export interface NodeGroupMixedInstancesInput {
  /** Types to choose from, in place of instanceType; more types find more spot capacity. */
  instanceTypes: string[];
  /** Nodes that are on demand before any spot node. Allowed: 0 to 10000 (limit autoscaling.size, read 2026-11-30). Default: `0`. */
  onDemandBaseCapacity?: number | undefined;
  /** Percent of the remaining nodes that are on demand; the others are spot nodes, which AWS may take back. Allowed: 0 to 100 percent (limit autoscaling.mixed.onDemandPercentage, read 2026-11-30). Default: `100`. */
  onDemandPercentageAboveBaseCapacity?: number | undefined;
  /** How spot nodes are chosen; lowest-price is interrupted most, capacity-optimized-prioritized prefers types in the order listed. Default: `"price-capacity-optimized"`. */
  spotAllocationStrategy?:
    | "price-capacity-optimized"
    | "capacity-optimized"
    | "capacity-optimized-prioritized"
    | "lowest-price"
    | undefined;
}

export interface NodeGroupVolumeInput {
  /** Size of the root volume, gp3, always encrypted. Allowed: 1 to 65536 GiB (limit ec2.volume.size, read 2026-11-30). Default: `20`. */
  sizeGiB?: number | undefined;
  /** Operations per second; at most 500 per GiB. Allowed: 3000 to 80000 operations per second (limit ec2.volume.iops, read 2026-11-30). Default: `3000`. */
  iops?: number | undefined;
  /** MiB per second; at most a quarter of iops. Allowed: 125 to 2000 MiB per second (limit ec2.volume.throughput, read 2026-11-30). Default: `125`. */
  throughput?: number | undefined;
  /** Key of the encryption. Its policy must admit the role AWSServiceRoleForAutoScaling, or no node starts. Default: the account's own for EBS. Allowed: a key id, ARN or alias. */
  kmsKeyId?: string | undefined;
}

export interface NodeGroupCommandWorkloadInput {
  /** A program on the machine image. */
  type: "command";
  /** Program and arguments; runs as a systemd service with PORT and the node's identity in its environment. */
  command: string[];
  /** Environment variables. Never secrets, which go under `secrets`: user data is readable on the node. HOST, PORT, NODE_ID, NODE_ZONE and NODE_GROUP are set already. */
  environment?: Record<string, string> | undefined;
  /** Environment variables whose values the node fetches when its service starts, with its own role, which gets the right to read these. User data, state and plans have the references alone. On the twin values are those of `.vipkit/secrets/<stack>.env`, else placeholders. */
  secrets?: Record<string, NodeGroupParameterSecretInput | NodeGroupSecretSecretInput> | undefined;
  /** Seconds after which the workload closes an idle connection; it gets them as KEEP_ALIVE_TIMEOUT. More than the balancer's idleTimeout, or clients meet 502 now and then. Absent: it is not judged. Allowed: 1 to 86400 seconds. */
  keepAliveTimeout?: number | undefined;
  /** User it runs as; made when it is missing. Allowed: a Linux user name. Default: `"vip"`. */
  user?: string | undefined;
}

export interface NodeGroupParameterSecretInput {
  /** SSM parameter of type SecureString, by name or ARN. Allowed: the name or ARN of an SSM parameter such as /shop/oidc-client-secret. */
  parameter: string;
  /** Key that it is encrypted with, where that is one of your own: the nodes may decrypt with it, through this service only. Default: the account's own key for the service, which needs no right. Allowed: the ARN of a KMS key such as arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab. */
  kmsKeyArn?: string | undefined;
}

export interface NodeGroupSecretSecretInput {
  /** Secret in Secrets Manager, by name or ARN. Allowed: the name or ARN of a secret in Secrets Manager such as shop/oidc. */
  secret: string;
  /** Key inside the secret, where it is a JSON object. Default: the whole text. Allowed: a key of the secret's JSON such as clientSecret. */
  key?: string | undefined;
  /** Key that it is encrypted with, where that is one of your own: the nodes may decrypt with it, through this service only. Default: the account's own key for the service, which needs no right. Allowed: the ARN of a KMS key such as arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab. */
  kmsKeyArn?: string | undefined;
}

export interface NodeGroupContainerWorkloadInput {
  /** A container image. */
  type: "container";
  /** Image to run; it listens on the port in PORT. Allowed: an image reference such as 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:1.2.3. */
  image: string;
  /** Arguments in place of the image's own. Default: `[]`. */
  command?: string[] | undefined;
  /** Environment variables. Never secrets, which go under `secrets`: user data is readable on the node. HOST, PORT, NODE_ID, NODE_ZONE and NODE_GROUP are set already. */
  environment?: Record<string, string> | undefined;
  /** Environment variables whose values the node fetches when its service starts, with its own role, which gets the right to read these. User data, state and plans have the references alone. On the twin values are those of `.vipkit/secrets/<stack>.env`, else placeholders. */
  secrets?: Record<string, NodeGroupParameterSecretInput | NodeGroupSecretSecretInput> | undefined;
  /** Seconds after which the workload closes an idle connection; it gets them as KEEP_ALIVE_TIMEOUT. More than the balancer's idleTimeout, or clients meet 502 now and then. Absent: it is not judged. Allowed: 1 to 86400 seconds. */
  keepAliveTimeout?: number | undefined;
}

export interface NodeGroupInstanceRefreshInput {
  /** Percent of the desired capacity that keeps serving while nodes are replaced. Allowed: 0 to 100 percent (limit autoscaling.refresh.minHealthyPercentage, read 2026-11-30). Default: `100`. */
  minHealthyPercentage?: number | undefined;
  /** Percent that the group may grow to while nodes are replaced; at most 100 above the minimum. Allowed: 100 to 200 percent (limit autoscaling.refresh.maxHealthyPercentage, read 2026-11-30). Default: `150`. */
  maxHealthyPercentage?: number | undefined;
  /** Whether a failed rollout returns to the version before. Default: `true`. */
  autoRollback?: boolean | undefined;
  /** Percentages at which a rollout pauses, ascending, the last one 100. Default: `[]`. */
  checkpoints?: number[] | undefined;
  /** Seconds of each pause. Allowed: 0 to 172800 seconds (limit autoscaling.refresh.checkpointDelay, read 2026-11-30). Default: `3600`. */
  checkpointDelay?: number | undefined;
  /** Names of CloudWatch alarms that end a rollout when one of them goes off; with autoRollback it then returns to the version before. Default: `[]`. */
  alarms?: string[] | undefined;
}

export interface NodeGroupWarmPoolInput {
  /** Fewest stopped machines that are kept prepared, beyond what maxSize still leaves to grow by. Allowed: 0 to 10000 (limit autoscaling.size, read 2026-11-30). Default: `0`. */
  minSize?: number | undefined;
  /** Most machines of the group, prepared and serving together. Default: maxSize. Allowed: 0 to 10000 (limit autoscaling.size, read 2026-11-30). */
  maxPreparedCapacity?: number | undefined;
}

export interface NodeGroupLifecycleHookInput {
  /** What waits: a node's start or its end. */
  transition: "launching" | "terminating";
  /** Seconds until the wait ends by itself. Allowed: 30 to 7200 seconds (limit autoscaling.hook.heartbeat, read 2026-11-30). Default: `300`. */
  heartbeatTimeout?: number | undefined;
  /** What happens then; an abandoned launch is terminated. Default: `"CONTINUE"`. */
  defaultResult?: "CONTINUE" | "ABANDON" | undefined;
}
