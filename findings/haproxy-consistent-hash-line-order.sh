#!/usr/bin/env bash
# Believed: with `hash-type consistent` a client's server follows from the servers themselves (name or address), so that two configurations
#   with the same servers in another order send every client to the same server, and a new server moves only its own share of the clients.
# True: the ring is made of the servers' numbers, which are their places in the backend. The same three servers written as c, a, b send no
#   client where a, b, c sends it; a fourth server moves a quarter of the clients when its line is the last, and nine in ten when it is the
#   first. `id N` on each server line makes the order harmless. (HAProxy 3.0 brought `hash-key addr`; not run here.)
# What follows: a generator that sorts or lists servers in the order of an API's answer breaks affinity at every change, and two balancers
#   side by side disagree. Give each server an id that stays with it.
# Tool: HAProxy 2.6.12-1+deb12u4 (Debian 12: apt-get install haproxy), Node 20. Date: 2026-11-30. Takes 5 s.
# Seen, of 300 clients:
#   moved by another order 300, by a fourth server last 77, by a fourth server first 267, by another order with ids 0
set -euo pipefail
command -v haproxy > /dev/null || PATH="$PATH:/usr/sbin"
command -v haproxy > /dev/null || { echo "HAProxy is needed: apt-get install haproxy" >&2; exit 2; }
folder=$(mktemp -d)
pids=()
pid=
trap 'for pid in "${pids[@]}"; do kill "$pid" 2> /dev/null || true; done; rm -rf "$folder"' EXIT
cd "$folder"

cat > servers.cjs <<'JS'
const http = require("node:http");
for (const [place, name] of ["a", "b", "c", "d"].entries())
  http.createServer((_request, answer) => answer.end(name)).listen(18401 + place, "127.0.0.1");
JS

cat > client.cjs <<'JS'
const http = require("node:http");
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const server = (port, client) =>
  new Promise((done, failed) => {
    const request = http.get({ host: "127.0.0.1", port, agent, headers: { "x-client": client } }, (answer) => {
      let text = "";
      answer.on("data", (data) => (text += data));
      answer.on("end", () => done(text));
    });
    request.on("error", failed);
  });
(async () => {
  const ports = process.argv.slice(2).map(Number);
  const chosen = [];
  for (const port of ports) {
    const list = [];
    for (let i = 0; i < 300; i++) list.push(await server(port, `client-${i}`));
    chosen.push(list);
  }
  agent.destroy();
  const moved = (one, two) => chosen[one].filter((name, i) => name !== chosen[two][i]).length;
  console.log(
    `moved by another order ${moved(0, 1)}, by a fourth server last ${moved(0, 2)}, ` +
      `by a fourth server first ${moved(0, 3)}, by another order with ids ${moved(4, 5)}`,
  );
})();
JS

config() { # port, then server lines: name:port[:id]
  local port=$1
  shift
  cat > "$port.cfg" <<CFG
defaults
  mode http
  timeout connect 5s
  timeout client 5s
  timeout server 5s
frontend in
  bind 127.0.0.1:$port
  default_backend out
backend out
  balance hdr(x-client)
  hash-type consistent
CFG
  for server in "$@"; do
    IFS=: read -r name target id <<< "$server"
    echo "  server $name 127.0.0.1:$target${id:+ id $id}" >> "$port.cfg"
  done
  haproxy -f "$port.cfg" > "$port.log" 2>&1 & pids+=($!)
}
node servers.cjs & pids+=($!)
config 18411 a:18401 b:18402 c:18403
config 18412 c:18403 a:18401 b:18402
config 18413 a:18401 b:18402 c:18403 d:18404
config 18414 d:18404 a:18401 b:18402 c:18403
config 18415 a:18401:11 b:18402:12 c:18403:13
config 18416 c:18403:13 a:18401:11 b:18402:12
sleep 2

seen=$(timeout 60 node client.cjs 18411 18412 18413 18414 18415 18416)
echo "$seen"
[ "$seen" = "moved by another order 300, by a fourth server last 77, by a fourth server first 267, by another order with ids 0" ]
echo "as stated"
