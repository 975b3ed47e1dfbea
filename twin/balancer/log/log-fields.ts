import { type connectionFields, separators } from "../render/log";
import { decoded, quoted, unmarked } from "./escapes";

/** What stands for a value that is not there. */
export const absent = "-";

/** HAProxy writes nothing or `-` for what it does not know. */
export const known = (value = ""): string => (value === "" ? absent : value);

interface Times {
  /** Seconds of the vendor's three times, separated by blanks; -1 when it did not come to that. */
  readonly text: string;
  /** Whether the target answered. */
  readonly isAnswered: boolean;
  /** Microseconds from the request to the end of the answer. */
  readonly total: number;
}

/** HAProxy's timers, in milliseconds: request, queue, connect, response, all. */
export function timesOf(timers: string): Times {
  const [request = -1, queue = -1, connect = -1, response = -1, total = -1] = timers.split("/").map(Number);
  const sent = connect < 0 ? -1 : Math.max(0, request) + Math.max(0, queue) + connect;
  const isAnswered = sent >= 0 && response >= 0;
  const times = [sent, isAnswered ? response : -1, isAnswered ? Math.max(0, total - sent - response) : -1];
  return { text: times.map(seconds).join(" "), isAnswered, total: 1000 * Math.max(0, total) };
}

const seconds = (milliseconds: number): string => (milliseconds < 0 ? "-1" : (milliseconds / 1000).toFixed(3));

interface Headers {
  /** Without the port. */
  readonly host: string;
  /** Quoted. */
  readonly agent: string;
}

/** `{host|agent}`, with both as the client sent them. */
export function headersOf(captured: string): Headers {
  const [host = "", agent = ""] = captured.slice(1, -1).split("|");
  return { host: unmarked(host).replace(/:\d+$/, ""), agent: quoted(known(unmarked(agent))) };
}

export interface Connection {
  readonly kind: "http" | "https" | "h2";
  readonly client: string;
  /** Cipher and protocol. */
  readonly tls: string;
  /** Domain and certificate, quoted. */
  readonly identity: string;
  readonly trace: string;
}

const order: Record<keyof typeof connectionFields, number> = {
  client: 0,
  cipher: 1,
  protocol: 2,
  domain: 3,
  alpn: 4,
  certificate: 5,
  connection: 6,
};

/** @param certificates ARN by serial number */
export function connectionOf(text: string, certificates: ReadonlyMap<string, string>): Connection {
  const values = text.split(separators.connection);
  const read = (field: keyof typeof order) => known(values[order[field]]);
  const [cipher, connection] = [read("cipher"), read("connection")];
  const secure = read("alpn") === "h2" ? "h2" : "https";
  return {
    kind: cipher === absent ? "http" : secure,
    client: read("client"),
    tls: `${cipher} ${read("protocol")}`,
    identity: `${quoted(decoded(read("domain")))} ${quoted(certificates.get(read("certificate")) ?? absent)}`,
    trace: connection === absent ? absent : `TID_${connection.replaceAll("-", "")}`,
  };
}

/** Microseconds since the epoch as ISO 8601. */
export function timestamp(microseconds: number): string {
  const second = Math.floor(microseconds / 1_000_000);
  if (second !== lastSecond.value)
    lastSecond = { value: second, text: new Date(second * 1000).toISOString().slice(0, 19) };
  return `${lastSecond.text}.${String(Math.floor(microseconds % 1_000_000)).padStart(6, "0")}Z`;
}

/** Thousands of lines share a second. */
let lastSecond = { value: Number.NaN, text: "" };
