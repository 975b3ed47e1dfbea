import { tlsPolicies } from "../../../model/tls";
import { CloudError } from "../types";

/** @throws CloudError `SSLPolicyNotFound` */
export function mustBePolicy(name: string): void {
  if (!tlsPolicies.has(name)) throw new CloudError("SSLPolicyNotFound", `SSL policy '${name}' not found`);
}
