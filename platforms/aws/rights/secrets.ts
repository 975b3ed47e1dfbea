import type { AccessRequest } from "../policy-document/decision";
import { hasWildcard } from "../policy-document/pattern";
import { concernsAction } from "../policy-document/statement";
import type { Account } from "./arns";
import { secretReaders } from "./duties";
import type { RoleRights } from "./principals";

/** Secrets and parameters that policies of the program name: who reads them reads the workloads' secrets. */
export function secretRequests(roles: readonly RoleRights[]): readonly AccessRequest[] {
  const statements = roles.flatMap(({ identity }) => identity.flat()).filter(({ allows }) => allows);
  return secretReaders.flatMap(({ action, service }) => {
    const named = statements
      .filter((statement) => concernsAction(statement, action))
      .flatMap(({ resources }) => resources)
      // A secret's ARN ends in six characters that AWS makes up: `secret:shop/db-??????`.
      .map((arn) => arn.replace(/-\?{6}$/, "-a1b2c3"))
      .filter((arn) => arn.split(":")[2] === service && !hasWildcard(arn));
    return [...new Set(named)].sort().map((resource) => ({ action, resource }));
  });
}

/** One that stands for those of the account that no policy names. */
export const anySecret = ({ partition, region, accountId }: Account): AccessRequest => ({
  action: "secretsmanager:GetSecretValue",
  resource: `arn:${partition}:secretsmanager:${region}:${accountId}:secret:another/of-the-account-a1b2c3`,
});
