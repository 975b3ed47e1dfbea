import { isList, isProps, toJson } from "../../../model/graph/json";
import { types } from "../../../platforms/aws/catalog/types";
import { type Cloud, CloudError, type Props, type StoredResource } from "../../contract/resources";
import { balancersOf } from "./load-balancer-data";
import { count, record, records, text, texts } from "./support/read";
import { mustAllExist, mustBeUnique, mustExist } from "./support/references";

const invalid = (message: string) => new CloudError("InvalidParameterException", message);

/** A cluster by its name or its ARN; without a word the account's default one, which is not ours. Throws CloudError. */
export function clusterOf(inputs: Props, cloud: Cloud): StoredResource | undefined {
  const given = text(inputs, "cluster");
  if (given === undefined) return undefined;
  const found = cloud.get(types.containerCluster, given) ?? cloud.where(types.containerCluster, "name", given)[0];
  if (found === undefined && cloud.unknownReferences === "refused")
    throw new CloudError("ClusterNotFoundException", "Cluster not found.");
  return found;
}

/** A task definition by its ARN, or `family:revision`. Throws CloudError. */
function definitionOf(inputs: Props, cloud: Cloud): Props | undefined {
  const given = text(inputs, "taskDefinition") ?? "";
  const [family = "", revision] = given.slice(given.lastIndexOf("/") + 1).split(":");
  const all = cloud.where(types.taskDefinition, "family", family);
  const found = all.findLast(({ outputs }) => revision === undefined || `${count(outputs, "revision")}` === revision);
  if (found === undefined && cloud.unknownReferences === "refused")
    throw new CloudError("ClientException", "TaskDefinition not found.");
  return found?.outputs;
}

/** Names of the containers that a task definition's text holds; undefined where it is no list. */
function containerNames(definition: Props): readonly string[] | undefined {
  try {
    const all = toJson(JSON.parse(text(definition, "containerDefinitions") ?? ""));
    return isList(all) ? all.flatMap((one) => (isProps(one) ? (text(one, "name") ?? []) : [])) : undefined;
  } catch {
    return undefined;
  }
}

/** Throws CloudError where CreateService or UpdateService refuse. */
export function admitService(inputs: Props, cloud: Cloud, self: StoredResource | undefined): void {
  const cluster = clusterOf(inputs, cloud);
  const name = text(inputs, "name") ?? "";
  const isOfCluster = (other: StoredResource) => clusterOf(other.outputs, cloud)?.id === cluster?.id;
  const others = cloud.where(types.containerService, "name", name).filter(({ id }) => id !== self?.id);
  if (others.some(isOfCluster)) throw invalid("Creation of service was not idempotent.");
  const definition = definitionOf(inputs, cloud);
  const network = record(inputs, "networkConfiguration");
  const isAlone = text(definition ?? {}, "networkMode") === "awsvpc";
  if (isAlone && network === undefined)
    throw invalid("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  if (definition !== undefined && !isAlone && network !== undefined)
    throw invalid("Network Configuration is not valid for the given networkMode of this task definition.");
  mustAllExist(cloud, types.subnet, texts(network ?? {}, "subnets"), "InvalidParameterException");
  mustAllExist(cloud, types.securityGroup, texts(network ?? {}, "securityGroups"), "InvalidParameterException");
  for (const entry of records(inputs, "loadBalancers")) admitTargets(entry, definition, cloud);
}

function admitTargets(entry: Props, definition: Props | undefined, cloud: Cloud): void {
  const arn = text(entry, "targetGroupArn");
  const names = definition === undefined ? undefined : containerNames(definition);
  const container = text(entry, "containerName") ?? "";
  if (names !== undefined && !names.includes(container))
    throw invalid(`The container ${container} does not exist in the task definition.`);
  if (arn === undefined) return;
  const group = mustExist(cloud, types.targetGroup, arn, "InvalidParameterException");
  if (group === undefined) return;
  const kind = text(group.outputs, "targetType") ?? "instance";
  if (definition !== undefined && text(definition, "networkMode") === "awsvpc" && kind !== "ip") {
    const mode = "which is incompatible with the awsvpc network mode specified in the task definition";
    throw invalid(`The provided target group ${arn} has target type ${kind}, ${mode}.`);
  }
  if (balancersOf(arn, cloud).length === 0)
    throw invalid(`The target group with targetGroupArn ${arn} does not have an associated load balancer.`);
}

/** Throws CloudError for a second cluster of a name. */
export function admitCluster(inputs: Props, cloud: Cloud, self: StoredResource | undefined): void {
  const name = text(inputs, "name") ?? "";
  const taken = `a cluster named ${name} exists already`;
  mustBeUnique(cloud, { type: types.containerCluster, property: "name", value: name, self }, "ClientException", taken);
}
