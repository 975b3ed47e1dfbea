import type { Balancer } from "../../contract/desired-state";
import type { BlockedAnswer, Inspected, Position, Rate, Statement, WebAcl, WebAclRule } from "../../contract/web-acl";
import { loopbackRange } from "../loopback-cidr";
import { headerName } from "./conditions";
import { errorPage } from "./errors";
import { digest } from "./names";
import { escaped, literal, quote, section } from "./text";

/** Sections that count the rates of a balancer's web ACL, one for each rule that has one: all its listeners count together. */
export const renderRates = (balancer: Balancer): string[] =>
  (balancer.webAcl?.rules ?? []).flatMap(({ name, rate }) =>
    rate === undefined ? [] : [section(`backend ${tableName(balancer, name)}`, [`stick-table ${tableOf(rate)}`])],
  );

const tableName = (balancer: Balancer, rule: string): string => `rate.${digest(`${balancer.arn} ${rule}`, 12)}`;

const tableOf = ({ window, by }: Rate): string =>
  `type ${by === "all" ? "integer" : "ip"} size 100k expire ${window}s store http_req_rate(${window}s)`;

const keys: Readonly<Record<Rate["by"], string>> = {
  ip: "src",
  forwardedIp: "req.hdr_ip(x-forwarded-for,1)",
  all: "int(1)",
};

/** Said of a request that a rule has let through: no later rule is asked. */
const allowed = "txn.waf_allowed";
const open = `!{ var(${allowed}) -m bool }`;

/** What stands before a balancer, in the order of its rules; nothing without a web ACL. */
export function renderWebAcl(balancer: Balancer, slot: number): string[] {
  const { webAcl } = balancer;
  if (webAcl === undefined) return [];
  let counter = -1;
  const lines = webAcl.rules.flatMap((rule, index) => {
    const compiled = compile(rule.statement, { slot, name: `waf${index}`, webAcl });
    const tests = [open, ...compiled.tests];
    if (rule.rate === undefined) return [...compiled.lines, ...acting(rule, tests, webAcl)];
    counter += 1;
    const track = `http-request track-sc${counter} ${keys[rule.rate.by]} table ${tableName(balancer, rule.name)}`;
    const isBeyond = `{ sc${counter}_http_req_rate gt ${rule.rate.limit} }`;
    return [...compiled.lines, `${track} if ${tests.join(" ")}`, ...acting(rule, [...tests, isBeyond], webAcl)];
  });
  return [...lines, ...(webAcl.blocked === undefined ? [] : [answer(webAcl.blocked, [open])])];
}

function acting({ action, labels }: WebAclRule, tests: readonly string[], webAcl: WebAcl): string[] {
  const condition = tests.join(" ");
  const labelled = labels.map(
    (label) => `http-request set-var(${labelVariable(webAcl, label)}) bool(true) if ${condition}`,
  );
  switch (action.kind) {
    case "count":
      return labelled;
    case "allow":
      return [...labelled, `http-request set-var(${allowed}) bool(true) if ${condition}`];
    case "block":
      return [...labelled, answer(action.answer, tests)];
  }
}

const labelVariable = ({ arn }: WebAcl, label: string): string => `txn.waf_label_${digest(`${arn} ${label}`, 12)}`;

function answer({ statusCode, headers, body }: BlockedAnswer, tests: readonly string[]): string {
  const fields = headers.map(({ name, value }) => ` hdr ${headerName(name)} ${quote(literal(value))}`).join("");
  return `http-request return status ${statusCode}${content(body)} hdr Server awselb/2.0${fields} if ${tests.join(" ")}`;
}

function content(body: BlockedAnswer["body"]): string {
  if (body === "none") return "";
  if (body === "default") return ` content-type text/html string '${errorPage("403 Forbidden")}'`;
  return ` content-type ${quote(body.contentType)} string ${escaped(body.content)}`;
}

interface Compiled {
  /** Lines that must stand before. */
  readonly lines: readonly string[];
  /** All of them hold when the statement does. */
  readonly tests: readonly string[];
}

interface Site {
  readonly slot: number;
  /** Begins the names of variables. */
  readonly name: string;
  readonly webAcl: WebAcl;
}

const is = (test: string): Compiled => ({ lines: [], tests: [test] });

function compile(statement: Statement, site: Site): Compiled {
  switch (statement.kind) {
    case "all":
      return all(statement.of, site);
    case "any":
      return any(statement.of, site);
    case "not":
      return not(statement.of, site);
    case "ips": {
      const ranges = statement.ranges.filter((range) => !range.includes(":"));
      // The twin's clients are IPv4.
      if (ranges.length === 0) return is("{ always_false }");
      return is(`{ src -m ip -- ${ranges.map((range) => quote(loopbackRange(site.slot, range))).join(" ")} }`);
    }
    case "label":
      return is(`{ var(${labelVariable(site.webAcl, statement.label)}) -m bool }`);
    case "text":
      return is(`{ ${sample(statement)} ${flags[statement.position]} -- ${quote(statement.value)} }`);
    case "size":
      return is(`{ ${sample(statement)},length ${statement.comparison} ${statement.size} }`);
    case "bodySize":
      return is(`{ req.body_size ${statement.comparison} ${statement.size} }`);
  }
}

function all(parts: readonly Statement[], site: Site): Compiled {
  const compiled = parts.map((part, index) => compile(part, { ...site, name: `${site.name}_${index}` }));
  return { lines: compiled.flatMap(({ lines }) => lines), tests: compiled.flatMap(({ tests }) => tests) };
}

/** A variable that any of the parts sets. */
function any(parts: readonly Statement[], site: Site): Compiled {
  const variable = `txn.${site.name}`;
  const lines = parts.flatMap((part, index) => {
    const compiled = compile(part, { ...site, name: `${site.name}_${index}` });
    return [...compiled.lines, `http-request set-var(${variable}) bool(true)${when(compiled.tests)}`];
  });
  return { lines, tests: [`{ var(${variable}) -m bool }`] };
}

function not(part: Statement, site: Site): Compiled {
  const variable = `txn.${site.name}_not`;
  const compiled = compile(part, { ...site, name: `${site.name}_n` });
  const [only, ...more] = compiled.tests;
  if (only !== undefined && more.length === 0) return { lines: compiled.lines, tests: [`!${only}`.replace(/^!!/, "")] };
  const set = `http-request set-var(${variable}) bool(true)${when(compiled.tests)}`;
  return { lines: [...compiled.lines, set], tests: [`!{ var(${variable}) -m bool }`] };
}

const when = (tests: readonly string[]): string => (tests.length === 0 ? "" : ` if ${tests.join(" ")}`);

const flags: Readonly<Record<Position, string>> = {
  exactly: "-m str",
  startsWith: "-m beg",
  endsWith: "-m end",
  contains: "-m sub",
  regex: "-m reg",
};

const converters = { LOWERCASE: "lower", UPPERCASE: "upper", URL_DECODE: "url_dec" } as const;

function sample({ field, transformations }: Inspected): string {
  const source = field.part === "header" ? `req.fhdr(${headerName(field.name)})` : field.part;
  return [source, ...transformations.map((transformation) => converters[transformation])].join(",");
}
