import { planPeopleBoundary } from "../../components/aws/access/boundary-plan";
import { planPolicy, policyKeys } from "../../components/aws/access/documents";
import { policiesOf, roleKeys, roleTexts } from "../../components/aws/access/plan";
import { planRoles } from "../../components/kubernetes/access/plan";
import { accessSettings } from "../../components/kubernetes/access/settings";
import type { Answer, RightsTable } from "../../model/analysis/rights/types";
import type { Graph } from "../../model/graph";
import { needsByType } from "../../platforms/aws/actions";
import { types } from "../../platforms/aws/catalog/types";
import { rightsOf } from "../../platforms/aws/rights";
import { types as kubernetesTypes } from "../../platforms/kubernetes/catalog/types";
import { rightsOf as kubernetesRightsOf } from "../../platforms/kubernetes/rights";
import { graphOfPlan, type RawPlan } from "../../policies/plan-graph";
import { markdownTable } from "./markdown";

type Planned = RawPlan["resources"][number];

const resource = (type: string, name: string, id: string, inputs: object): Planned => ({
  ...{ urn: `urn:pulumi:prod::docs::${type}::${name}`, type, name, parent: undefined, custom: true },
  ...{ id, inputs, propertyDependencies: {} },
});

const graphOf = (resources: readonly Planned[]): Graph => graphOfPlan({ project: "docs", stack: "prod", resources });

const arn = (service: string, rest: string) => `arn:aws:${service}:eu-west-1:123456789012:${rest}`;
const policyArn = (name: string) => `arn:aws:iam::123456789012:policy/shop-access-${name}`;

/** One of each that a duty speaks of, as a cluster named shop has them. */
function parts(): readonly Planned[] {
  const tags = { "vipkit:cluster": "shop" };
  const passed = [{ key: "vipkit:cluster", value: "shop", propagateAtLaunch: true }];
  const balancer = "app/shop-balancer-1/50dc6c495c0c9188";
  const ids: readonly (readonly [type: string, id: string])[] = [
    [types.balancer, arn("elasticloadbalancing", `loadbalancer/${balancer}`)],
    [types.listener, arn("elasticloadbalancing", `listener/${balancer}/91d16c3bde3dc575`)],
    [types.targetGroup, arn("elasticloadbalancing", "targetgroup/shop-web-1/4afbbabaf3b933f0")],
    [types.logGroup, "/vipkit/shop-network/flow-logs-1"],
    [types.logGroup, "/vipkit-sessions/shop-sessions-1"],
    [types.bucket, "shop-balancer-log-bucket-1"],
    [types.key, "1a2b"],
    [types.alarm, "shop-watch-alarm-1"],
    [types.backupVault, "shop-backup-1"],
    [types.securityGroup, "sg-1"],
    [types.vpc, "vpc-1"],
    [types.launchTemplate, "lt-1"],
    [types.flowLog, "fl-1"],
  ];
  return [
    ...ids.map(([type, id]) => resource(type, `${type} ${id}`, id, { tags })),
    resource(types.group, "group", "shop-nodes-web-1", { tags: passed }),
  ];
}

/** What a plain cluster has none of: a pipeline without them puts no files and no single targets in place. */
const rare: readonly string[] = [
  types.bucketObject,
  types.trustStore,
  types.trustStoreRevocation,
  types.targetGroupAttachment,
];

function awsGraph(): Graph {
  const place = {
    ...{ partition: "aws", region: "eu-west-1", accountId: "123456789012", cluster: "shop", zoneIds: [] },
    ...{ adopted: [], secrets: { "web/DB": { parameter: "/shop/db" } }, loggedShells: true, nodeServices: [] },
  };
  const granted = {
    ...{ place, types: Object.keys(needsByType).filter((type) => !rare.includes(type)), accessName: "shop-access" },
    boundaryArn: policyArn("boundary"),
  };
  const policy = (name: string, document: object) =>
    resource(types.policy, name, policyArn(name), { policy: JSON.stringify(document) });
  const trusted = (key: string) =>
    key === "deploy" || key === "preview"
      ? { Federated: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" }
      : { AWS: `arn:aws:iam::123456789012:user/${key}` };
  const roles = roleKeys.flatMap((key) => {
    const id = `shop-access-${key}`;
    const Statement = [{ Effect: "Allow", Principal: trusted(key), Action: "sts:AssumeRole" }];
    return [
      resource(types.role, key, id, {
        assumeRolePolicy: JSON.stringify({ Statement }),
        permissionsBoundary: policyArn("ceiling"),
      }),
      ...policiesOf[key].map((name) =>
        resource(types.rolePolicyAttachment, `${key}-${name}`, `${id}/${name}`, {
          role: id,
          policyArn: policyArn(name),
        }),
      ),
    ];
  });
  const policies = policyKeys.map((key) => policy(key, planPolicy(key, granted)));
  return graphOf([...parts(), ...policies, policy("ceiling", planPeopleBoundary(granted)), ...roles]);
}

function kubernetesGraph(): Graph {
  const member = { groups: ["team"] };
  const settings = accessSettings().parse({ admin: member, operator: member, viewer: member });
  const roles = planRoles(settings, { cluster: "shop", namespace: "shop", labels: {} });
  return graphOf(
    roles.flatMap(({ key, role, binding }) => [
      resource(kubernetesTypes.role, key, key, {
        metadata: { name: role.metadata.name },
        rules: role.rules,
      }),
      resource(kubernetesTypes.roleBinding, `${key}-binding`, key, {
        metadata: { name: role.metadata.name },
        roleRef: binding.roleRef,
        subjects: binding.subjects,
      }),
    ]),
  );
}

const marks: Readonly<Record<Answer, string>> = { yes: "yes", some: "some", no: "-", unknown: "?" };

function matrix(
  { principals, duties, answers }: RightsTable,
  order: readonly string[],
  nameOf: (name: string) => string,
) {
  const columns = order.map((key) => principals.findIndex(({ name }) => nameOf(name) === key));
  return markdownTable(
    ["what", ...order],
    duties.map(({ name }, row) => [name, ...columns.map((column) => marks[answers[row]?.[column] ?? "no"])]),
  );
}

/** Who may do what by default, on both platforms, and what each duty asks for. */
export function rightsPage(generated: string): string {
  const aws = rightsOf(awsGraph());
  const kubernetes = kubernetesRightsOf(kubernetesGraph());
  const asked = (table: RightsTable, name: string) =>
    table.duties
      .find((duty) => duty.name === name)
      ?.asks.map((text) => `\`${text.replace(/ on \d+ .*$/, "")}\``)
      .join(", ") ?? "-";
  const names = [...new Set([...aws.duties, ...kubernetes.duties].map(({ name }) => name))];
  return [
    generated,
    "",
    "# Who may do what",
    "",
    "`vipkit access prod` prints this table of any program, a `vipkit:cluster` or not: every role of it is asked for every duty, on the program's own",
    "resources, in IAM's documented order of evaluation (a deny decides, then the ceiling, then the role's policies). Below is what",
    "[`access`](components/access.md) grants on AWS, and `kubernetes.access` on Kubernetes. These tables are computed from the policies themselves.",
    "",
    "## On AWS",
    "",
    ...markdownTable(
      ["role", "what for"],
      roleKeys.map((key) => [key, roleTexts[key]]),
    ),
    "",
    ...matrix(aws, roleKeys, (name) => name),
    "",
    "`some`: `deploy` and `preview` see what a plan reads, and no metrics. `grant rights` is the administrators' of the account: a change of `access`,",
    "and the first `up`, are theirs. `delete backups` is for the vault's own clock, and for an administrator of the account.",
    "",
    "## On Kubernetes",
    "",
    ...matrix(kubernetes, ["admin", "operator", "viewer"], (name) => name.replace(/^shop-/, "")),
    "",
    "## What each duty asks for",
    "",
    ...markdownTable(
      ["what", "on AWS", "on Kubernetes"],
      names.map((name) => [name, asked(aws, name), asked(kubernetes, name)]),
    ),
    "",
  ].join("\n");
}
