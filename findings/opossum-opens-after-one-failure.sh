#!/usr/bin/env bash
# Believed: a circuit breaker of opossum with errorThresholdPercentage 50 opens when half of the calls of its window fail, and needs more than one call to
#   say so.
# True: volumeThreshold, the number of calls below which it does not judge, is 0. One failed call that is the first of its window of 10 s is 100 %, and
#   the breaker is open for 30 s: a client that calls once in 10 s or more loses every call of half a minute to a single failure. And half is not enough: with one
#   failed of two, which is 50 %, it stays closed; the share must be above.
# What follows: a single reset of a connection, as in each deployment, takes a healthy service away from its quiet clients. Set volumeThreshold.
# Version: opossum 9.0.0 (10.0.0 asks for a later Node and is not run here), Node 20. Date: 2026-12-01. Takes 10 s.
# Seen: first call failed: open; one of two failed: closed; two of three failed: open; first call failed with volumeThreshold 5: closed
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent opossum@9.0.0 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const Breaker = require("opossum");
async function after(calls, options) {
  const breaker = new Breaker(async (fails) => {
    if (fails) throw new Error("reset");
  }, { errorThresholdPercentage: 50, ...options });
  for (const fails of calls) await breaker.fire(fails).catch(() => {});
  const state = breaker.opened ? "open" : "closed";
  breaker.shutdown();
  return state;
}
(async () => {
  const said = [await after([true]), await after([false, true]), await after([false, true, true]), await after([true], { volumeThreshold: 5 })];
  console.log(`first ${said[0]}; one of two ${said[1]}; two of three ${said[2]}; first of five ${said[3]}`);
})();
JS
seen=$(timeout 30 node main.cjs)
echo "$seen"
[ "$seen" = "first open; one of two closed; two of three open; first of five closed" ]
echo "as stated"
