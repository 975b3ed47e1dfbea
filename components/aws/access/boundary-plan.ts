import type { Granted } from "./documents";
import { guards, unbounded } from "./guards";
import { globalArn, ownNames, type Place } from "./place";
import { documentOf, type PolicyDocument, type PolicyStatement } from "./statements";

/** Services that nodes, backups, runbooks and logs of a cluster work with. IAM, accounts and organisations are none of them. */
const clusterServices = [
  ...["autoscaling", "backup", "backup-storage", "cloudwatch", "dynamodb", "ebs", "ec2", "ec2messages", "ecr"],
  ...["elasticfilesystem", "elasticloadbalancing", "events", "fsx", "kms", "logs", "rds", "s3", "secretsmanager"],
  ...["sns", "ssm", "ssmmessages", "storagegateway", "tag"],
];

/**
 * The most that a role of the cluster's own can do, whatever its policies say: it is a ceiling, and grants nothing. The one thing of IAM in it is
 * handing over roles of the same cluster, which stand below the same ceiling.
 */
export function planBoundary(place: Place): PolicyDocument {
  const services = [...new Set([...clusterServices, ...place.nodeServices])].sort();
  const ceiling: PolicyStatement = {
    Sid: "ServicesOfCluster",
    Effect: "Allow",
    Action: services.map((service) => `${service}:*`),
    Resource: "*",
  };
  const roles: PolicyStatement = {
    Sid: "RolesOfCluster",
    Effect: "Allow",
    Action: ["iam:GetRole", "iam:PassRole"],
    Resource: globalArn(place, "iam", `role/${ownNames(place)}`),
  };
  return documentOf([ceiling, roles]);
}

/** Services that people and pipelines work with beside those of the cluster's own roles. */
const peopleServices = ["acm", "arc-zonal-shift", "chatbot", "globalaccelerator", "route53", "wafv2"];

/** The most that people and pipelines can do with their roles, also with policies that are attached to them later. It grants nothing. */
export function planPeopleBoundary(granted: Granted): PolicyDocument {
  const { place } = granted;
  const services = [...new Set([...clusterServices, ...peopleServices])].sort();
  const own = ["role", "instance-profile", "policy"].map((kind) =>
    globalArn(place, "iam", `${kind}/${ownNames(place)}`),
  );
  const others = ["role/aws-service-role/*", "oidc-provider/*"].map((rest) => globalArn(place, "iam", rest));
  return documentOf([
    {
      Sid: "ServicesOfCluster",
      Effect: "Allow",
      Action: services.map((service) => `${service}:*`),
      Resource: "*",
    },
    { Sid: "RolesOfCluster", Effect: "Allow", Action: "iam:*", Resource: own },
    {
      Sid: "RolesOfServices",
      Effect: "Allow",
      Action: ["iam:CreateServiceLinkedRole", "iam:GetOpenIDConnectProvider"],
      Resource: others,
    },
    unbounded(granted),
    ...guards(granted),
  ]);
}
