import { types } from "../../platforms/aws/catalog/types";
import type { BlockedAnswer, Rate, Statement, WebAcl, WebAclRule } from "../contract/web-acl";
import { kindOf, type StatementContext, statementOf, Unenforceable } from "./derive-statements";
import { readAll, type Stored } from "./stored";
import {
  associationShape,
  type BlockShape,
  ipSetShape,
  managedShape,
  type RuleShape,
  rateShape,
  ruleShape,
  type WebAclShape,
  webAclShape,
} from "./web-acl-shapes";

/** Rates that one HAProxy before 2.8 counts for a request: its stick counters. */
const mostRates = 3;

const everything: Statement = { kind: "all", of: [] };
const contentTypes: Readonly<Record<string, string>> = {
  TEXT_PLAIN: "text/plain",
  TEXT_HTML: "text/html",
  APPLICATION_JSON: "application/json",
};

/** The web ACLs by the ARN of the balancer that each stands before. */
export function webAclsByBalancer(stored: Stored): ReadonlyMap<string, WebAcl> {
  const shapes = new Map(readAll(stored, types.webAcl, webAclShape).map((acl) => [acl.arn, acl]));
  if (shapes.size === 0) return new Map();
  const ipSets = new Map(readAll(stored, types.ipSet, ipSetShape).map(({ arn, addresses }) => [arn, addresses]));
  return new Map(
    readAll(stored, types.webAclAssociation, associationShape).flatMap(({ resourceArn, webAclArn }) => {
      const acl = shapes.get(webAclArn);
      return acl === undefined ? [] : [[resourceArn, toWebAcl(acl, ipSets)] as const];
    }),
  );
}

function toWebAcl(acl: WebAclShape, ipSets: StatementContext["ipSets"]): WebAcl {
  const rules: WebAclRule[] = [];
  const unenforced = acl.ruleJson === undefined ? [] : [{ name: "ruleJson", why: "is written as JSON" }];
  const labels = new Set<string>();
  for (const rule of rulesOf(acl)) {
    try {
      rules.push(toRule(rule, acl, { ipSets, labels }, rules));
      for (const { name } of rule.ruleLabels) labels.add(name);
    } catch (error) {
      if (!(error instanceof Unenforceable)) throw error;
      unenforced.push({ name: rule.name, why: error.message });
    }
  }
  const { arn, name, defaultAction } = acl;
  return {
    arn,
    name,
    rules,
    unenforced,
    blocked: defaultAction?.block ? answerOf(defaultAction.block, acl) : undefined,
  };
}

const rulesOf = ({ rules }: WebAclShape): readonly RuleShape[] =>
  rules
    .flatMap((rule) => {
      const parsed = ruleShape.safeParse(rule);
      return parsed.success ? [parsed.data] : [];
    })
    .toSorted((a, b) => a.priority - b.priority);

function toRule(
  rule: RuleShape,
  acl: WebAclShape,
  context: StatementContext,
  before: readonly WebAclRule[],
): WebAclRule {
  const [kind, part] = kindOf(rule.statement);
  // A group's rules have the actions: it has none of its own.
  if (kind === "managedRuleGroupStatement") {
    const { vendorName, name } = managedShape.parse(part);
    throw new Unenforceable(`is the managed rule group ${vendorName}/${name}`);
  }
  const labels = rule.ruleLabels.map(({ name }) => name);
  const common = { name: rule.name, labels, action: actionOf(rule, acl) };
  if (kind !== "rateBasedStatement")
    return { ...common, statement: statementOf(rule.statement, context), rate: undefined };
  if (before.filter(({ rate }) => rate !== undefined).length >= mostRates) {
    throw new Unenforceable(`is one rate more than the ${mostRates} that are counted here`);
  }
  const { scopeDownStatement } = rateShape.parse(part);
  const statement = scopeDownStatement ? statementOf(scopeDownStatement, context) : everything;
  return { ...common, statement, rate: rateOf(part) };
}

function rateOf(part: unknown): Rate {
  const { limit, evaluationWindowSec: window, aggregateKeyType, forwardedIpConfig } = rateShape.parse(part);
  if (aggregateKeyType === "IP") return { limit, window, by: "ip" };
  if (aggregateKeyType === "CONSTANT") return { limit, window, by: "all" };
  const isUsual = forwardedIpConfig?.headerName.toLowerCase() === "x-forwarded-for";
  if (aggregateKeyType === "FORWARDED_IP" && isUsual) return { limit, window, by: "forwardedIp" };
  throw new Unenforceable(`counts by ${aggregateKeyType}`);
}

function actionOf({ action }: RuleShape, acl: WebAclShape): WebAclRule["action"] {
  if (action?.block) return { kind: "block", answer: answerOf(action.block, acl) };
  if (action?.allow) return { kind: "allow" };
  if (action?.count) return { kind: "count" };
  const other = Object.keys(action ?? {}).find((key) => action?.[key]) ?? "nothing";
  throw new Unenforceable(`answers with a ${other}`);
}

function answerOf(block: NonNullable<BlockShape>, { customResponseBodies }: WebAclShape): BlockedAnswer {
  const response = block.customResponse;
  if (!response) return { statusCode: 403, headers: [], body: "default" };
  const found = customResponseBodies.find(({ key }) => key === response.customResponseBodyKey);
  const contentType = contentTypes[found?.contentType ?? ""] ?? "text/plain";
  return {
    statusCode: response.responseCode,
    headers: response.responseHeaders,
    body: found === undefined ? "none" : { contentType, content: found.content },
  };
}
