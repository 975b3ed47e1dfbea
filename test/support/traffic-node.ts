import fs from "node:fs";
import http from "node:http";
import https from "node:https";

/** The process behind `startNode`: id, address, port, `tls` or `plain`. */
const [, , id = "", address = "", port = "", mode = ""] = process.argv;

let health = 200;

const answer = (request: http.IncomingMessage, response: http.ServerResponse) => {
  const url = new URL(request.url ?? "/", "http://node");
  response.setHeader("x-node", id);
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
  } else {
    if (first === "login") response.setHeader("set-cookie", `SESSION=${id}-${Date.now()}; Path=/`);
    response.end(
      JSON.stringify({ id, peer: request.socket.remoteAddress, url: request.url, headers: request.headers }),
    );
  }
};

const server =
  mode === "tls"
    ? https.createServer({ pfx: fs.readFileSync(process.env["NODE_PFX"] ?? ""), passphrase: "x" }, answer)
    : http.createServer(answer);
server.keepAliveTimeout = 60_000;
server.listen(Number(port), address, () => process.stdout.write("ready\n"));
