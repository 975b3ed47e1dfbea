#!/usr/bin/env bash
# Believed: `trust proxy` of Express (and trustProxy of Fastify) with the balancers' networks gives as req.ip the first address from the right that is not theirs, in
#   whichever form the balancer writes X-Forwarded-For; an AWS balancer adds the client's port to it when it is asked to (xff_client_port).
# True: an entry with a port is no address to it, so none of the networks has it. req.ip is "203.0.113.9:51234" with one balancer, and "10.0.0.7:443", the inner
#   balancer, with two: the client is never reached, though the network trusts it. Without ports both are right. npm's request-ip cuts a port off
#   an IPv4 address, and takes the balancer's own address for a client with IPv6 ("[2001:db8::9]:51234").
# What follows: with the attribute set, limits by address count each connection as a client of its own, or all clients as one. Cut the ports off before, or
#   leave the attribute alone and log the port at the balancer.
# Versions: express 5.3.0, fastify 5.12.8, request-ip 3.3.0, Node 20. Date: 2026-12-01. Takes 15 s.
# Seen: plain 203.0.113.9 in all; one 203.0.113.9:51234 in Express and Fastify; two 10.0.0.7:443 in both; request-ip 203.0.113.9, for IPv6 127.0.0.1
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent express@5.3.0 fastify@5.12.8 request-ip@3.3.0 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const networks = ["127.0.0.0/8", "10.0.0.0/8"];
const { getClientIp } = require("request-ip");
const app = require("express")();
app.set("trust proxy", networks);
app.get("/", (request, answer) => answer.send(`${request.ip} ${getClientIp(request)}`));
const fastify = require("fastify")({ trustProxy: networks });
fastify.get("/", async (request) => request.ip);
const get = async (port, header) => (await fetch(`http://127.0.0.1:${port}/`, { headers: { "x-forwarded-for": header } })).text();
const server = app.listen(0, "127.0.0.1", async () => {
  await fastify.listen({ port: 0, host: "127.0.0.1" });
  const headers = { plain: "203.0.113.9, 10.0.0.7", one: "203.0.113.9:51234", two: "203.0.113.9:51234, 10.0.0.7:443", six: "[2001:db8::9]:51234" };
  const said = [];
  for (const [name, header] of Object.entries(headers)) {
    said.push(`${name} ${await get(server.address().port, header)} ${await get(fastify.server.address().port, header)}`);
  }
  console.log(said.join("; "));
  process.exit(0);
});
JS
seen=$(timeout 30 node main.cjs)
echo "$seen"
[ "$seen" = "plain 203.0.113.9 203.0.113.9 203.0.113.9; one 203.0.113.9:51234 203.0.113.9 203.0.113.9:51234; \
two 10.0.0.7:443 203.0.113.9 10.0.0.7:443; six [2001:db8::9]:51234 127.0.0.1 [2001:db8::9]:51234" ]
echo "as stated"
