#!/usr/bin/env bash
# Believed: a server that closes its connection while HAProxy waits for the answer gives the client a 502, and a line in the log.
# True: only on the first request of an HTTP/1 client connection. On any later one, and on every request over HTTP/2, HAProxy closes the
#   client's side (HTTP/2: REFUSED_STREAM) without an answer, a log line or a counted error, so that the client may try again
#   (`abort_keep_alive` in src/http_ana.c; a stream of HTTP/2 is always marked as "not the first").
# What follows: a 5xx rate read from HAProxy misses keep-alive races. A Lua filter whose `end_analyze` returns filter.ERROR for a response
#   that never began makes HAProxy send its own 502, error page and all; the filter is called once more afterwards and must then go on.
# Tool: HAProxy 2.6.12-1+deb12u4 with +LUA (Debian 12: apt-get install haproxy), Node 20. Date: 2026-11-30.
# Seen:
#   plain  HTTP/1: / 200, /die closed, log lines 1     HTTP/2: /die refused
#   filter HTTP/1: / 200, /die 502                     HTTP/2: /die 502
set -euo pipefail
command -v haproxy > /dev/null || PATH="$PATH:/usr/sbin"
command -v haproxy > /dev/null || { echo "HAProxy is needed: apt-get install haproxy" >&2; exit 2; }
folder=$(mktemp -d)
pids=()
trap 'for pid in "${pids[@]}"; do kill "$pid" 2> /dev/null || true; done; rm -rf "$folder"' EXIT
cd "$folder"

cat > server.cjs <<'JS'
// Answers, except for /die: reads the request and closes, as a server whose keep-alive time is over.
const { createServer } = require("node:net");
createServer((socket) => {
  socket.on("error", () => {});
  socket.on("data", (data) => {
    if (String(data).startsWith("GET /die")) socket.end();
    else socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
  });
}).listen(18380, "127.0.0.1");
JS

cat > client.cjs <<'JS'
// One connection of each kind: `/` and then `/die`.
const http = require("node:http");
const http2 = require("node:http2");
const [one, two] = process.argv.slice(2).map(Number);
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const get = (path) =>
  new Promise((done) => {
    const request = http.get({ host: "127.0.0.1", port: one, path, agent }, (answer) => {
      answer.resume();
      answer.on("end", () => done(`${path} ${answer.statusCode}`));
    });
    request.on("error", () => done(`${path} closed`));
  });
const stream = (session, path) =>
  new Promise((done) => {
    const request = session.request({ ":path": path });
    request.on("response", (headers) => done(`${path} ${headers[":status"]}`));
    request.on("error", (error) => done(`${path} ${/REFUSED/.test(error.message) ? "refused" : error.message}`));
    request.resume();
    request.end();
  });
(async () => {
  const first = [await get("/"), await get("/die")].join(", ");
  agent.destroy();
  const session = http2.connect(`http://127.0.0.1:${two}`);
  session.on("error", () => {});
  const second = await stream(session, "/die");
  session.destroy();
  console.log(`HTTP/1: ${first} HTTP/2: ${second}`);
})();
JS

cat > silent.lua <<'LUA'
local silent = { id = "silent", flags = filter.FLT_CFG_FL_HTX }
function silent.new() return silent end
function silent.end_analyze(_, txn, channel)
  if not channel:is_resp() or channel:may_recv() then return filter.CONTINUE end
  if txn:get_var("txn.answered") or txn:get_var("txn.silent") then return filter.CONTINUE end
  txn:set_var("txn.silent", true)
  return filter.ERROR
end
core.register_filter("silent", silent, function(self) return self end)
LUA

config() { # name, port, lines of global, lines of backend
  cat > "$1.cfg" <<CFG
global
$3
defaults
  mode http
  timeout connect 5s
  timeout client 5s
  timeout server 5s
  retries 0
  log stdout format raw local0
frontend in
  bind 127.0.0.1:$2
  bind 127.0.0.1:$(($2 + 1)) proto h2
  log-format "line %ST %r"
  default_backend out
backend out
$4
  server one 127.0.0.1:18380
CFG
}
config plain 18381 "" ""
config filter 18383 "  lua-load silent.lua" "  filter lua.silent
  http-after-response set-var(txn.answered) bool(true) if !{ var(txn.silent) -m found }"

node server.cjs & pids+=($!)
haproxy -f plain.cfg > plain.log 2>&1 & pids+=($!)
haproxy -f filter.cfg > filter.log 2>&1 & pids+=($!)
sleep 2

plain="$(timeout 20 node client.cjs 18381 18382), log lines $(grep -c '^line' plain.log)"
filter=$(timeout 20 node client.cjs 18383 18384)
echo "plain  $plain"
echo "filter $filter"
[ "$plain" = "HTTP/1: / 200, /die closed HTTP/2: /die refused, log lines 1" ]
[ "$filter" = "HTTP/1: / 200, /die 502 HTTP/2: /die 502" ]
echo "as stated"
