import type { Driver, UnknownCost } from "../../../model/analysis/cost/types";
import { type Graph, type ResourceReader, UnknownValueError } from "../../../model/graph";
import { today } from "../../../model/today";
import { types } from "../catalog/types";
import * as clusters from "./clusters";
import * as compute from "./compute";
import * as containers from "./containers";
import { freeTypes } from "./free";
import type { CostReader } from "./item";
import * as network from "./network";
import * as services from "./services";

const readers: ReadonlyMap<string, CostReader> = new Map([
  [types.accelerator, network.accelerator],
  [types.alarm, services.alarm],
  [types.backupPlan, services.backupPlan],
  [types.backupVault, services.backupVault],
  [types.balancer, network.balancer],
  [types.bucket, services.bucket],
  [types.compositeAlarm, services.compositeAlarm],
  [types.containerCluster, containers.containerCluster],
  [types.containerService, containers.containerService],
  [types.dashboard, services.dashboard],
  [types.eksCluster, clusters.managedCluster],
  [types.eksNodeGroup, clusters.managedNodeGroup],
  [types.elasticIp, network.elasticIp],
  [types.flowLog, network.flowLog],
  [types.group, compute.group],
  [types.healthCheck, network.healthCheck],
  [types.instance, compute.instance],
  [types.internetGateway, network.internetGateway],
  [types.key, services.key],
  [types.logGroup, services.logGroup],
  [types.maintenanceTask, services.maintenanceTask],
  [types.natGateway, network.natGateway],
  [types.restoreTestingPlan, services.restoreTesting],
  [types.topic, services.topic],
  [types.topicSubscription, services.subscription],
  [types.volume, compute.volume],
  [types.vpc, network.vpc],
  [types.vpcEndpoint, network.endpoint],
  [types.webAcl, services.webAcl],
  [types.webAclRule, services.webAclRule],
  [types.webAclRuleGroup, services.webAclRule],
  [types.webRuleGroup, services.webRuleGroup],
  [types.zone, network.zone],
]);

/** The types whose cost is read. */
export const readTypes: readonly string[] = [...readers.keys()];

/** What AWS bills of a program's resources, and what cannot be told of them. */
interface CostDrivers {
  readonly drivers: readonly Driver[];
  readonly unknown: readonly UnknownCost[];
}

/**
 * @param typePrices USD a month for each resource of a type, as the user has them: they stand in for what is read
 * @param day YYYY-MM-DD, the day whose support of versions is billed
 */
export function readDrivers(
  graph: Graph,
  typePrices: Readonly<Record<string, unknown>> = {},
  day: string = today(),
): CostDrivers {
  const drivers: Driver[] = [];
  const unknown: UnknownCost[] = [];
  for (const view of graph.resources) {
    const { resource } = view;
    if (!resource.custom || !resource.type.startsWith("aws:")) continue;
    const place = { component: componentAround(view, graph), resource: resource.name, urn: resource.urn };
    const { region } = resource;
    if (Object.hasOwn(typePrices, resource.type)) {
      const keys = [`${typePrefix}${resource.type}`];
      drivers.push({ ...place, region, what: "resources", keys, quantity: { min: 1, max: 1 } });
      continue;
    }
    const read = readers.get(resource.type);
    if (read === undefined) {
      if (freeTypes.has(resource.type)) continue;
      unknown.push({ ...place, reason: `what AWS bills of ${resource.type} is not known: give it under types` });
      continue;
    }
    try {
      for (const one of read(view, graph, day)) {
        if ("gap" in one) unknown.push({ ...place, reason: one.gap });
        else drivers.push({ ...place, region, ...one });
      }
    } catch (error) {
      if (!(error instanceof UnknownValueError)) throw error;
      unknown.push({ ...place, reason: error.message });
    }
  }
  return { drivers, unknown };
}

/** In front of a resource type in the key of a price that the user has given for it. */
export const typePrefix = "types.";

/** The nearest component above a resource. */
function componentAround(view: ResourceReader, graph: Graph): string {
  const above = graph.find(view.resource.parent ?? "");
  if (above === undefined || above.resource.type === "pulumi:pulumi:Stack") return "-";
  return above.resource.custom ? componentAround(above, graph) : above.resource.name;
}
