import { CloudError } from "../contract/resources";
import { type Instance, isActive } from "./instance";

/** @throws CloudError with the nodes that there are */
export function findInstance(instances: ReadonlyMap<string, Instance>, node: string): Instance {
  const instance = instances.get(node);
  if (instance !== undefined) return instance;
  const known = [...instances.keys()].join(", ") || "none";
  throw new CloudError("InvalidInstanceID.NotFound", `the node "${node}" does not exist; nodes: ${known}`);
}

/** One of a group, which has not begun to end. @throws CloudError */
export function findActive(instances: ReadonlyMap<string, Instance>, node: string): Instance {
  const instance = findInstance(instances, node);
  if (instance.isOwn === true)
    throw new CloudError("ValidationError", `the node "${node}" is in no scaling group, which would make up for it`);
  if (isActive(instance)) return instance;
  const active = [...instances.values()].filter(isActive).map(({ id }) => id);
  const others = active.join(", ") || "none";
  throw new CloudError("ValidationError", `the node "${node}" is ${instance.lifecycle} already; in service: ${others}`);
}
