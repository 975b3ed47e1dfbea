import { types } from "../../platforms/aws/catalog/types";
import type { GroupChange } from "../compute/host";
import type { Json, Props, StoredResource } from "../contract/resources";
import { isProps } from "../control/values";
import type { Stored } from "./stored";

/** What makes nodes goes by its name, whichever of the types it is. */
export const makerNamed = (stored: Stored, name: string): StoredResource | undefined =>
  [types.group, types.containerService]
    .flatMap((type) => stored.all(type))
    .find(({ outputs }) => outputs["name"] === name);

/** What the data plane has decided of a scaling group or of a service, as the outputs that AWS would have changed. */
export function changedOutputs({ type, outputs }: StoredResource, change: GroupChange): Props {
  const { templateVersion, ...sizes } = change;
  if (type === types.containerService) return serviceChange(outputs, change);
  return { ...numbersOf(sizes), ...(templateVersion === undefined ? {} : templateAt(outputs, templateVersion)) };
}

/** A service has a number of tasks and a revision; its limits are a resource of their own. */
function serviceChange(outputs: Props, { desiredCapacity, templateVersion }: GroupChange): Props {
  const { taskDefinition } = outputs;
  const definition = typeof taskDefinition === "string" ? taskDefinition : "";
  return {
    ...(desiredCapacity === undefined ? {} : { desiredCount: desiredCapacity }),
    ...(templateVersion === undefined ? {} : { taskDefinition: definition.replace(/:\d+$/, `:${templateVersion}`) }),
  };
}

function numbersOf(sizes: Omit<GroupChange, "templateVersion">): Props {
  const entries = Object.entries(sizes).filter((entry): entry is [string, number] => typeof entry[1] === "number");
  return Object.fromEntries(entries);
}

/** The group's template reference, wherever it stands, at another version. */
function templateAt(outputs: Props, version: number): Props {
  const at = (reference: Json | undefined): Props => ({
    ...(isProps(reference) ? reference : {}),
    version: String(version),
  });
  const policy = outputs["mixedInstancesPolicy"];
  const template = isProps(policy) ? policy["launchTemplate"] : undefined;
  if (!isProps(policy) || !isProps(template)) return { launchTemplate: at(outputs["launchTemplate"]) };
  const launchTemplateSpecification = at(template["launchTemplateSpecification"]);
  return { mixedInstancesPolicy: { ...policy, launchTemplate: { ...template, launchTemplateSpecification } } };
}
