#!/usr/bin/env bash
# Believed: with `xfwd: true` http-proxy of Node adds its client's address to X-Forwarded-For, and lets X-Forwarded-Proto and X-Forwarded-Port say what the first client used,
#   or what its own did.
# True: it adds to all three. Behind a balancer that ends TLS the server gets `x-forwarded-proto: https,http` and `x-forwarded-port: 443,8080`: neither value alone, but a
#   list that has no meaning for these two headers. X-Forwarded-Host alone is kept as it came.
# What follows: code that asks whether the header is "https" says no, and redirects to HTTPS for ever or sets no secure cookie; one that takes the whole of the port
#   builds a link that no one can open. Take the first element, or set both headers in `proxyReq` and leave xfwd out.
# Version: http-proxy 1.18.1, Node 20. Date: 2026-12-01. Takes 3 s.
# Seen: proto https,http; port 443,<own>; for 203.0.113.7,127.0.0.1; host shop.example
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent http-proxy@1.18.1 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const { createServer } = require("node:http");
const { createProxyServer } = require("http-proxy");

const listen = (server) => new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server.address().port)));

async function main() {
  const back = await listen(createServer((request, answer) => answer.end(JSON.stringify(request.headers))));
  const proxy = createProxyServer({ target: `http://127.0.0.1:${back}`, xfwd: true });
  const front = await listen(createServer((request, answer) => proxy.web(request, answer)));
  // As from a balancer that has ended TLS.
  const headers = { "x-forwarded-for": "203.0.113.7", "x-forwarded-proto": "https", "x-forwarded-port": "443", "x-forwarded-host": "shop.example" };
  const got = await (await fetch(`http://127.0.0.1:${front}/`, { headers })).json();
  const [proto, port, from, host] = ["proto", "port", "for", "host"].map((name) => got[`x-forwarded-${name}`]);
  console.log(`proto ${proto}; port ${port}; for ${from}; host ${host}`);
  const asStated = proto === "https,http" && port === `443,${front}` && from === "203.0.113.7,127.0.0.1" && host === "shop.example";
  process.exit(asStated ? 0 : 1);
}

main();
JS
timeout 60 node main.cjs
echo "as stated"
