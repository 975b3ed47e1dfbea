import type { ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import {
  alwaysHolds,
  concernsAction,
  concernsEveryAction,
  isEverything,
  matches,
  type Statement,
} from "../../../../platforms/aws/policy-document";
import { each, someKnown } from "../../../evaluate";
import { isCeiling } from "../../../queries/ceilings";
import { statementsOf } from "../../../queries/documents";
import { securityHub } from "../../../queries/links";
import type { Rule } from "../../../rule";

/** What hands out secrets, and how a resource names all of them: the part of the ARN after the account. */
const readers = [
  { service: "secretsmanager", action: "secretsmanager:GetSecretValue", all: /^(?:secret:)?\*+$/, what: "secret" },
  { service: "ssm", action: "ssm:GetParameter", all: /^(?:parameter\/?)?\*+$/, what: "parameter" },
  { service: "ssm", action: "ssm:GetParameters", all: /^(?:parameter\/?)?\*+$/, what: "parameter" },
  { service: "ssm", action: "ssm:GetParametersByPath", all: /^(?:parameter\/?)?\*+$/, what: "parameter" },
  { service: "kms", action: "kms:Decrypt", all: /^(?:key\/)?\*+$/, what: "key" },
] as const;

type Reader = (typeof readers)[number];

function namesAll(pattern: string, { service, all }: Reader): boolean {
  const [, , named = "", , , ...rest] = pattern.split(":");
  return isEverything(pattern) || (matches(named, service) && all.test(rest.join(":")));
}

/** Without a condition that narrows it, as `kms:ViaService` does. One that allows everything is another rule's. */
const readsAll = (statement: Statement, reader: Reader): boolean =>
  statement.allows &&
  concernsAction(statement, reader.action) &&
  !concernsEveryAction(statement) &&
  (statement.notResources.length > 0 || statement.resources.some((pattern) => namesAll(pattern, reader))) &&
  alwaysHolds(statement);

function* checkDocument(view: ResourceReader, property: string) {
  const statements = statementsOf(view, property) ?? [];
  const found = readers.filter((reader) => someKnown(statements, (statement) => readsAll(statement, reader)));
  for (const what of new Set(found.map((reader) => reader.what))) {
    const { action } = found.find((reader) => reader.what === what) ?? readers[0];
    yield {
      property: view.at(property).path,
      problem: `${view.at(property).path} allows ${action} on every ${what} of the account`,
    };
  }
}

export const iamNoEverySecret: Rule = {
  id: "iam-no-every-secret",
  title: "No role or user may read every secret",
  why: "Who takes over one node has the passwords of all others too, and what is kept tomorrow.",
  remediation: "Name the secrets, parameters and keys that are needed, or narrow keys by kms:ViaService.",
  url: securityHub("KMS.1"),
  severity: "medium",
  controls: { securityHub: ["KMS.1", "KMS.2"] },
  decision:
    "Which secret a policy names is often known in the update only: advisory, so that an ARN that is not known yet ends no preview.",
  levels: { production: "advisory", staging: "advisory", development: "advisory", local: "advisory" },
  types: [types.policy, types.rolePolicy, types.userPolicy, types.groupPolicy, types.role],
  scope: "stack",
  applies: (view, graph) => !isCeiling(view, graph),
  *check(view) {
    if (view.resource.type !== types.role) yield* checkDocument(view, "policy");
    else yield* each(view.items("inlinePolicies"), (policy) => checkDocument(policy, "policy"));
  },
};
