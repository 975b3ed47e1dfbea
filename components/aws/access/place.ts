import { namePattern } from "../../names";
import type { NodeGroupSettings } from "../node-group/resolved";
import { sessionLogPrefix } from "../sessions/plan";

/** Secrets of workloads, by any name. */
export type WorkloadSecrets = NodeGroupSettings["workload"]["secrets"];

/** Where a cluster's resources are, and how its own are told from others. */
export interface Place {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  /** The cluster's name: what its resources' names begin with, and the value of their tag `vipkit:cluster`. */
  readonly cluster: string;
  /** Hosted zones that records of the cluster stand in. */
  readonly zoneIds: readonly string[];
  /** Ids of the VPC and subnets that the cluster uses and does not make. They carry no tag of the cluster's. */
  readonly adopted: readonly string[];
  /** Secrets and parameters that its workloads read. */
  readonly secrets: WorkloadSecrets;
  /** Whether shells on nodes are begun by a document of the cluster's, which logs them, and by no other. */
  readonly loggedShells: boolean;
  /** Prefixes of services that nodes may be given rights to, beside those of the cluster's own parts. */
  readonly nodeServices: readonly string[];
}

export const clusterTag = "vipkit:cluster";

/** `arn:aws:sns:eu-west-1:123456789012:` and the rest. */
export const arnIn = ({ partition, region, accountId }: Place, service: string, rest: string): string =>
  `arn:${partition}:${service}:${region}:${accountId}:${rest}`;

/** The same of a service without regions. */
export const globalArn = ({ partition, accountId }: Place, service: string, rest: string): string =>
  `arn:${partition}:${service}::${accountId}:${rest}`;

/** Names that begin as the cluster's do: `shop-*`. */
export const ownNames = ({ cluster }: Place): string => namePattern("policy", `${cluster}-`);

/** Log groups that are read to watch the cluster. */
export const logGroups = (place: Place): readonly string[] =>
  ["/vipkit/", "aws-waf-logs-"].map((start) => arnIn(place, "logs", `log-group:${start}${ownNames(place)}`));

/** What was typed and shown in shells on nodes: secrets among it, so an administrator's alone. */
export const sessionLogs = (place: Place): string =>
  arnIn(place, "logs", `log-group:${sessionLogPrefix}${ownNames(place)}`);

/** ARNs of a service's resources that have names, as patterns; undefined where its resources have ids, and tags tell them apart. */
export function namedResources(service: string, place: Place): readonly string[] | undefined {
  const own = ownNames(place);
  // 32 characters hold a balancer's name and a target group's: a long name of the cluster is cut.
  const short = namePattern("targetGroup", `${place.cluster}-`);
  const balancers = (kinds: readonly string[]) =>
    kinds.flatMap((kind) =>
      ["app", "net"].map((type) =>
        arnIn(place, "elasticloadbalancing", `${kind}/${type}/${namePattern("loadBalancer", `${place.cluster}-`)}`),
      ),
    );
  switch (service) {
    case "elasticloadbalancing":
      return [
        ...balancers(["loadbalancer", "listener", "listener-rule"]),
        ...["targetgroup", "truststore"].map((kind) => arnIn(place, service, `${kind}/${short}`)),
      ];
    case "arc-zonal-shift":
      return balancers(["loadbalancer"]);
    case "autoscaling":
      return [arnIn(place, service, `autoScalingGroup:*:autoScalingGroupName/${own}`)];
    case "backup":
      // Plans have ids and no condition on tags: AWS tells none of them apart.
      return [
        arnIn(place, service, `backup-vault:${namePattern("backupVault", `${place.cluster}-`)}`),
        arnIn(place, service, `restore-testing-plan:${testPlans(place)}`),
        arnIn(place, service, "backup-plan:*"),
      ];
    case "chatbot":
      return [globalArn(place, service, `chat-configuration/slack-channel/${own}`)];
    case "cloudwatch":
      return [arnIn(place, service, `alarm:${own}`), globalArn(place, service, `dashboard/${own}`)];
    case "events":
      return [arnIn(place, service, `rule/${own}`)];
    case "logs":
      return [...logGroups(place), sessionLogs(place)];
    case "route53":
      return [
        ...place.zoneIds.map((id) => `arn:${place.partition}:route53:::hostedzone/${id}`),
        // Changes and health checks have ids, and no condition on tags.
        ...["change", "healthcheck"].map((kind) => `arn:${place.partition}:route53:::${kind}/*`),
      ];
    case "s3": {
      const bucket = `arn:${place.partition}:s3:::${namePattern("bucket", `${place.cluster}-`)}`;
      return [bucket, `${bucket}/*`];
    }
    case "sns":
      return [arnIn(place, service, own)];
    case "wafv2":
      return [
        ...["webacl", "ipset"].map((kind) => arnIn(place, service, `regional/${kind}/${own}`)),
        arnIn(place, service, "regional/managedruleset/*"),
        ...balancers(["loadbalancer"]),
      ];
    default:
      return undefined;
  }
}

/** Names of restore tests have letters, digits and underscores only. */
const testPlans = (place: Place): string => namePattern("backupPlan", `${place.cluster}-`).replaceAll("-", "_");
