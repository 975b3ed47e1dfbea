#!/usr/bin/env bash
# Believed: a group of Bottleneck with `reservoir: 1000` a day for each key (reservoirRefreshInterval 24 h) lets a key have 1000 jobs a day.
# True: a key that was idle for five minutes is forgotten with all that it has used, and its next job finds a full reservoir. It can have 1000 jobs, pause for five minutes, and have
#   1000 more. A limit of the group that holds for longer than five minutes does not hold, unless `timeout` says otherwise.
# What follows: a quota of a vendor or of AWS for an hour or a day is overdrawn by a client that works in bursts, as a nightly job does. Give the group a
#   `timeout` longer than the refresh interval, or a limiter of its own to each key.
# Version: bottleneck 2.19.5, Node 20. Date: 2026-12-01. Takes 6 s: the time-out is 0.5 s here.
# Seen: default 300000 ms; left after 2 of 2: 0, after a pause 2; with a time-out longer than the pause: 0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent bottleneck@2.19.5 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const Bottleneck = require("bottleneck");

const day = 24 * 60 * 60 * 1000;

async function left(options) {
  const group = new Bottleneck.Group({ reservoir: 2, reservoirRefreshAmount: 2, reservoirRefreshInterval: day, ...options });
  for (let index = 0; index < 2; index++) await group.key("client").schedule(async () => undefined);
  const used = await group.key("client").currentReservoir();
  await new Promise((resolve) => setTimeout(resolve, 2500));
  return `${used} then ${await group.key("client").currentReservoir()}`;
}

async function main() {
  const seen = `default ${new Bottleneck.Group({}).timeout}; short ${await left({ timeout: 500 })}; long ${await left({ timeout: day })}`;
  console.log(seen);
  process.exit(seen === "default 300000; short 0 then 2; long 0 then 0" ? 0 : 1);
}

main();
JS
timeout 60 node main.cjs
echo "as stated"
