import { alwaysHolds, holdsForOutsiders, holdsForPlainHttp, narrowsCallers } from "./conditions";
import { hasWildcard, matches, matchesAction } from "./pattern";
import { concernsEverybody, type Statement } from "./statement";

/** A statement that lets every caller in, and whose conditions leave none out. */
export const admitsAnybody = (statement: Statement): boolean =>
  statement.allows && concernsEverybody(statement) && !narrowsCallers(statement);

/** Whether each pattern of `inner` lies within one of `outer`: the same text, or a wildcard that takes it in. */
const within = (inner: readonly string[], outer: readonly string[], match: typeof matches) =>
  inner.every((one) => outer.some((pattern) => pattern === one || match(pattern, one)));

/** Whether a Deny refuses everything that an Allow lets outsiders do. */
function takesBack(deny: Statement, allow: Statement): boolean {
  if (deny.allows || !holdsForOutsiders(deny)) return false;
  const isForOutsiders = deny.principals.includes("*") || deny.notPrincipals.length > 0;
  const actions =
    deny.actions.length > 0
      ? within(allow.actions.length > 0 ? allow.actions : ["*"], deny.actions, matchesAction)
      : !allow.actions.some((action) => deny.notActions.some((left) => overlap(action, left)));
  const resources =
    deny.notResources.length === 0 &&
    within(allow.resources.length > 0 ? allow.resources : ["*"], deny.resources, matches);
  return isForOutsiders && actions && (resources || deny.resources.length === 0);
}

const overlap = (one: string, other: string) => matchesAction(one, other) || matchesAction(other, one);

/** Whether a document lets everybody in: a statement does, and no other one takes it back. */
export const isPublic = (statements: readonly Statement[]): boolean =>
  statements.filter(admitsAnybody).some((allow) => !statements.some((deny) => takesBack(deny, allow)));

/** Whether everybody is refused one of these actions over plain HTTP. `actions`: as patterns, such as `s3:*`. */
export const deniesPlainHttp = (statement: Statement, actions: readonly string[]): boolean =>
  !statement.allows &&
  statement.principals.includes("*") &&
  holdsForPlainHttp(statement) &&
  actions.some((action) => statement.actions.some((pattern) => matchesAction(pattern, action)));

/** Whether everybody, the owner included, is refused what a statement speaks of. */
export const deniesEverybody = (statement: Statement): boolean =>
  !statement.allows && statement.principals.includes("*") && alwaysHolds(statement);

/** Whether an Allow names what it allows with wildcards, or by what it leaves out. */
export const isWide = ({ allows, actions, resources, notActions, notResources }: Statement): boolean =>
  allows && ([...actions, ...resources].some(hasWildcard) || notActions.length > 0 || notResources.length > 0);
