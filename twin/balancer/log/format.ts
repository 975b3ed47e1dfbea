import { httpFields, tcpFields } from "../render/log";

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
const httpCount = Object.keys(httpFields).length;
const tcpCount = Object.keys(tcpFields).length;

/** One raw record of HAProxy as the vendor's line; undefined when it is not a record. */
export function formatRecord(raw: string, names: LogNames): LogLine | undefined {
  const [kind, balancer = "", resource = "", listener = "", ...values] = raw.split("\t");
  const origin = { resource, listener };
  if (kind === "http" && values.length === httpCount) {
    return { balancer, line: httpLine(reader(httpFields, values), origin, names) };
  }
  if (kind === "tls" && values.length === tcpCount) {
    return { balancer, line: tlsLine(reader(tcpFields, values), origin, names) };
  }
  return undefined;
}

/** Value of a field by its name; HAProxy writes `-` for what it does not know. */
function reader<K extends string>(fields: Readonly<Record<K, string>>, values: readonly string[]) {
  const positions = positionsOf(fields);
  return (field: K): string => {
    const value = values[positions.get(field) ?? -1] ?? "";
    return value === "" ? absent : value;
  };
}

const known = new WeakMap<object, ReadonlyMap<string, number>>();

function positionsOf(fields: Readonly<Record<string, string>>): ReadonlyMap<string, number> {
  const present = known.get(fields);
  if (present !== undefined) return present;
  const positions = new Map(Object.keys(fields).map((name, index) => [name, index]));
  known.set(fields, positions);
  return positions;
}

type Read<K> = (field: K) => string;

/** Source: Application Load Balancer user guide, access log entries. */
function httpLine(read: Read<keyof typeof httpFields>, { resource, listener }: Origin, names: LogNames): string {
  const times = timesOf(read("timers"));
  const end = Number(read("now"));
  const target = names.targets[read("server")] ?? (read("server").startsWith("-") ? absent : read("server"));
  const group = names.targetGroups[read("backend")];
  const status = read("status");
  const answered = times.target >= 0 ? status : absent;
  return [
    kindOf(read),
    timestamp(end),
    resource,
    read("client"),
    target,
    seconds(times.request),
    seconds(times.target),
    seconds(times.response),
    status,
    answered,
    read("received"),
    read("sent"),
    quoted(requestLine(read, listener)),
    quoted(decoded(read("agent"))),
    read("cipher"),
    read("protocol"),
    group ?? absent,
    quoted(decoded(read("trace"))),
    quoted(decoded(read("domain"))),
    quoted(names.certificates[read("certificate")] ?? absent),
    ruleOf(read),
    timestamp(end - 1000 * Math.max(0, times.total)),
    quoted(actionOf(read, group)),
    quoted(group === undefined ? decoded(read("location")) : absent),
    quoted(absent),
    quoted(target),
    quoted(answered),
    quoted(absent),
    quoted(absent),
    read("connection") === absent ? absent : `TID_${read("connection").replaceAll("-", "")}`,
  ].join(" ");
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
  return read("major") === "2" ? "h2" : "https";
}

/** Method, absolute URL and version; what the client never sent is `-`. */
function requestLine(read: Read<keyof typeof httpFields>, port: string): string {
  const scheme = read("cipher") === absent ? "http" : "https";
  const host = decoded(read("host")).replace(/:\d+$/, "");
  const method = read("method");
  if (method === absent || method === "<BADREQ>") return `- ${scheme}://${host === absent ? "" : host}:${port}- -`;
  const path = decoded(read("uri")).replace(/^https?:\/\/[^/?]*/, "");
  return `${method} ${scheme}://${host}:${port}${path} ${read("version")}`;
}

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
const isRefused = (read: Read<keyof typeof httpFields>): boolean => /^[PCcR]/.test(read("state"));

/** A JSON string as HAProxy's converter writes it, without its quotes. */
function decoded(text: string): string {
  if (!text.includes("\\")) return text;
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text;
  }
}

const special = /["\\\u0000-\u001f\u007f-\uffff]/;

/** The vendor writes what could end a field or a line as `\xHH`. */
const quoted = (text: string): string => {
  if (!special.test(text)) return `"${text}"`;
  const escaped = text.replaceAll(/["\\\u0000-\u001f\u007f-\uffff]/g, (character) =>
    [...Buffer.from(character, "utf8")]
      .map((byte) => `\\x${byte.toString(16).toUpperCase().padStart(2, "0")}`)
      .join(""),
  );
  return `"${escaped}"`;
};
