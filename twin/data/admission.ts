import { CloudError, type Props } from "../contract/resources";
import type { BalancerPort } from "./balancer-port";
import { deriveBalancers } from "./derive-balancing";
import type { Stored } from "./stored";

/**
 * Refuses a listener whose port this machine cannot give it, before anything is stored.
 * @throws CloudError `PortNotAvailable`
 */
export async function admitListener(
  stored: Stored,
  slot: number,
  balancers: BalancerPort,
  inputs: Props,
): Promise<void> {
  const balancer = deriveBalancers(stored, slot).find(({ arn }) => arn === inputs["loadBalancerArn"]);
  const port = Number(inputs["port"]);
  if (balancer === undefined || !Number.isInteger(port)) return;
  const reasons = await Promise.all(balancer.addresses.map(({ ip }) => balancers.canBind(ip, port)));
  const refusals = reasons.filter((reason) => reason !== undefined);
  if (refusals.length > 0) throw new CloudError("PortNotAvailable", refusals.join("\n"));
}
