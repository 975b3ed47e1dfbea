import { actionsOf, knowsNoResource } from "../../../platforms/aws/actions";
import {
  openingSessions,
  operating,
  ownSessions,
  readingLogFiles,
  readingParameters,
  readingSecrets,
  restoring,
  savingNow,
  watching,
} from "../../../platforms/aws/actions/duties";
import { types } from "../../../platforms/aws/catalog/types";
import { planSecretStatements } from "../node-group/secrets";
import { guards } from "./guards";
import { arnIn, clusterTag, globalArn, logGroups, ownNames, type Place, sessionLogs } from "./place";
import {
  documentOf,
  type PolicyDocument,
  type PolicyStatement,
  passing,
  roleStatements,
  serviceOf,
  statementsFor,
} from "./statements";

/** Policies of a cluster, each by what it allows. */
export const policyKeys = [
  "read",
  "read-data",
  "watch",
  "operate",
  "restrict",
  "change-network",
  "change-balancing",
  "change-machines",
  "change-data",
] as const;

export type PolicyKey = (typeof policyKeys)[number];

const changing = ["create", "update", "delete"] as const;

/** Which policy a change stands in, by its service: one would be longer than IAM takes. */
const families: Readonly<Record<string, PolicyKey>> = {
  ec2: "change-network",
  elasticloadbalancing: "change-balancing",
  wafv2: "change-balancing",
  route53: "change-balancing",
  acm: "change-balancing",
  globalaccelerator: "change-balancing",
  "arc-zonal-shift": "change-balancing",
  autoscaling: "change-machines",
  iam: "change-machines",
  ssm: "change-machines",
};

const familyOf = (action: string): PolicyKey => families[serviceOf(action)] ?? "change-data";

const changesOf = (made: readonly string[]) =>
  actionsOf(
    made.filter((type) => !ownTypes.includes(type)),
    changing,
  );

/** Which of the policies a program has: those that change what it has none of would be empty. */
export function policiesFor(made: readonly string[]): readonly PolicyKey[] {
  const changed = new Set(changesOf(made).actions.map(familyOf));
  return policyKeys.filter((key) => !key.startsWith("change-") || changed.has(key));
}

/** What the policies are made from. */
export interface Granted {
  readonly place: Place;
  /** Types of the resources that the program has. */
  readonly types: readonly string[];
  /** What roles that the pipeline makes are held within. */
  readonly boundaryArn: string;
  /** What the names of roles and policies of rights begin with. */
  readonly accessName: string;
}

/** Types that rights themselves are made of: everybody reads them, and no pipeline changes them. */
const ownTypes: readonly string[] = [types.policy, types.oidcProvider];
const readAlso = [types.role, types.rolePolicy, types.rolePolicyAttachment, ...ownTypes];

/** To read what the program's resources are: a refresh, a preview. In two, as one would be longer than IAM takes. */
function planRead({ place, types: made, boundaryArn }: Granted, isData: boolean): readonly PolicyStatement[] {
  const { actions } = actionsOf([...made, ...readAlso], ["read"]);
  const own = actions.filter((action) => (familyOf(action) === "change-data") === isData);
  const isProviders = (action: string): boolean => action === "iam:GetOpenIDConnectProvider";
  const rest = own.filter((action) => !isProviders(action));
  if (isData) return statementsFor(rest, place);
  const Resource = globalArn(place, "iam", "oidc-provider/*");
  return [
    ...statementsFor(rest, place),
    ...roleStatements(rest, place, boundaryArn),
    { Sid: "SignInProviders", Effect: "Allow", Action: own.filter(isProviders), Resource },
  ];
}

/** CloudWatch tells metrics of the whole account or none: AWS judges them by no resource of a cluster. */
const metrics = watching.filter((action) => /^cloudwatch:(?:Get|List)/.test(action));

const isLog = (action: string): boolean => serviceOf(action) === "logs";
const logReads = watching.filter((action) => isLog(action) && !knowsNoResource(action));

const planWatch = ({ place }: Granted): readonly PolicyStatement[] => [
  {
    Sid: "Metrics",
    Effect: "Allow",
    Action: [...metrics, ...watching.filter((action) => isLog(action) && knowsNoResource(action))],
    Resource: "*",
  },
  { Sid: "Logs", Effect: "Allow", Action: logReads, Resource: logGroups(place) },
  ...statementsFor(
    [...watching.filter((action) => !metrics.includes(action) && !isLog(action)), ...readingLogFiles],
    place,
  ),
];

const planOperate = ({ place }: Granted): readonly PolicyStatement[] => [
  ...statementsFor([...operating, ...savingNow], place),
  passing(place, ["backup"]),
];

/** What shows data or puts it back, and a shell on a node. */
function planRestrict({ place }: Granted): readonly PolicyStatement[] {
  const own = ownNames(place);
  const isOwn = { StringEquals: { [`aws:ResourceTag/${clusterTag}`]: place.cluster } };
  return [
    {
      Sid: "Secrets",
      Effect: "Allow",
      Action: readingSecrets,
      Resource: arnIn(place, "secretsmanager", `secret:${own}`),
    },
    {
      Sid: "Parameters",
      Effect: "Allow",
      Action: readingParameters,
      Resource: [arnIn(place, "ssm", `parameter/${own}`), arnIn(place, "ssm", `parameter/${place.cluster}/*`)],
    },
    // Those of its workloads, wherever they lie.
    ...planSecretStatements(place.secrets, place).map(({ Sid, ...statement }) => ({
      ...statement,
      Sid: `Workloads${Sid}`,
      Effect: "Allow" as const,
    })),
    {
      Sid: "KeysOfSecrets",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: {
        ...isOwn,
        StringLike: { "kms:ViaService": ["secretsmanager", "ssm"].map((service) => `${service}.${place.region}.*`) },
      },
    },
    {
      Sid: "ShellsOnNodes",
      Effect: "Allow",
      Action: openingSessions,
      Resource: arnIn(place, "ec2", "instance/*"),
      // Without the check a session that names no document is judged by the machine alone.
      Condition: { ...isOwn, BoolIfExists: { "ssm:SessionDocumentAccessCheck": "true" } },
    },
    {
      Sid: "ShellDocument",
      Effect: "Allow",
      Action: openingSessions,
      Resource: arnIn(place, "ssm", `document/${place.loggedShells ? own : "SSM-SessionManagerRunShell"}`),
    },
    ...(place.loggedShells
      ? [
          {
            Sid: "KeysOfShells",
            Effect: "Allow",
            Action: "kms:GenerateDataKey",
            Resource: "*",
            Condition: isOwn,
          } as const,
          { Sid: "LogsOfShells", Effect: "Allow", Action: logReads, Resource: sessionLogs(place) } as const,
        ]
      : []),
    {
      Sid: "OwnShells",
      Effect: "Allow",
      Action: ownSessions,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of IAM's
      Resource: arnIn(place, "ssm", "session/${aws:userid}-*"),
    },
    {
      Sid: "Restore",
      Effect: "Allow",
      Action: restoring,
      // Of disks; what else is backed up has recovery points of other services, which tags do not tell apart.
      Resource: [`arn:${place.partition}:ec2:${place.region}::snapshot/*`, arnIn(place, "backup", "recovery-point:*")],
      Condition: { StringEquals: { [`aws:ResourceTag/${clusterTag}`]: place.cluster } },
    },
    passing(place, ["backup"]),
  ];
}

/** A policy by its key. */
export const planPolicy = (key: PolicyKey, granted: Granted): PolicyDocument => documentOf(statementsOf(key, granted));

function statementsOf(key: PolicyKey, granted: Granted): readonly PolicyStatement[] {
  if (key === "read" || key === "read-data") return planRead(granted, key === "read-data");
  if (key === "watch") return planWatch(granted);
  if (key === "operate") return planOperate(granted);
  if (key === "restrict") return planRestrict(granted);
  const { actions } = changesOf(granted.types);
  const own = actions.filter((action) => familyOf(action) === key);
  // Handing roles over and roles of services are IAM's, whichever resource asks for them.
  const roles = key === "change-machines" ? roleStatements(actions, granted.place, granted.boundaryArn) : [];
  const kept = roles.length === 0 ? [] : guards(granted);
  return [...statementsFor(own, granted.place), ...roles, ...kept];
}
