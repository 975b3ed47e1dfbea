import { existsSync } from "node:fs";
import http from "node:http";
import type { Socket } from "node:net";

/**
 * The node that a stack on the twin runs when it has no command of its own. It says who it is, has a slow path and a health path,
 * and fails nothing that is in flight when it is told to stop.
 *
 * `/` node, zone, group, requests: JSON when asked for, else text; `/healthz` 200, or 503 while stopping; `/slow?seconds=3` answers late;
 * `/bytes?count=1000` answers that much. Any method is taken; a body is read and its length told.
 *
 * For drills: a request with the header `x-vipkit-drill` is noted in the log when it is carried out, and `/healthz` answers 503 while the file
 * exists that DEPENDENCY_OUTAGE names, as a check does that asks for what the node depends on. While the file exists that SHORT_KEEP_ALIVE names,
 * the node gives a kept connection up within a second of its last answer, and the balancer learns of it 50 milliseconds later: what it sends
 * there meanwhile is never read, as where the node's keep-alive is shorter than the balancer's idle time-out. A network takes about a millisecond.
 */
const identity = {
  node: process.env["NODE_ID"] ?? "local",
  zone: process.env["NODE_ZONE"] ?? "",
  group: process.env["NODE_GROUP"] ?? "",
};
const host = process.env["HOST"] ?? "127.0.0.1";
const port = Number(process.env["PORT"] ?? 8080);
const dependencyOutage = process.env["DEPENDENCY_OUTAGE"];
const shortKeepAlive = process.env["SHORT_KEEP_ALIVE"];
/** Milliseconds. */
const longestKept = 1000;
const noticeTime = 50;
/** Milliseconds between two looks for the file. */
const lookPace = 250;
const longestDelay = 3600;
const largestBody = 64 * 1024 * 1024;

let requests = 0;
let stopping = false;

function answer(request: http.IncomingMessage, response: http.ServerResponse, received: number): void {
  const url = new URL(request.url ?? "/", "http://node");
  if (url.pathname === "/healthz") return answerCheck(response);
  requests += 1;
  noteDrill(request);
  if (url.pathname === "/slow") return answerLate(url, request, response, received);
  if (url.pathname === "/bytes") return send(response, 200, "x".repeat(amount(url, "count", largestBody)));
  sayWho(request, response, received);
}

function answerCheck(response: http.ServerResponse): void {
  if (stopping) return send(response, 503, "stopping\n");
  if (dependencyOutage !== undefined && existsSync(dependencyOutage)) return send(response, 503, "dependency away\n");
  send(response, 200, "ok\n");
}

function noteDrill({ headers }: http.IncomingMessage): void {
  const id = headers["x-vipkit-drill"];
  if (typeof id === "string" && /^[\w-]{1,64}$/.test(id)) process.stdout.write(`drill ${id}\n`);
}

function answerLate(url: URL, request: http.IncomingMessage, response: http.ServerResponse, received: number): void {
  const timer = setTimeout(() => sayWho(request, response, received), amount(url, "seconds", longestDelay) * 1000);
  response.once("close", () => clearTimeout(timer));
}

function sayWho(request: http.IncomingMessage, response: http.ServerResponse, received: number): void {
  const asJson = request.headers.accept?.includes("json") === true;
  const { node, zone, group } = identity;
  if (asJson) {
    return send(response, 200, `${JSON.stringify({ ...identity, requests, received })}\n`, "application/json");
  }
  send(response, 200, `node ${node} in zone ${zone} of group ${group}: request ${requests}\n`);
}

function send(response: http.ServerResponse, status: number, body: string, type = "text/plain"): void {
  if (stopping) response.setHeader("connection", "close");
  response.writeHead(status, {
    "content-type": type,
    "content-length": Buffer.byteLength(body),
    "x-node": identity.node,
  });
  response.end(body);
}

function amount(url: URL, name: string, most: number): number {
  const value = Number(url.searchParams.get(name) ?? 1);
  return Number.isFinite(value) ? Math.min(Math.max(value, 0), most) : 1;
}

const isToldToGiveUp = () => shortKeepAlive !== undefined && existsSync(shortKeepAlive);
let isKeepAliveShort = false;
/** Connections that are given up, and whose other end does not know it yet. */
const givenUp = new WeakSet<Socket>();

/** Of idle connections that will be. */
const idle = new WeakMap<Socket, NodeJS.Timeout>();

/** Gives an idle connection up after a while that differs each time, as pauses between requests do. */
function keepShortly(socket: Socket, response: http.ServerResponse): void {
  response.once("finish", () => {
    const timer = setTimeout(() => {
      if (!isToldToGiveUp()) return;
      givenUp.add(socket);
      setTimeout(() => socket.destroy(), noticeTime);
    }, Math.random() * longestKept);
    idle.set(socket, timer);
  });
}

if (shortKeepAlive !== undefined) setInterval(() => (isKeepAliveShort = isToldToGiveUp()), lookPace).unref();

const server = http.createServer((request, response) => {
  const { socket } = request;
  clearTimeout(idle.get(socket));
  if (givenUp.has(socket)) return;
  if (isKeepAliveShort) keepShortly(socket, response);
  let received = 0;
  request.on("data", (chunk: Buffer) => {
    received += chunk.length;
  });
  request.on("end", () => answer(request, response, received));
});
// A load balancer reuses connections: the node must keep them open longer than the balancer does (60 s by default, 4000 s at most).
server.keepAliveTimeout = Number(process.env["KEEP_ALIVE_TIMEOUT"] ?? 4060) * 1000;
server.requestTimeout = 0;

/** Takes no new connections, finishes what is in flight, then ends. */
function stop(): void {
  if (stopping) return;
  stopping = true;
  server.close(() => process.exit(0));
  server.closeIdleConnections();
}

process.once("SIGTERM", stop);
process.once("SIGINT", stop);
server.on("error", (error) => {
  process.stderr.write(`cannot listen on ${host}:${port}: ${error.message}\n`);
  process.exit(1);
});
server.listen(port, host, () => {
  process.stdout.write(`node ${identity.node} listens on ${host}:${port}\n`);
});
