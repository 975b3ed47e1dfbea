import { alsoTaken } from "../../../platforms/aws/limits";
import { tlsPolicies } from "../../../platforms/aws/tls";
import { type Cloud, CloudError } from "../../contract/resources";

/** @throws CloudError `SSLPolicyNotFound` */
export function mustBePolicy(name: string, { limits }: Pick<Cloud, "limits">): void {
  if (tlsPolicies.has(name) || alsoTaken(limits, "elbv2.listener.sslPolicy").includes(name)) return;
  throw new CloudError("SSLPolicyNotFound", `SSL policy '${name}' not found`);
}
