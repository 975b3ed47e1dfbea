#!/usr/bin/env bash
# Believed: `requestTimeout` of the AWS SDK's request handler for Node ends a request that takes longer with an error, so that the SDK's retries see it.
# True: it writes a warning and waits on. A server that answers after 2 s is a success with requestTimeout 500; one that never answers holds the
#   call for ever. Only `throwOnRequestTimeout: true` beside it makes it an error (TimeoutError); `socketTimeout` counts silence on the socket.
# What follows: "call the API with a second's patience" in a health gate or a shift of weights does not end after a second. Set both options,
#   or an AbortSignal.
# Version: @smithy/node-http-handler 4.14.2, Node 20. Date: 2026-11-30. Takes 10 s.
# Seen: requestTimeout 500 alone: status 200 after 2 s, 1 warning; with throwOnRequestTimeout: TimeoutError before 1 s
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent @smithy/node-http-handler@4.14.2 @smithy/protocol-http@5.6.2 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const http = require("node:http");
const { once } = require("node:events");
const { NodeHttpHandler } = require("@smithy/node-http-handler");
const { HttpRequest } = require("@smithy/protocol-http");

let warnings = 0;
for (const level of ["log", "warn"]) {
  const write = console[level];
  console[level] = (...parts) => (/requestTimeout/.test(parts.join(" ")) ? warnings++ : write(...parts));
}

async function ask(port, options) {
  const handler = new NodeHttpHandler({ requestTimeout: 500, ...options });
  const began = Date.now();
  try {
    const request = new HttpRequest({ protocol: "http:", hostname: "127.0.0.1", port, method: "GET", path: "/" });
    const { response } = await handler.handle(request);
    return [`status ${response.statusCode}`, Date.now() - began];
  } catch (error) {
    return [error.name, Date.now() - began];
  } finally {
    handler.destroy();
  }
}

async function main() {
  const server = http.createServer((_, response) => setTimeout(() => response.end("late"), 2000)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  const [alone, took] = await ask(port, {});
  const warned = warnings;
  const [both, soon] = await ask(port, { throwOnRequestTimeout: true });
  server.closeAllConnections();
  server.close();
  const when = took >= 1900 ? "after 2 s" : `after ${took} ms`;
  const early = soon < 1000 ? "before 1 s" : `after ${soon} ms`;
  const line = `requestTimeout 500 alone: ${alone} ${when}, ${warned} warning; with throwOnRequestTimeout: ${both} ${early}`;
  process.stdout.write(`${line}\n`);
}
main();
JS
seen=$(timeout 60 node main.cjs)
echo "$seen"
[ "$seen" = "requestTimeout 500 alone: status 200 after 2 s, 1 warning; with throwOnRequestTimeout: TimeoutError before 1 s" ]
echo "as stated"
