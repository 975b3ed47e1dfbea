import { knowsNoResource } from "../../../platforms/aws/actions";
import { arnIn, clusterTag, globalArn, namedResources, ownNames, type Place } from "./place";

/** A statement of a policy, as it is written. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly PolicyStatement[];
}

export const documentOf = (statements: readonly PolicyStatement[]): PolicyDocument => ({
  Version: "2012-10-17",
  Statement: statements,
});

export const serviceOf = (action: string): string => action.slice(0, action.indexOf(":"));
const nameOf = (action: string): string => action.slice(action.indexOf(":") + 1);

/** `Ec2OfCluster`: letters and digits only. */
const sid = (service: string, what: string): string =>
  `${service.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())}${what}`;

const makes = /^(?:Create|Allocate|Request|Authorize)/;
const tags = /^(?:CreateTags|TagResource|AddTags)/;

/** The calls with which AWS Backup has a vault's key used for it, by the caller's own rights. */
const keyUses = ["kms:CreateGrant", "kms:Decrypt", "kms:GenerateDataKey", "kms:RetireGrant"];

/**
 * Allows actions on the cluster's own resources and no others: by name, by tag, or, of what AWS judges without a resource, on all. IAM is
 * another function's.
 */
export function statementsFor(actions: readonly string[], place: Place): readonly PolicyStatement[] {
  const services = [...new Set(actions.map(serviceOf))].filter((service) => service !== "iam").sort();
  return services.flatMap((service) => {
    const own = actions.filter((action) => serviceOf(action) === service).sort();
    const named = namedResources(service, place);
    return named === undefined ? tagged(service, own, place) : byName(service, own, named);
  });
}

const some = (statement: PolicyStatement): readonly PolicyStatement[] =>
  statement.Action.length === 0 ? [] : [statement];

function byName(service: string, actions: readonly string[], named: readonly string[]): readonly PolicyStatement[] {
  const judged = actions.filter((action) => !knowsNoResource(action));
  return [
    ...some({ Sid: sid(service, "OfCluster"), Effect: "Allow", Action: judged, Resource: named }),
    ...some({
      Sid: sid(service, "WithoutResource"),
      Effect: "Allow",
      Action: actions.filter(knowsNoResource),
      Resource: "*",
    }),
  ];
}

/** Services whose resources have ids: what exists must carry the cluster's tag, what is made must get it. */
function tagged(service: string, actions: readonly string[], place: Place): readonly PolicyStatement[] {
  const value = { StringEquals: { [`aws:ResourceTag/${clusterTag}`]: place.cluster } };
  const request = { StringEquals: { [`aws:RequestTag/${clusterTag}`]: place.cluster } };
  const changes = actions.filter((action) => !knowsNoResource(action) && !isSpecial(action));
  const making = actions.filter(
    (action) => !isSpecial(action) && (makes.test(nameOf(action)) || tags.test(nameOf(action))),
  );
  const onMaking = service === "ec2" ? making.filter((action) => action !== "ec2:CreateTags") : making;
  const lookups = actions.filter((action) => knowsNoResource(action) && !making.includes(action));
  return [
    ...some({ Sid: sid(service, "OfCluster"), Effect: "Allow", Action: changes, Resource: "*", Condition: value }),
    ...some({ Sid: sid(service, "Made"), Effect: "Allow", Action: onMaking, Resource: "*", Condition: request }),
    ...some({ Sid: sid(service, "WithoutResource"), Effect: "Allow", Action: lookups, Resource: "*" }),
    ...special(service, actions, place),
  ];
}

const isSpecial = (action: string): boolean =>
  action === "ec2:RunInstances" || keyUses.includes(action) || /^ssm:\w*Document/.test(action);

function special(service: string, actions: readonly string[], place: Place): readonly PolicyStatement[] {
  if (service === "ec2") return machines(actions, place);
  if (service === "kms") {
    const uses = actions.filter((action) => keyUses.includes(action));
    const Condition = {
      StringEquals: { [`aws:ResourceTag/${clusterTag}`]: place.cluster },
      StringLike: { "kms:ViaService": `backup.${place.region}.*` },
    };
    return some({ Sid: "KeysForBackup", Effect: "Allow", Action: uses, Resource: "*", Condition });
  }
  if (service !== "ssm") return [];
  const documents = actions.filter((action) => /^ssm:\w*Document/.test(action) || /^ssm:\w+Tags/.test(action));
  const parts = actions.filter((action) => /MaintenanceWindowT/.test(action));
  return [
    ...some({
      Sid: "DocumentsOfCluster",
      Effect: "Allow",
      Action: [...new Set([...documents, ...actions.filter((action) => action === "ssm:ListTagsForResource")])],
      Resource: arnIn(place, "ssm", `document/${ownNames(place)}`),
    }),
    // Targets and tasks of a window have ids and no tags; their window must carry the cluster's.
    ...some({
      Sid: "PartsOfWindows",
      Effect: "Allow",
      Action: parts,
      Resource: ["windowtarget", "windowtask"].map((kind) => arnIn(place, "ssm", `${kind}/*`)),
    }),
  ];
}

/** What EC2 asks for when autoscaling is told to launch, and what is done in a VPC that exists. */
function machines(actions: readonly string[], place: Place): readonly PolicyStatement[] {
  const isOwn = { StringEquals: { [`aws:ResourceTag/${clusterTag}`]: place.cluster } };
  const run = "ec2:RunInstances";
  const runs = actions.includes(run);
  const makesTags = actions.includes("ec2:CreateTags");
  const inAdopted = actions.filter((action) => /^ec2:(?:Create(?!Tags|Vpc$)|Run|Associate|Replace)/.test(action));
  const launched = ["instance", "network-interface", "volume"].map((kind) => arnIn(place, "ec2", `${kind}/*`));
  const images = `arn:${place.partition}:ec2:${place.region}::image/*`;
  return [
    ...(makesTags
      ? [
          {
            Sid: "TagWhatIsMade",
            Effect: "Allow",
            Action: "ec2:CreateTags",
            Resource: "*",
            Condition: {
              StringEquals: { [`aws:RequestTag/${clusterTag}`]: place.cluster },
              Null: { "ec2:CreateAction": "false" },
            },
          } as const,
        ]
      : []),
    ...(runs
      ? [
          { Sid: "LaunchedMachines", Effect: "Allow", Action: run, Resource: [...launched, images] } as const,
          {
            Sid: "LaunchedFrom",
            Effect: "Allow",
            Action: run,
            Resource: ["launch-template", "subnet", "security-group"].map((kind) => arnIn(place, "ec2", `${kind}/*`)),
            Condition: isOwn,
          } as const,
        ]
      : []),
    ...(place.adopted.length === 0
      ? []
      : some({
          Sid: "InAdoptedNetwork",
          Effect: "Allow",
          Action: inAdopted,
          // `vpc-1` is vpc/vpc-1, `subnet-1` subnet/subnet-1.
          Resource: place.adopted.map((id) => arnIn(place, "ec2", `${id.slice(0, id.indexOf("-"))}/${id}`)),
        })),
  ];
}

/** Services to which a role of the cluster is handed. */
const takers = ["autoscaling", "backup", "chatbot", "ec2", "events", "ssm", "vpc-flow-logs"];

/** What a pipeline does with roles: it makes the cluster's own, and only within the boundary, so that none of them gets further than it. */
export function roleStatements(
  actions: readonly string[],
  place: Place,
  boundaryArn: string,
): readonly PolicyStatement[] {
  const own = ownNames(place);
  const iam = actions.filter((action) => serviceOf(action) === "iam").sort();
  const bounded = iam.filter((action) =>
    /^iam:(?:CreateRole|PutRolePolicy|DeleteRolePolicy|AttachRolePolicy|DetachRolePolicy|PutRolePermissionsBoundary)$/.test(
      action,
    ),
  );
  const separate = ["iam:PassRole", "iam:CreateServiceLinkedRole"];
  const free = iam.filter((action) => !bounded.includes(action) && !separate.includes(action));
  const kinds = ["role", "instance-profile", "policy"].map((kind) => globalArn(place, "iam", `${kind}/${own}`));
  return [
    ...some({ Sid: "RolesOfCluster", Effect: "Allow", Action: free, Resource: kinds }),
    ...some({
      Sid: "RolesWithinBoundary",
      Effect: "Allow",
      Action: bounded,
      Resource: globalArn(place, "iam", `role/${own}`),
      Condition: { StringEquals: { "iam:PermissionsBoundary": boundaryArn } },
    }),
    ...(iam.includes("iam:PassRole") ? [passing(place, takers)] : []),
    ...(iam.includes("iam:CreateServiceLinkedRole")
      ? [
          {
            Sid: "RolesOfServices",
            Effect: "Allow",
            Action: "iam:CreateServiceLinkedRole",
            Resource: globalArn(place, "iam", "role/aws-service-role/*"),
            Condition: { StringLike: { "iam:AWSServiceName": serviceRoles } },
          } as const,
        ]
      : []),
  ];
}

/** Services that have a role of their own in the account, made with the first resource that needs it. */
const serviceRoles: readonly string[] = [
  "autoscaling",
  "backup",
  "elasticloadbalancing",
  "globalaccelerator",
  "management.chatbot",
  "practice-run.arc-zonal-shift",
  "reporting.backup",
  "restore-testing.backup",
  "wafv2",
].map((service) => `${service}.amazonaws.com*`);

/** Hands roles of the cluster to these services and no others. */
export const passing = (place: Place, services: readonly string[]): PolicyStatement => ({
  Sid: "HandRolesOver",
  Effect: "Allow",
  Action: "iam:PassRole",
  Resource: globalArn(place, "iam", `role/${ownNames(place)}`),
  Condition: { StringLike: { "iam:PassedToService": services.map((service) => `${service}.amazonaws.com*`) } },
});
