#!/usr/bin/env bash
# Believed: with a rate (`overallRate`, `connectionRate`) autocannon corrects its latencies for coordinated omission by the time that lies between
#   two requests at that rate, so that they are those of an open load.
# True: the interval is Math.ceil(1 / rate), which is 1 for every rate, and the histogram counts milliseconds. Each connection is taken for one that
#   asks every millisecond: an answer that took 500 ms is entered 500 times (500, 499, 498, ...). At 10 requests a second for each of 10 connections
#   against a server that stalls for one second in two, half of an open load's requests are answered at once, and the rest wait up to a second:
#   its median is near 0. autocannon's is near half a second. Its mean and lower percentiles are off as well; the highest value is right.
# What follows: percentiles of a run with a rate say nothing. Take `ignoreCoordinatedOmission: true` and mind what it leaves out, or a generator
#   that measures from the time at which a request was due.
# Version: autocannon 9.0.0 (hdr-histogram-js 3.0.1), Node 20. Date: 2026-11-30. Takes 25 s.
# Seen: about 600 requests, 28000 to 31000 latencies, p50 about 470 ms; of an open load p45 (the median lies on the edge) under 100 ms
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent autocannon@9.0.0 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const http = require("node:http");
const { once } = require("node:events");
const { setTimeout: sleep } = require("node:timers/promises");
const autocannon = require("autocannon");

const began = Date.now();
/** Answers at once in every other second, and at the end of the one between. */
const server = http.createServer((_, response) => {
  const phase = (Date.now() - began) % 2000;
  if (phase < 1000) response.end("ok");
  else setTimeout(() => response.end("ok"), 2000 - phase);
});

/** The same rate without connections that wait for each other: latencies from the time at which each request is due. */
async function openLoad(port, rate, seconds) {
  const start = Date.now();
  const asked = [];
  for (let index = 0; index < rate * seconds; index++) {
    const due = start + (index * 1000) / rate;
    await sleep(Math.max(0, due - Date.now()));
    asked.push(
      new Promise((resolve, reject) => {
        const request = http.get({ port, host: "127.0.0.1", agent: false }, (response) =>
          response.resume().on("end", () => resolve(Date.now() - due)),
        );
        request.on("error", reject);
      }),
    );
  }
  const took = (await Promise.all(asked)).sort((a, b) => a - b);
  return took[Math.floor(took.length / 2) - Math.floor(took.length / 20)];
}

async function main() {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  const { requests, latency } = await autocannon({ url: `http://127.0.0.1:${port}`, connections: 10, overallRate: 100, duration: 6 });
  const open = await openLoad(port, 100, 6);
  server.closeAllConnections();
  server.close();
  console.log(`${requests.total} requests, ${latency.totalCount} latencies, p50 ${latency.p50} ms; of an open load p45 ${open.toFixed(0)} ms`);
  process.exitCode = latency.totalCount > 20 * requests.total && latency.p50 > 300 && open < 100 ? 0 : 1;
}
main();
JS
timeout 90 node main.cjs
echo "as stated"
