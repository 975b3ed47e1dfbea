#!/usr/bin/env bash
# Believed: http-terminator and @godaddy/terminus, which are there to end a server of Node gracefully, wait for the requests that are being answered; a limit, if
#   there is one, is as long as a request may take, and what goes over it is reported.
# True: both cut every connection a second after the signal, unless told otherwise (gracefulTerminationTimeout, timeout). A request that needs three seconds
#   ends with a reset, while terminate() resolves and terminus goes on to onShutdown as if all were well. And terminus closes the port first: the health check
#   never says 503, it refuses, unless beforeShutdown waits for the balancer.
# What follows: each deployment resets what takes longer than a second, whatever the balancer's draining delay is. Set the limit to the longest
#   request, and beforeShutdown to the time until the balancer has seen it.
# Versions: http-terminator 3.2.0, @godaddy/terminus 4.12.1 on Node 20. Date: 2026-12-01. Takes 15 s.
# Seen: http-terminator ECONNRESET after 1 s, resolved; with 5000: 200; terminus health ECONNREFUSED, ECONNRESET after 1 s, onShutdown; with 5000: 200
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent http-terminator@3.2.0 @godaddy/terminus@4.12.1 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const http = require("node:http");
const { createHttpTerminator } = require("http-terminator");
const { createTerminus } = require("@godaddy/terminus");
process.kill = () => true; // terminus ends its own process at last
const sleep = (time) => new Promise((done) => setTimeout(done, time));
const get = (port, path) =>
  new Promise((done) => {
    http
      .get({ host: "127.0.0.1", port, path, agent: false }, (answer) => answer.resume().on("end", () => done(answer.statusCode)))
      .on("error", (error) => done(error.code));
  });
const listening = (server) => new Promise((done) => server.listen(0, "127.0.0.1", () => done(server.address().port)));
const slow = () => http.createServer((_, answer) => setTimeout(() => answer.end("ok"), 3000));
const timed = async (request, since) => {
  const status = await request;
  return `${status}${typeof status === "string" ? ` after ${Math.round((Date.now() - since) / 1000)} s` : ""}`;
};
async function terminator(options) {
  const server = slow();
  const port = await listening(server);
  const { terminate } = createHttpTerminator({ server, ...options });
  const request = get(port, "/");
  await sleep(100);
  const since = Date.now();
  const ended = terminate().then(() => "resolved", () => "rejected");
  return `${await timed(request, since)}, ${await ended}`;
}
async function terminus(options) {
  const server = slow();
  let shut = "not shut";
  createTerminus(server, { signal: "SIGUSR2", healthChecks: { "/healthz": async () => {} }, onShutdown: async () => (shut = "onShutdown"), logger: () => {}, ...options });
  const port = await listening(server);
  const request = get(port, "/");
  await sleep(100);
  const since = Date.now();
  process.emit("SIGUSR2", "SIGUSR2");
  await sleep(100);
  const health = await get(port, "/healthz");
  const said = await timed(request, since);
  await sleep(300);
  return `health ${health}, ${said}, ${shut}`;
}
(async () => {
  console.log(`http-terminator ${await terminator({})}; with 5000 ${await terminator({ gracefulTerminationTimeout: 5000 })}`);
  console.log(`terminus ${await terminus({})}; with 5000 ${await terminus({ timeout: 5000 })}`);
  process.exit(0);
})();
JS
seen=$(timeout 60 node main.cjs)
echo "$seen"
[ "$seen" = "http-terminator ECONNRESET after 1 s, resolved; with 5000 200, resolved
terminus health ECONNREFUSED, ECONNRESET after 1 s, onShutdown; with 5000 health ECONNREFUSED, 200, onShutdown" ]
echo "as stated"
