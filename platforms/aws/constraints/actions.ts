import { type Props } from "../../../model/graph/json";
import type { Limits } from "../limits";
import {
  type Constraint,
  checks,
  limit,
  limitedBy,
  limitedEntries,
  limitedLength,
  needed,
  oneOf,
  pattern,
  range,
  refused,
  type Violation,
  word,
} from "./constraint";
import { count, record, records, text } from "./read";

const unauthenticated = ["authenticate", "deny", "allow"];

/** What is refused of the actions under a property (`defaultActions`, `actions`) by themselves. */
export function actionConstraint(property: string): Constraint {
  const of = (path: string) => `${property}[].${path}`;
  return checks(
    oneOf(of("type"), [
      "forward",
      "redirect",
      "fixed-response",
      "authenticate-cognito",
      "authenticate-oidc",
      "jwt-validation",
    ]),
    range(of("order"), 1, 50000),
    limit(of("forward.targetGroups[].weight"), "elbv2.forward.weight"),
    limit(of("forward.stickiness.duration"), "elbv2.stickiness.duration"),
    oneOf(of("redirect.protocol"), ["HTTP", "HTTPS", "#{protocol}"]),
    limitedLength(of("redirect.host"), "elbv2.redirect.length"),
    limitedLength(of("redirect.path"), "elbv2.redirect.length"),
    limitedLength(of("redirect.query"), "elbv2.redirect.query.length"),
    word(of("redirect.statusCode"), "elbv2.redirect.statusCode"),
    word(of("fixedResponse.contentType"), "elbv2.fixedResponse.contentType"),
    pattern(of("fixedResponse.statusCode"), /^[245]\d\d$/, "a status code 2XX, 4XX or 5XX"),
    limitedLength(of("fixedResponse.messageBody"), "elbv2.fixedResponse.body.length"),
    limitedLength(of("jwtValidation.issuer"), "elbv2.jwt.length"),
    limitedLength(of("jwtValidation.jwksEndpoint"), "elbv2.jwt.length"),
    limitedEntries(of("jwtValidation.additionalClaims"), "elbv2.jwt.claims", "claims"),
    limitedEntries(of("jwtValidation.additionalClaims[].values"), "elbv2.jwt.values", "values"),
    limit(of("authenticateCognito.sessionTimeout"), "elbv2.auth.sessionTimeout"),
    limit(of("authenticateOidc.sessionTimeout"), "elbv2.auth.sessionTimeout"),
    oneOf(of("authenticateCognito.onUnauthenticatedRequest"), unauthenticated),
    oneOf(of("authenticateOidc.onUnauthenticatedRequest"), unauthenticated),
    ...["authorizationEndpoint", "issuer", "tokenEndpoint", "userInfoEndpoint"].map((endpoint) =>
      pattern(of(`authenticateOidc.${endpoint}`), /^https:\/\/\S+$/, "a whole address that begins with https://"),
    ),
    limitedEntries(of("forward.targetGroups"), "elbv2.forward.targetGroups", "target groups"),
    limitedBy(["elbv2.auth.extraParams"], (inputs, limits) =>
      records(inputs, property).flatMap((action, index) => extraParams(action, `${property}[${index}]`, limits)),
    ),
    (inputs, limits) =>
      records(inputs, property).flatMap((action, index) => completeness(action, `${property}[${index}]`, limits)),
  );
}

/** Source: AWS service model elbv2, AuthenticateOidcActionConfig and AuthenticateCognitoActionConfig. */
function extraParams(action: Props, at: string, limits: Limits): readonly Violation[] {
  const { max } = limits["elbv2.auth.extraParams"];
  return ["authenticateCognito", "authenticateOidc"].flatMap((kind) => {
    const given = record(record(action, kind) ?? {}, "authenticationRequestExtraParams");
    const count = Object.keys(given ?? {}).length;
    if (count <= max) return [];
    const path = `${at}.${kind}.authenticationRequestExtraParams`;
    return [{ property: path, reason: `at most ${max} parameters, got ${count}` }];
  });
}

/** Each kind of action needs its own block. */
function completeness(action: Props, at: string, limits: Limits) {
  const blocks: Readonly<Record<string, string>> = {
    redirect: "redirect",
    "fixed-response": "fixedResponse",
    "authenticate-cognito": "authenticateCognito",
    "authenticate-oidc": "authenticateOidc",
    "jwt-validation": "jwtValidation",
  };
  const type = text(action, "type") ?? "";
  const block = blocks[type];
  if (block !== undefined)
    return [...needed(block)(action, limits)].map(({ property, reason }) => ({
      property: `${at}.${property}`,
      reason,
    }));
  const isForward = type === "forward" && action.forward === undefined && action.targetGroupArn === undefined;
  return isForward ? [{ property: `${at}.forward`, reason: "a forward action needs forward or targetGroupArn" }] : [];
}

/** A redirect that never ends, or that gives encryption up, on a listener of that protocol. */
export const redirectRefusals =
  (property: string, protocol: string): Constraint =>
  (inputs) =>
    records(inputs, property).flatMap((action, index) => {
      const redirect = record(action, "redirect");
      if (text(action, "type") !== "redirect" || redirect === undefined) return [];
      return redirectRefusal(redirect, protocol, `${property}[${index}].redirect`);
    });

/** A change of the query alone does not count. Source: AWS service model elbv2, RedirectActionConfig. */
const unchanged = { host: "#{host}", path: "/#{path}", port: "#{port}" };

function redirectRefusal(redirect: Props, protocol: string, at: string): readonly Violation[] {
  const code = "InvalidLoadBalancerAction";
  const target = text(redirect, "protocol") ?? "#{protocol}";
  if (protocol === "HTTPS" && target === "HTTP") {
    return refused(code, `${at}.protocol`, "You cannot redirect from HTTPS to HTTP");
  }
  const isSame = Object.entries(unchanged).every(([key, same]) => (text(redirect, key) ?? same) === same);
  if (!isSame || ![protocol, "#{protocol}"].includes(target)) return [];
  return refused(code, at, "The redirect configuration is not valid because it creates a loop.");
}

const answering = ["forward", "redirect", "fixed-response"];

/** Exactly one action answers, as the last one. Source: AWS service model elbv2, CreateListener.DefaultActions and CreateRule.Actions. */
export const actionOrder =
  (property: string): Constraint =>
  (inputs) => {
    const actions = records(inputs, property).map((action, index) => ({
      type: text(action, "type") ?? "",
      order: count(action, "order") ?? index + 1,
      at: `${property}[${index}]`,
    }));
    const code = "InvalidLoadBalancerAction";
    const last = actions.toSorted((a, b) => a.order - b.order).at(-1);
    if (last !== undefined && !answering.includes(last.type)) {
      const reason = `The last action must be one of ${answering.join(", ")}, got '${last.type}'`;
      return refused(code, `${last.at}.type`, reason);
    }
    const early = actions.find(({ type, at }) => at !== last?.at && answering.includes(type));
    if (early === undefined) return [];
    return refused(code, `${early.at}.type`, `An action of type '${early.type}' must be the last one`);
  };
