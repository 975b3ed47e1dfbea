#!/usr/bin/env bash
# Believed: `fall 3` of HAProxy takes a server out after three failed checks in a row, whenever they come.
# True: a server that has not been checked yet counts as up by a hair: its first check alone takes it out if it fails, and then it needs `rise` good ones. Only a server that
#   has passed a check has three failures to spend. A reload that carries no state over (server-state-file) begins anew, so that it holds for each reload.
# What follows: a reload while servers are warming up or busy can take all of them out at their first look, and clients get 503 for rise x inter, where three failures
#   seemed to protect them. Carry the state over.
# Version: HAProxy 2.6.12-1+deb12u4 (Debian 12: apt-get install haproxy), Node 20. Date: 2026-12-01. Takes 20 s.
# Seen: first check fails: down after 1; the fourth alone: never down; the fourth and what follows: down after 3
set -euo pipefail
command -v haproxy > /dev/null || PATH="$PATH:/usr/sbin"
command -v haproxy > /dev/null || { echo "HAProxy is needed: apt-get install haproxy" >&2; exit 2; }
folder=$(mktemp -d)
pids=()
trap 'for pid in "${pids[@]}"; do kill "$pid" 2> /dev/null || true; done; rm -rf "$folder"' EXIT
cd "$folder"
cat > main.cjs <<'JS'
const { createServer } = require("node:http");
const { spawn } = require("node:child_process");
const { writeFileSync } = require("node:fs");

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** After how many failed checks HAProxy says that the server is down. */
async function downAfter(name, isBad) {
  let checks = 0;
  let failed = 0;
  const server = createServer((_, answer) => {
    checks++;
    const bad = isBad(checks);
    if (bad) failed++;
    answer.statusCode = bad ? 503 : 200;
    answer.end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const front = createServer();
  await new Promise((resolve) => front.listen(0, "127.0.0.1", resolve));
  const free = front.address().port;
  await new Promise((resolve) => front.close(resolve));
  writeFileSync(
    `${name}.cfg`,
    [
      "defaults",
      "  mode http",
      "  timeout connect 1s",
      "  timeout client 5s",
      "  timeout server 5s",
      "listen web",
      `  bind 127.0.0.1:${free}`,
      "  option httpchk GET /",
      `  server node 127.0.0.1:${server.address().port} check inter 500ms fall 3 rise 2`,
      "",
    ].join("\n"),
  );
  const proxy = spawn("haproxy", ["-f", `${name}.cfg`], { stdio: ["ignore", "ignore", "pipe"] });
  let down = "never";
  proxy.stderr.on("data", (text) => {
    if (down === "never" && /web\/node is DOWN/.test(String(text))) down = failed;
  });
  await pause(5000);
  proxy.kill();
  server.closeAllConnections();
  server.close();
  return down;
}

async function main() {
  const first = await downAfter("first", (check) => check === 1);
  const single = await downAfter("single", (check) => check === 4);
  const lasting = await downAfter("lasting", (check) => check >= 4);
  console.log(`down after: the first fails ${first}; the fourth alone ${single}; from the fourth on ${lasting}`);
  process.exit(first === 1 && single === "never" && lasting === 3 ? 0 : 1);
}

main();
JS
timeout 60 node main.cjs
echo "as stated"
