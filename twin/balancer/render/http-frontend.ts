import type { Action, Balancer, Listener, Rewrite, Rule } from "../../contract/desired-state";
import { clientCertificateHeaders } from "./client-certificates";
import { headerName, renderCondition } from "./conditions";
import { errorPage } from "./errors";
import { renderBackends, renderChoice, renderStickyChoice, renderStickyCookie, type ScopeKeys } from "./forward";
import { redirectLocation } from "./redirect";
import { refusals } from "./refusals";
import { renderRewrites } from "./rewrite";
import { escaped, literal, quote } from "./text";
import { isTls } from "./tls";
import { renderWebAcl } from "./web-acl";

/** Number of the default action in `txn.rule`; the vendor's priorities begin at 1. */
const defaultRule = 0;

interface Choice {
  readonly rule: number;
  readonly action: Action;
  readonly rewrites: readonly Rewrite[];
}

/** What an application balancer does with a request, in the order in which HAProxy needs it said. */
export function renderHttp(balancer: Balancer, listener: Listener, slot: number, scopes: ScopeKeys): string[] {
  const choices: Choice[] = [
    ...listener.rules.map((rule) => ({ rule: rule.priority, action: rule.action, rewrites: rule.rewrites })),
    { rule: defaultRule, action: listener.defaultAction, rewrites: [] },
  ];
  const only = choices.length === 1;
  const test = ({ rule }: Pick<Choice, "rule">) => (only ? "" : `{ var(txn.rule) -m int ${rule} }`);
  const forwards = choices.flatMap((choice) =>
    choice.action.type === "forward" ? [{ choice, action: choice.action }] : [],
  );
  return [
    ...refusals,
    ...renderWebAcl(balancer, slot),
    ...renderRules(listener.rules, slot),
    ...choices.flatMap((choice) => renderAnswer(choice.action, listener, test(choice))),
    ...forwards.flatMap(({ choice, action }) => [
      ...renderChoice("http-request", action, test(choice)),
      ...renderStickyChoice(action, test(choice)),
    ]),
    ...choices.flatMap(({ rule, rewrites }) => renderRewrites(rewrites, test({ rule }))),
    ...renderHeaders(balancer, listener),
    ...renderResponseHeaders(listener),
    ...renderClientKeepAlive(balancer),
    ...forwards.flatMap(({ choice, action }) => renderStickyCookie(action, test(choice), isTls(listener))),
    ...forwards.flatMap(({ choice, action }) => renderBackends(action, test(choice), scopes)),
    "default_backend none",
  ];
}

/** The first rule in ascending priority whose conditions all hold. */
function renderRules(rules: readonly Rule[], slot: number): string[] {
  if (rules.length === 0) return [];
  const matches = rules.flatMap((rule) => {
    const names = rule.conditions.map((_, index) => `rule${rule.priority}_${index}`);
    const acls = rule.conditions.flatMap((condition, index) => renderCondition(names[index] ?? "", condition, slot));
    const condition = ["!{ var(txn.rule) -m found }", ...names].join(" ");
    return [...acls, `http-request set-var(txn.rule) int(${rule.priority}) if ${condition}`];
  });
  return [...matches, `http-request set-var(txn.rule) int(${defaultRule}) if !{ var(txn.rule) -m found }`];
}

function renderAnswer(action: Action, listener: Listener, test: string): string[] {
  const condition = test === "" ? "" : ` if ${test}`;
  switch (action.type) {
    case "forward":
      return [];
    case "redirect":
      return [
        `http-request set-var-fmt(txn.query) ?%[query] if { query -m found } { query -m len gt 0 }${test === "" ? "" : ` ${test}`}`,
        `http-request return status ${action.statusCode} content-type text/html string ${page(action.statusCode)} hdr Server awselb/2.0 hdr Location ${quote(redirectLocation(action, listener))}${condition}`,
      ];
    case "fixed-response": {
      const content =
        action.body === "" ? "" : ` content-type ${quote(action.contentType)} string ${escaped(action.body)}`;
      return [`http-request return status ${action.statusCode}${content} hdr Server awselb/2.0${condition}`];
    }
  }
}

const page = (statusCode: 301 | 302): string =>
  quote(errorPage(statusCode === 301 ? "301 Moved Permanently" : "302 Found"));

/** What a connection is called in the access log, and the part of its requests' traces that they have in common. */
export const connectionIdentity: readonly string[] = [
  "tcp-request session set-var(sess.id) uuid",
  'tcp-request session set-var-fmt(sess.seed) "%[var(sess.id),bytes(0,8)]%[var(sess.id),bytes(24,8)]"',
];

/**
 * Source: Application Load Balancer user guide, HTTP headers and load balancers; request tracing. A request draws only the last third
 * of its trace: all of it took a tenth of HAProxy's work for a request.
 */
function renderHeaders(balancer: Balancer, listener: Listener): string[] {
  const id = "1-%[date,hex,bytes(8,8),lower]-%[var(sess.seed)]%[rand,hex,bytes(8,8),lower]";
  const given = "req.hdr(X-Amzn-Trace-Id)";
  return [
    ...(balancer.dropInvalidHeaderFields ? ["http-request del-header '[^-A-Za-z0-9]' -m reg"] : []),
    ...renderForwardedFor(balancer),
    `http-request set-header X-Forwarded-Proto ${listener.protocol === "HTTPS" ? "https" : "http"}`,
    `http-request set-header X-Forwarded-Port ${listener.port}`,
    `http-request set-var-fmt(txn.trace) "Root=${id}"`,
    `http-request set-var-fmt(txn.trace) "Self=${id};%[${given}]" if { ${given} -m sub Root= }`,
    "http-request set-header X-Amzn-Trace-Id %[var(txn.trace)]",
    ...(listener.tlsHeaders === undefined
      ? []
      : [
          `http-request set-header ${headerName(listener.tlsHeaders.version)} %[ssl_fc_protocol]`,
          `http-request set-header ${headerName(listener.tlsHeaders.cipherSuite)} %[ssl_fc_cipher]`,
        ]),
    ...clientCertificateHeaders(listener),
  ];
}

/** Source: Application Load Balancer user guide, HTTP headers and load balancers, X-Forwarded headers. */
function renderForwardedFor({ forwardedFor: { mode, hasPort } }: Balancer): string[] {
  if (mode === "preserve") return [];
  if (mode === "remove") return ["http-request del-header X-Forwarded-For"];
  if (!hasPort) return ["option forwardfor"];
  return ["http-request add-header X-Forwarded-For %[src]:%[src_port]"];
}

/** A connection that has lived long enough ends with its next answer. Source: the same guide, HTTP client keepalive duration. */
const renderClientKeepAlive = ({ clientKeepAlive }: Balancer): string[] => [
  "tcp-request session set-var(sess.begin) date()",
  `http-after-response set-header Connection close if { date(),sub(sess.begin) ge ${clientKeepAlive} }`,
];

/** On every answer, the balancer's own ones too. Source: Application Load Balancers user guide, header modification. */
const renderResponseHeaders = ({ responseHeaders, serverHeader }: Listener): string[] => [
  ...responseHeaders.map(
    ({ name, value }) => `http-after-response set-header ${headerName(name)} ${quote(literal(value))}`,
  ),
  ...(serverHeader ? [] : ["http-after-response del-header Server"]),
];
