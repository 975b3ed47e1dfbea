#!/usr/bin/env bash
# Believed: a pool of generic-pool whose factory fails gives the caller the error, or tries again after a pause.
# True: it tries again at once, for as long as a caller waits, and the caller learns nothing of it: it gets a TimeoutError if `acquireTimeoutMillis` is set, and else
#   waits on. A server that refuses in a millisecond is asked 700 to 900 times a second by one waiting caller; what it said goes to the event
#   `factoryCreateError` only.
# What follows: each instance of a fleet storms a database that is starting or out of connections, and the reason is in no log. Pause inside `create` after a failure
#   (longer each time), listen for factoryCreateError, and set acquireTimeoutMillis.
# Version: generic-pool 3.9.0, Node 20. Date: 2026-12-01. Takes 4 s.
# Seen: one caller, one second: TimeoutError that names no reason, 723 and 904 tries, as many events
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent generic-pool@3.9.0 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const { createPool } = require("generic-pool");

let tries = 0;
let events = 0;
const create = async () => {
  tries++;
  await new Promise((resolve) => setTimeout(resolve, 1));
  throw new Error("too many connections");
};
const pool = createPool({ create, destroy: async () => undefined }, { max: 1, acquireTimeoutMillis: 1000 });
pool.on("factoryCreateError", () => events++);
pool.acquire().catch(({ name, message }) => {
  console.log(`${name}, ${message}; ${tries} tries, ${events} events`);
  process.exit(name === "TimeoutError" && !message.includes("connections") && tries > 100 && events > 100 ? 0 : 1);
});
JS
timeout 60 node main.cjs
echo "as stated"
