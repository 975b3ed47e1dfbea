import type { Action, Condition, Rewrite } from "../contract/desired-state";
import type { ActionShape, ConditionShape, TransformShape } from "./shapes";

/** What a listener without a usable action answers; the vendor never stores such a listener. */
const unavailable: Action = { type: "fixed-response", statusCode: 503, contentType: "text/plain", body: "" };

/** The one action that answers: authentication actions may stand before it and have no counterpart on the twin. */
export function toAction(shapes: readonly ActionShape[]): Action {
  const answering = shapes.filter((shape) => ["forward", "redirect", "fixed-response"].includes(shape.type)).at(-1);
  if (answering === undefined) return unavailable;
  if (answering.type === "redirect") return redirectOf(answering);
  if (answering.type === "fixed-response") return fixedResponseOf(answering);
  return forwardOf(answering);
}

function forwardOf(shape: ActionShape): Action {
  const stickiness = shape.forward?.stickiness;
  const single = shape.targetGroupArn === undefined ? [] : [{ arn: shape.targetGroupArn, weight: 1 }];
  const weighted = shape.forward?.targetGroups ?? [];
  return {
    type: "forward",
    targetGroups: weighted.length > 0 ? weighted : single,
    stickiness: stickiness?.enabled === true ? stickiness.duration : 0,
  };
}

function redirectOf(shape: ActionShape): Action {
  const redirect = shape.redirect;
  if (redirect === undefined || redirect === null) return unavailable;
  const { statusCode, ...target } = redirect;
  return { type: "redirect", statusCode: statusCode === "HTTP_301" ? 301 : 302, ...target };
}

function fixedResponseOf(shape: ActionShape): Action {
  const response = shape.fixedResponse;
  if (response === undefined || response === null) return unavailable;
  return {
    type: "fixed-response",
    statusCode: response.statusCode,
    contentType: response.contentType,
    body: response.messageBody,
  };
}

/** A condition block may name several fields; each is a condition of its own and all must hold. */
export function conditionsOf(shape: ConditionShape): Condition[] {
  const conditions: Condition[] = [];
  const plain = [
    ["host", shape.hostHeader],
    ["path", shape.pathPattern],
    ["method", shape.httpRequestMethod],
    ["source-ip", shape.sourceIp],
  ] as const;
  for (const [field, block] of plain) {
    if (block && block.values.length > 0) conditions.push({ field, values: block.values });
  }
  if (shape.hostHeader && shape.hostHeader.regexValues.length > 0)
    conditions.push({ field: "host", values: shape.hostHeader.regexValues, regex: true });
  if (shape.pathPattern && shape.pathPattern.regexValues.length > 0)
    conditions.push({ field: "path", values: shape.pathPattern.regexValues, regex: true });
  const family = shape.sourceIp?.ipAddressType;
  if (family !== undefined) conditions.push({ field: "source-family", values: [family] });
  if (shape.httpHeader) {
    const { httpHeaderName: name, values, regexValues } = shape.httpHeader;
    if (values.length > 0) conditions.push({ field: "header", name, values });
    if (regexValues.length > 0) conditions.push({ field: "header", name, values: regexValues, regex: true });
  }
  if (shape.queryStrings.length > 0) {
    conditions.push({ field: "query", values: shape.queryStrings.map(({ key, value }) => ({ key, value })) });
  }
  return conditions;
}

/** One rewrite of the host and one of the URL, as far as they are given. */
export function rewritesOf(transforms: readonly TransformShape[]): Rewrite[] {
  return transforms.flatMap(({ hostHeaderRewriteConfig, urlRewriteConfig }): Rewrite[] => {
    const [host, url] = [hostHeaderRewriteConfig?.rewrite, urlRewriteConfig?.rewrite];
    return [...(host ? [{ part: "host" as const, ...host }] : []), ...(url ? [{ part: "url" as const, ...url }] : [])];
  });
}
