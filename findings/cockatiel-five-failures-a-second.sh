#!/usr/bin/env bash
# Believed: `new SamplingBreaker({ threshold: 0.5, duration: 30_000 })` of cockatiel opens when half of the calls of 30 seconds fail; a few calls, five perhaps, are needed
#   before it judges.
# True: it wants five failures for each second of the duration before it judges, at that share: 300 calls in 30 seconds. A service of nine calls a second, all of which
#   fail, has a breaker that stays closed for ever; with a threshold of 0.1 it takes 50 a second.
# What follows: a low threshold, meant to be careful, makes the breaker need more traffic; the copy in each of many instances sees its own share only. Set minimumRps.
# Version: cockatiel 4.0.0, Node 20. Date: 2026-12-01. Takes 4 s.
# Seen: all fail: opens after 10 calls with 1 s, 300 with 30 s, 1500 with 30 s and threshold 0.1; 30 with minimumRps 1
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent cockatiel@4.0.0 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const { CircuitState, SamplingBreaker, circuitBreaker, handleAll } = require("cockatiel");

async function opensAfter(options) {
  const breaker = circuitBreaker(handleAll, { halfOpenAfter: 60_000, breaker: new SamplingBreaker(options) });
  let calls = 0;
  for (; breaker.state === CircuitState.Closed && calls < 5000; calls++)
    await breaker.execute(() => Promise.reject(new Error("refused"))).catch(() => undefined);
  return calls;
}

async function main() {
  const counts = [
    await opensAfter({ threshold: 0.5, duration: 1000 }),
    await opensAfter({ threshold: 0.5, duration: 30_000 }),
    await opensAfter({ threshold: 0.1, duration: 30_000 }),
    await opensAfter({ threshold: 0.5, duration: 30_000, minimumRps: 1 }),
  ];
  console.log(`opens after ${counts.join(", ")} failures`);
  process.exit(counts.join() === "10,300,1500,30" ? 0 : 1);
}

main();
JS
timeout 60 node main.cjs
echo "as stated"
