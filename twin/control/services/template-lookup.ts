import { types } from "../../../platforms/aws/catalog/types";
import type { Cloud, Props, StoredResource } from "../../contract/resources";
import { count, record, records, text, texts } from "./support/read";

export const launchTemplateType = types.launchTemplate;

export interface TemplateReference {
  readonly id: string | undefined;
  readonly name: string | undefined;
  /** A number, `$Latest` or `$Default`. */
  readonly version: string;
}

/** The launch template that a scaling group names, directly or in its mixed instances policy. */
export function templateReference(group: Props): TemplateReference | undefined {
  const direct = record(group, "launchTemplate");
  if (direct !== undefined) {
    return { id: text(direct, "id"), name: text(direct, "name"), version: text(direct, "version") ?? "$Default" };
  }
  const mixed = record(record(group, "mixedInstancesPolicy") ?? {}, "launchTemplate");
  const specification = record(mixed ?? {}, "launchTemplateSpecification");
  if (specification === undefined) return undefined;
  return {
    id: text(specification, "launchTemplateId"),
    name: text(specification, "launchTemplateName"),
    version: text(specification, "version") ?? "$Default",
  };
}

export function findTemplate(reference: TemplateReference, cloud: Cloud): StoredResource | undefined {
  if (reference.id !== undefined) return cloud.get(launchTemplateType, reference.id);
  return reference.name === undefined ? undefined : cloud.where(launchTemplateType, "name", reference.name)[0];
}

/** Which version a reference means; NaN: none. */
export function versionNumber({ version }: TemplateReference, { outputs }: StoredResource): number {
  if (version === "$Latest") return count(outputs, "latestVersion") ?? 1;
  return version === "$Default" ? (count(outputs, "defaultVersion") ?? 1) : Number(version);
}

/** What a template launches at one of its versions. */
export const contentsAt = (template: StoredResource, version: number): Props =>
  template.versions?.[version] ?? template.outputs;

export function templateOfGroup(group: Props, cloud: Cloud): StoredResource | undefined {
  const reference = templateReference(group);
  return reference === undefined ? undefined : findTemplate(reference, cloud);
}

/** The groups of every interface that an instance would get. */
export function securityGroupsOfTemplate(template: Props): readonly string[] {
  const onInterfaces = records(template, "networkInterfaces").flatMap((each) => texts(each, "securityGroups"));
  return [...new Set([...texts(template, "vpcSecurityGroupIds"), ...onInterfaces])];
}
