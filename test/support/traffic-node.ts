import fs from "node:fs";
import http from "node:http";
import https from "node:https";
import net from "node:net";

/** The process behind `startNode`: id, address, port, file with certificate and key, `proxy` to expect a PROXY v2 header. */
const [, , id = "", address = "", port = "", pem = "", mode = ""] = process.argv;

let health = 200;

const proxied = new WeakMap<object, string>();
const ready = () => process.stdout.write("ready\n");

const answer = (request: http.IncomingMessage, response: http.ServerResponse) => {
  const url = new URL(request.url ?? "/", "http://node");
  response.setHeader("x-node", id);
  const client = proxied.get(request.socket);
  if (client !== undefined) response.setHeader("x-client", client);
  const [, first = "", second = ""] = url.pathname.split("/");
  if (first === "healthz") {
    response.statusCode = health;
    response.end();
  } else if (first === "health") {
    health = Number(second);
    response.end();
  } else if (first === "status") {
    response.statusCode = Number(second);
    response.end();
  } else if (first === "slow") {
    setTimeout(() => response.end("late"), Number(url.searchParams.get("ms")));
  } else if (first === "abort") {
    request.socket.destroy();
  } else if (first === "reset" && request.socket instanceof net.Socket) {
    request.socket.resetAndDestroy();
  } else if (first === "headers") {
    // So many bytes of headers, in lines of a thousand.
    for (let left = Number(second); left > 0; left -= 1000) {
      const name = `x-large-${left}`;
      response.setHeader(name, "a".repeat(Math.max(1, Math.min(1000, left) - name.length - ": \r\n".length)));
    }
    response.end();
  } else {
    if (first === "login") response.setHeader("set-cookie", `SESSION=${id}-${Date.now()}; Path=/`);
    response.end(
      JSON.stringify({ id, peer: request.socket.remoteAddress, url: request.url, headers: request.headers }),
    );
  }
};

const key = pem === "" ? "" : fs.readFileSync(pem, "utf8");
const limits = { maxHeaderSize: 128 * 1024 };
const server =
  pem === "" ? http.createServer(limits, answer) : https.createServer({ ...limits, cert: key, key }, answer);
server.maxHeadersCount = 0;
server.keepAliveTimeout = 60_000;

/** Takes the header off, and answers with it when asked for `/proxy`: who is said to be the client. */
function afterHeader(socket: net.Socket): void {
  socket.once("readable", () => {
    const head = socket.read(16) as Buffer | null;
    if (head === null) return void socket.destroy();
    const rest = head.readUInt16BE(14);
    const addresses = rest === 0 ? Buffer.alloc(0) : (socket.read(rest) as Buffer);
    const isLocal = (head[12] ?? 0) === 0x20;
    const client = isLocal ? "local" : [...addresses.subarray(0, 4)].join(".");
    proxied.set(socket, client);
    server.emit("connection", socket);
  });
}

if (mode === "proxy") net.createServer(afterHeader).listen(Number(port), address, ready);
else server.listen(Number(port), address, ready);

// Nobody starts nodes but a test: they end with it, however it ends.
process.stdin.resume().on("end", () => process.exit());
