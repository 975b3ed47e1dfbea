// What the settings are when every default is resolved. Generated from the schemas by `npm run docs`: edit them, not this.
/** Tasks on Fargate that share a definition. */
export interface ContainerServiceSettings {
  /** The container that each task runs. */
  readonly workload: ContainerServiceWorkloadSettings;
  /** Processor units of a task; 1024 are one processor: 256, 512, 1024, 2048, 4096, 8192 or 16384. Allowed: 256 to 16384 units (limit ecs.fargate.cpu, read 2026-11-30). Default: `256`. */
  readonly cpu: number;
  /** MiB of a task. Which go with which `cpu`: Amazon ECS developer guide, task CPU and memory. Allowed: 512 to 122880 MiB (limit ecs.fargate.memory, read 2026-11-30). Default: `512`. */
  readonly memory: number;
  /** Processor that the image is made for; arm64 is Graviton. Default: `"x86_64"`. */
  readonly architecture: "x86_64" | "arm64";
  /** Fewest tasks; they are spread over the zones. Allowed: 0 to 5000. Default: `2`. */
  readonly minSize: number;
  /** Most tasks; leave room above minSize for scaling. Allowed: 0 to 5000. Default: `4`. */
  readonly maxSize: number;
  /** How many nodes there are, and who decides it. */
  readonly desiredCapacity: ContainerServiceDesiredCapacitySettings;
  /** When the number of tasks changes. */
  readonly autoscaling: ContainerServiceAutoscalingSettings;
  /** How tasks are replaced when their definition changes. */
  readonly rollout: ContainerServiceRolloutSettings;
  /** Seconds from the start of a task until it answers its health check: its network, its image, its program. Allowed: 0 to 3600 seconds. Default: `60`. */
  readonly bootTime: number;
  /** Seconds after a task's start in which a failing check replaces nothing. Default: bootTime + healthyThreshold x interval of the slowest target group. Allowed: 0 to 2147483647 seconds (limit ecs.gracePeriod, read 2026-11-30). */
  readonly healthCheckGracePeriod?: number | undefined;
  /** Seconds that a task has to end once its drain is over; then it is killed. Allowed: 0 to 120 seconds (limit ecs.fargate.stopTimeout, read 2026-11-30). Default: `30`. */
  readonly stopTimeout: number;
  /** Whether the container cannot write to its image's files; a program that writes to them needs false. Default: `true`. */
  readonly readonlyRootFilesystem: boolean;
  /** Who the container runs as. Default: the image's own user. Allowed: a user, or user:group, by name or number. */
  readonly user?: string | undefined;
  /** Days after which what the tasks wrote is deleted. Allowed: 1 to 3653 days (limit logs.retention, read 2026-11-30). Default: `90`. */
  readonly logRetention: number;
}

export interface ContainerServiceWorkloadSettings {
  /** A container image. */
  readonly type: "container";
  /** Image to run; it listens on the port in PORT. Allowed: an image reference such as 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:1.2.3. */
  readonly image: string;
  /** Arguments in place of the image's own. Default: `[]`. */
  readonly command: string[];
  /** Environment variables. Never secrets, which go under `secrets`: user data is readable on the node. HOST, PORT, NODE_ID, NODE_ZONE and NODE_GROUP are set already. */
  readonly environment: Record<string, string>;
  /** Environment variables whose values the node fetches when its service starts, with its own role, which gets the right to read these. User data, state and plans have the references alone. On the twin values are those of `.vipkit/secrets/<stack>.env`, else placeholders. */
  readonly secrets: Record<string, ContainerServiceParameterSecretSettings | ContainerServiceSecretSecretSettings>;
  /** Seconds after which the workload closes an idle connection; it gets them as KEEP_ALIVE_TIMEOUT. More than the balancer's idleTimeout, or clients meet 502 now and then. Absent: it is not judged. Allowed: 1 to 86400 seconds. */
  readonly keepAliveTimeout?: number | undefined;
}

export interface ContainerServiceParameterSecretSettings {
  /** SSM parameter of type SecureString, by name or ARN. Allowed: the name or ARN of an SSM parameter such as /shop/oidc-client-secret. */
  readonly parameter: string;
  /** Key that it is encrypted with, where that is one of your own: the nodes may decrypt with it, through this service only. Default: the account's own key for the service, which needs no right. Allowed: the ARN of a KMS key such as arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab. */
  readonly kmsKeyArn?: string | undefined;
}

export interface ContainerServiceSecretSecretSettings {
  /** Secret in Secrets Manager, by name or ARN. Allowed: the name or ARN of a secret in Secrets Manager such as shop/oidc. */
  readonly secret: string;
  /** Key inside the secret, where it is a JSON object. Default: the whole text. Allowed: a key of the secret's JSON such as clientSecret. */
  readonly key?: string | undefined;
  /** Key that it is encrypted with, where that is one of your own: the nodes may decrypt with it, through this service only. Default: the account's own key for the service, which needs no right. Allowed: the ARN of a KMS key such as arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab. */
  readonly kmsKeyArn?: string | undefined;
}

export interface ContainerServiceDesiredCapacitySettings {
  /** Who owns the number of nodes once the group exists. `program`: every `up` sets `initial`. `controller`: scaling does, and it is never reverted. Default: `"controller"`. */
  readonly owner: "program" | "controller";
  /** Nodes to start with. Default: minSize. Allowed: 0 to 10000 (limit autoscaling.size, read 2026-11-30). */
  readonly initial?: number | undefined;
}

export interface ContainerServiceAutoscalingSettings {
  /** Keeps the group's CPU at a target. Absent: no such policy. */
  readonly cpu?: ContainerServiceCpuSettings | undefined;
}

export interface ContainerServiceCpuSettings {
  /** Percent of CPU, averaged over the group's nodes. Allowed: 1 to 100 percent (limit autoscaling.cpu.target, read 2026-11-30). */
  readonly targetValue: number;
  /** Whether nodes are only ever added for it. Default: `false`. */
  readonly disableScaleIn: boolean;
}

export interface ContainerServiceRolloutSettings {
  /** Percent of the tasks that keep serving while they are replaced. Allowed: 0 to 200 percent. Default: `100`. */
  readonly minHealthyPercentage: number;
  /** Percent of the tasks that there may be while they are replaced. Allowed: 0 to 200 percent. Default: `200`. */
  readonly maxHealthyPercentage: number;
  /** Whether a rollout whose tasks do not come up returns to the version before. Default: `true`. */
  readonly autoRollback: boolean;
}
