import { nameBase, withoutHash } from "../../components/names";
import { UserError } from "../../model/user-error";

/** What begins the physical name of a target group, whatever its hash is by now. */
const baseOf = (cluster: string, key: string): string => nameBase("targetGroup", `${cluster}-${key}`);

/** `arn:...:targetgroup/<name>/<id>` */
const nameInArn = (arn: string): string => arn.split(":targetgroup/")[1]?.split("/")[0] ?? "";

/**
 * ARNs at the vendor by the user's keys. A group that was replaced has another ARN; its name begins as before.
 * @throws UserError where names are cut so short that two keys cannot be told apart
 */
export function arnsByKey(
  cluster: string,
  keys: readonly string[],
  arns: readonly string[],
): ReadonlyMap<string, string> {
  const byBase = new Map<string, string>();
  for (const key of keys) {
    const base = baseOf(cluster, key);
    const other = byBase.get(base);
    if (other !== undefined)
      throw new UserError(
        `targetGroups.${other} and targetGroups.${key} are both called ${base} at AWS, which takes 32 characters; shorten the cluster's name`,
      );
    byBase.set(base, key);
  }
  return new Map(
    arns.flatMap((arn) => {
      const key = byBase.get(withoutHash(nameInArn(arn)));
      return key === undefined ? [] : [[key, arn] as const];
    }),
  );
}
