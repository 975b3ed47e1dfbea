import { httpFields, tcpFields } from "../render/log";
import { decoded, quoted, unmarked } from "./escapes";

/** What stands in the vendor's log for the twin's own names. */
export interface LogNames {
  /** Target group's ARN by backend. */
  readonly targetGroups: Readonly<Record<string, string>>;
  /** A target's public `address:port` by the hidden one. */
  readonly targets: Readonly<Record<string, string>>;
  /** Certificate's ARN by serial number. */
  readonly certificates: Readonly<Record<string, string>>;
}

export interface LogLine {
  /** Name of the balancer. */
  readonly balancer: string;
  readonly line: string;
}

/** What a record says about its listener. */
interface Origin {
  /** `app/web/50dc6c495c0c9188` */
  readonly resource: string;
  /** Port of an application balancer's listener, id of a network balancer's. */
  readonly listener: string;
}

const absent = "-";
const http = positionsOf(httpFields);
const tcp = positionsOf(tcpFields);
const httpCount = http.size;
const tcpCount = tcp.size;

function positionsOf(fields: object): ReadonlyMap<string, number> {
  return new Map(Object.keys(fields).map((name, index) => [name, index]));
}

/** One raw record of HAProxy as the vendor's line; undefined when it is not a record. */
export function formatRecord(raw: string, names: LogNames): LogLine | undefined {
  const [kind, balancer = "", resource = "", listener = "", ...values] = raw.split("\t");
  const origin = { resource, listener };
  if (kind === "http" && values.length >= httpCount) {
    // The trace is the record's rest: what a client sent as part of it may hold tabs.
    if (values.length > httpCount) values.push(values.splice(httpCount - 1).join("\t"));
    return { balancer, line: httpLine((field) => valueAt(values, http.get(field)), origin, names) };
  }
  if (kind === "tls" && values.length === tcpCount) {
    return { balancer, line: tlsLine((field) => valueAt(values, tcp.get(field)), origin, names) };
  }
  return undefined;
}

/** HAProxy writes `-` for what it does not know. */
function valueAt(values: readonly string[], position = -1): string {
  const value = values[position];
  return value === undefined || value === "" ? absent : value;
}

type Read<K> = (field: K) => string;

/** Source: Application Load Balancer user guide, access log entries. */
function httpLine(read: Read<keyof typeof httpFields>, { resource, listener }: Origin, names: LogNames): string {
  const times = timesOf(read("timers"));
  const end = Number(read("now"));
  const server = read("server");
  const target = names.targets[server] ?? (server.startsWith("-") ? absent : server);
  const group = names.targetGroups[read("backend")];
  const status = read("status");
  const answered = times.target >= 0 ? status : absent;
  const [host, agent] = headersOf(read("headers"));
  const start = end - 1000 * Math.max(0, times.total);
  const action = actionOf(read, group);
  const location = group === undefined ? decoded(read("location")) : absent;
  const connection = read("connection");
  // One template: these lines are the writer's work, thousands a second.
  return (
    `${kindOf(read)} ${timestamp(end)} ${resource} ${read("client")} ${target} ` +
    `${seconds(times.request)} ${seconds(times.target)} ${seconds(times.response)} ` +
    `${status} ${answered} ${read("received")} ${read("sent")} ${quoted(requestLine(read, host, listener))} ${quoted(agent)} ` +
    `${read("cipher")} ${read("protocol")} ${group ?? absent} ${quoted(read("trace"))} ${quoted(decoded(read("domain")))} ` +
    `${quoted(names.certificates[read("certificate")] ?? absent)} ${ruleOf(read)} ${timestamp(start)} ` +
    `${quoted(action)} ${quoted(location)} "-" ${quoted(target)} ${quoted(answered)} "-" "-" ` +
    (connection === absent ? absent : `TID_${connection.replaceAll("-", "")}`)
  );
}

/** Source: Network Load Balancer user guide, access log entries. Fields that the twin's TLS library keeps to itself are `-`. */
function tlsLine(read: Read<keyof typeof tcpFields>, { resource, listener }: Origin, names: LogNames): string {
  const end = Number(read("now"));
  const lifetime = Number(read("connected"));
  const serial = read("certificate");
  return [
    "tls",
    "2.0",
    timestamp(end).slice(0, 19),
    resource,
    listener,
    read("client"),
    read("destination"),
    read("connected"),
    read("handshake"),
    read("received"),
    read("sent"),
    absent,
    names.certificates[serial] ?? absent,
    serial.toLowerCase(),
    read("cipher"),
    read("protocol").toLowerCase().replace(".", ""),
    absent,
    decoded(read("domain")),
    read("alpn"),
    absent,
    absent,
    timestamp(end - 1000 * Math.max(0, lifetime)).slice(0, 19),
  ].join(" ");
}

interface Times {
  /** Milliseconds; -1 when it did not come to that. */
  readonly request: number;
  readonly target: number;
  readonly response: number;
  readonly total: number;
}

/** HAProxy's timers: request, queue, connect, response, all. */
function timesOf(timers: string): Times {
  const [request = -1, queue = -1, connect = -1, response = -1, total = -1] = timers.split("/").map(Number);
  if (connect < 0) return { request: -1, target: -1, response: -1, total };
  const sent = Math.max(0, request) + Math.max(0, queue) + connect;
  if (response < 0) return { request: sent, target: -1, response: -1, total };
  return { request: sent, target: response, response: Math.max(0, total - sent - response), total };
}

const seconds = (milliseconds: number): string => (milliseconds < 0 ? "-1" : (milliseconds / 1000).toFixed(3));

/** Microseconds since the epoch as ISO 8601. */
function timestamp(microseconds: number): string {
  const second = Math.floor(microseconds / 1_000_000);
  if (second !== lastSecond.value)
    lastSecond = { value: second, text: new Date(second * 1000).toISOString().slice(0, 19) };
  return `${lastSecond.text}.${String(Math.floor(microseconds % 1_000_000)).padStart(6, "0")}Z`;
}

/** Thousands of lines share a second. */
let lastSecond = { value: Number.NaN, text: "" };

function kindOf(read: Read<keyof typeof httpFields>): string {
  const isTls = read("cipher") !== absent;
  if (read("status") === "101") return isTls ? "wss" : "ws";
  if (!isTls) return "http";
  return read("alpn") === "h2" ? "h2" : "https";
}

/** `{host|agent}`, with both as the client sent them. */
function headersOf(captured: string): readonly [host: string, agent: string] {
  const [host = "", agent = ""] = captured.slice(1, -1).split("|");
  return [unmarked(host), agent === "" ? absent : unmarked(agent)];
}

/** Method, absolute URL and version; what the client never sent is `-`. */
function requestLine(read: Read<keyof typeof httpFields>, host: string, port: string): string {
  const origin = `${read("cipher") === absent ? "http" : "https"}://${withoutPort(host)}:${port}`;
  const request = read("request");
  if (request === absent || request === "<BADREQ>") return `- ${origin}- -`;
  // A URL beyond what HAProxy keeps of it has lost the version behind it.
  const [method = "", uri = "", version = read("alpn") === "h2" ? "HTTP/2.0" : "HTTP/1.1"] = request.split(" ");
  const path = uri.startsWith("/") ? uri : uri.replace(/^https?:\/\/[^/?]*/, "");
  return `${method} ${origin}${unmarked(path)} ${version}`;
}

const withoutPort = (host: string): string => (host.includes(":") ? host.replace(/:\d+$/, "") : host);

/** 0 is the default action, -1 an error before any rule. */
function ruleOf(read: Read<keyof typeof httpFields>): string {
  if (read("rule") !== absent) return read("rule");
  return isRefused(read) ? "-1" : "0";
}

function actionOf(read: Read<keyof typeof httpFields>, group: string | undefined): string {
  if (group !== undefined) return "forward";
  if (isRefused(read)) return absent;
  return read("location") === absent ? "fixed-response" : "redirect";
}

/** HAProxy ended it before or without an action: a bad or late request. */
const isRefused = (read: Read<keyof typeof httpFields>): boolean => "PCcR".includes(read("state").charAt(0));
