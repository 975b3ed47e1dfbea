import type { NodeGroupSettings } from "./resolved";
import { type Account, planSecretStatements } from "./secrets";
import { privateRegistry } from "./user-data";

/** What one right says. */
export interface Statement {
  readonly Sid: string;
  readonly Effect: "Allow";
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

/**
 * What the agent of Systems Manager needs: shells (Session Manager), commands, patches, inventory. AWS's own policy for it, which is not used,
 * allows every parameter to be read besides. Resources are stars where AWS's Service Authorization Reference asks for none, read 2026-11-30.
 * Documents are those without an account, AWS's own: the agent fetches none for a session or a command, which bring theirs along, only for
 * associations, packages and documents in documents (amazon-ssm-agent 3.3), and an account's documents may say what no node is to know.
 */
function systemsManager({ partition, region, accountId }: Account): readonly Statement[] {
  const documents = `arn:${partition}:ssm:${region}::document/*`;
  return [
    {
      Sid: "ReportToSystemsManager",
      Effect: "Allow",
      Action: [
        "ssm:DescribeAssociation",
        "ssm:GetDeployablePatchSnapshotForInstance",
        "ssm:GetManifest",
        "ssm:ListAssociations",
        "ssm:ListInstanceAssociations",
        "ssm:PutComplianceItems",
        "ssm:PutConfigurePackageResult",
        "ssm:PutInventory",
        "ssm:UpdateInstanceInformation",
      ],
      Resource: "*",
    },
    { Sid: "ReadDocuments", Effect: "Allow", Action: ["ssm:DescribeDocument", "ssm:GetDocument"], Resource: documents },
    {
      Sid: "ReportAssociations",
      Effect: "Allow",
      Action: ["ssm:UpdateAssociationStatus", "ssm:UpdateInstanceAssociationStatus"],
      Resource: [
        documents,
        `arn:${partition}:ssm:${region}:${accountId}:association/*`,
        `arn:${partition}:ec2:${region}:${accountId}:instance/*`,
      ],
    },
    {
      Sid: "SpeakWithSystemsManager",
      Effect: "Allow",
      Action: [
        ...["CreateControlChannel", "CreateDataChannel", "OpenControlChannel", "OpenDataChannel"].map(
          (action) => `ssmmessages:${action}`,
        ),
        ...["AcknowledgeMessage", "DeleteMessage", "FailMessage", "GetEndpoint", "GetMessages", "SendReply"].map(
          (action) => `ec2messages:${action}`,
        ),
      ],
      Resource: "*",
    },
  ];
}

/** The registry of an image in ECR, in whichever account and region it lies, and the name of its repository. */
const repositoryForm = /^(\d{12})\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.[^/]+\/([^:@]+)/;

/** The right to pull the workload's own image, and no other. */
export function planImagePull(workload: NodeGroupSettings["workload"], partition: string): readonly Statement[] {
  if (workload.type !== "container" || privateRegistry(workload) === undefined) return [];
  const [, owner = "", region = "", repository = ""] = repositoryForm.exec(workload.image) ?? [];
  return [
    { Sid: "SignInToRegistry", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
    {
      Sid: "PullImage",
      Effect: "Allow",
      Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      Resource: `arn:${partition}:ecr:${region}:${owner}:repository/${repository}`,
    },
  ];
}

/** What a node may do for itself: be managed, say that it is ready, pull its image, and fetch its workload's secrets. */
export function planNodePolicy(account: Account, groupName: string, workload: NodeGroupSettings["workload"]) {
  const { partition, region, accountId } = account;
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "ReportReady",
        Effect: "Allow",
        Action: "autoscaling:CompleteLifecycleAction",
        Resource: `arn:${partition}:autoscaling:${region}:${accountId}:autoScalingGroup:*:autoScalingGroupName/${groupName}`,
      },
      ...systemsManager(account),
      ...planImagePull(workload, partition),
      ...planSecretStatements(workload.secrets, account),
    ],
  };
}
