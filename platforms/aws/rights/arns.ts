import { type Graph, ifKnown, type ResourceReader } from "../../../model/graph";
import { types } from "../catalog/types";

/** What stands in every ARN of a program: from the ARNs that its resources have, else an account that stands for yours. */
export interface Account {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}

export function accountOf(graph: Graph): Account {
  for (const { resource } of graph.resources) {
    const [, partition, , region, accountId] = /^arn:([^:]+):[^:]+:([^:]+):(\d{12}):/.test(resource.id ?? "")
      ? (resource.id ?? "").split(":")
      : [];
    if (partition !== undefined && region !== undefined && accountId !== undefined)
      return { partition, region, accountId };
  }
  return { partition: "aws", region: "eu-west-1", accountId: "123456789012" };
}

/** How a type's ARN is made from its name or id. */
const forms: Readonly<Record<string, (id: string) => string>> = {
  [types.group]: (id) => `autoscaling:R:A:autoScalingGroup:*:autoScalingGroupName/${id}`,
  [types.logGroup]: (id) => `logs:R:A:log-group:${id}:*`,
  [types.bucket]: (id) => `s3:::${id}`,
  [types.alarm]: (id) => `cloudwatch:R:A:alarm:${id}`,
  [types.key]: (id) => `kms:R:A:key/${id}`,
  [types.role]: (id) => `iam::A:role/${id}`,
  [types.backupVault]: (id) => `backup:R:A:backup-vault:${id}`,
  [types.securityGroup]: (id) => `ec2:R:A:security-group/${id}`,
  [types.vpc]: (id) => `ec2:R:A:vpc/${id}`,
  [types.launchTemplate]: (id) => `ec2:R:A:launch-template/${id}`,
  [types.flowLog]: (id) => `ec2:R:A:vpc-flow-log/${id}`,
};

/** The ARN of a resource; undefined where neither its id nor its name is known. */
export function arnOf(view: ResourceReader, { partition, region, accountId }: Account): string | undefined {
  const { id, type } = view.resource;
  if (id?.startsWith("arn:")) return id;
  const form = forms[type];
  const name = id ?? ifKnown(() => view.text("name")) ?? undefined;
  if (form === undefined || name === undefined) return undefined;
  return `arn:${partition}:${form(name).replace(":R:", `:${region}:`).replace(":A:", `:${accountId}:`)}`;
}

/** Tags of a resource as conditions of IAM know them. */
export function tagsOf(view: ResourceReader): Readonly<Record<string, string>> {
  const tags = ifKnown(() => view.at("tags").known());
  if (typeof tags !== "object" || tags === null || Array.isArray(tags)) return {};
  return Object.fromEntries(
    Object.entries(tags).flatMap(([key, value]) =>
      typeof value === "string" ? [[`aws:ResourceTag/${key}`, value]] : [],
    ),
  );
}
