import type { Graph, ResourceReader } from "../../model/graph";
import { types } from "../../platforms/aws/catalog/types";
import { concernsAction, isEverything, type Statement } from "../../platforms/aws/policy-document";
import { someKnown } from "../evaluate";
import { statementsOf } from "./documents";

/** Whether a statement allows a principal one action. A condition may narrow it: that is not looked into. */
export const allows = (statement: Statement, action: string, isPrincipal: (name: string) => boolean): boolean =>
  statement.allows && concernsAction(statement, action) && concernsAny(statement, isPrincipal);

const concernsAny = ({ principals, notPrincipals }: Statement, isPrincipal: (name: string) => boolean): boolean =>
  notPrincipals.length > 0
    ? !notPrincipals.some(isPrincipal)
    : principals.some((principal) => isEverything(principal) || isPrincipal(principal));

/** Whether a service principal names this service: `logs.eu-west-1.amazonaws.com` and `logs.amazonaws.com.cn` are `logs`. */
export const isService = (service: string) => (principal: string) =>
  new RegExp(`^${service}(\\.[a-z0-9-]+)?\\.amazonaws\\.com(\\.cn)?$`).test(principal);

const source = /^aws:Source(?:Account|Arn|Owner|OrgID|OrgPaths)$/i;

/** Whether a statement has a condition on whom a service acts for. */
export const asksForSource = ({ conditions }: Statement): boolean =>
  Object.values(conditions).some((keys) => Object.keys(keys).some((key) => source.test(key)));

/** The documents that decide who may use a key: its own, or a key policy resource; none when it has the vendor's default. */
export function keyPolicies(key: ResourceReader, graph: Graph): readonly ResourceReader[] {
  return [...(key.has("policy") ? [key] : []), ...graph.dependents(key, types.keyPolicy, "keyId")];
}

/** Whether one of these documents allows a principal an action. Throws UnknownValueError where only an unknown one could. */
export const allowsAnyPrincipal = (
  documents: readonly ResourceReader[],
  action: string,
  isPrincipal: (name: string) => boolean,
  property = "policy",
): boolean => someStatement(documents, property, (statement) => allows(statement, action, isPrincipal));

/** Whether one of these documents has such a statement. Throws UnknownValueError where only an unknown one could. */
export const someStatement = (
  documents: readonly ResourceReader[],
  property: string,
  isMeant: (statement: Statement) => boolean,
): boolean => someKnown(documents, (document) => (statementsOf(document, property) ?? []).some(isMeant));
