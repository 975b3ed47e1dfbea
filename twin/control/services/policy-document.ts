import type { FunctionModel, Json, Props } from "../../contract/resources";
import { isList, isProps, toJson } from "../values";
import { records, text, texts } from "./support/read";

const single = (values: readonly string[]): Json => (values.length === 1 ? (values[0] ?? "") : [...values]);

/** Only what is given, in the order of the vendor's examples. */
function optional(key: string, values: readonly string[]): Props {
  return values.length === 0 ? {} : { [key]: single(values) };
}

function principals(statement: Props, key: string): Json | undefined {
  const given = records(statement, key);
  if (given.length === 0) return undefined;
  const isAnyone = given.some(
    (principal) => text(principal, "type") === "*" && texts(principal, "identifiers").includes("*"),
  );
  if (isAnyone) return "*";
  return Object.fromEntries(
    given.map((principal) => [text(principal, "type") ?? "AWS", single(texts(principal, "identifiers"))]),
  );
}

function conditions(statement: Props): Json | undefined {
  const given = records(statement, "conditions");
  if (given.length === 0) return undefined;
  const byTest: Record<string, Record<string, Json>> = {};
  for (const condition of given) {
    const test = text(condition, "test") ?? "";
    byTest[test] = { ...byTest[test], [text(condition, "variable") ?? ""]: single(texts(condition, "values")) };
  }
  return byTest;
}

function statementOf(statement: Props): Props {
  const sid = text(statement, "sid") ?? "";
  const [principal, notPrincipal, condition] = [
    principals(statement, "principals"),
    principals(statement, "notPrincipals"),
    conditions(statement),
  ];
  return {
    ...(sid === "" ? {} : { Sid: sid }),
    Effect: text(statement, "effect") ?? "Allow",
    ...(principal === undefined ? {} : { Principal: principal }),
    ...(notPrincipal === undefined ? {} : { NotPrincipal: notPrincipal }),
    ...optional("Action", texts(statement, "actions")),
    ...optional("NotAction", texts(statement, "notActions")),
    ...optional("Resource", texts(statement, "resources")),
    ...optional("NotResource", texts(statement, "notResources")),
    ...(condition === undefined ? {} : { Condition: condition }),
  };
}

function statementsIn(document: string): readonly Json[] {
  const parsed = toJson(JSON.parse(document));
  const statement = isProps(parsed) ? parsed.Statement : undefined;
  if (isList(statement)) return statement;
  return statement === undefined ? [] : [statement];
}

function invoke(args: Props): Props {
  const own = records(args, "statements").map(statementOf);
  const sources = texts(args, "sourcePolicyDocuments").flatMap(statementsIn);
  const overrides = texts(args, "overridePolicyDocuments").flatMap(statementsIn);
  const sidOf = (statement: Json) => (isProps(statement) ? text(statement, "Sid") : undefined);
  const replaced = new Set(overrides.flatMap((statement) => sidOf(statement) ?? []));
  const kept = [...sources, ...own].filter((statement) => !replaced.has(sidOf(statement) ?? ""));
  const id = text(args, "policyId");
  const document = {
    Version: text(args, "version") ?? "2012-10-17",
    ...(id === undefined ? {} : { Id: id }),
    Statement: [...kept, ...overrides],
  };
  const json = JSON.stringify(document, undefined, 2);
  return { ...args, id: String(json.length), json, minifiedJson: JSON.stringify(document), version: document.Version };
}

export const policyDocumentFunction: FunctionModel = { token: "aws:iam/getPolicyDocument:getPolicyDocument", invoke };
