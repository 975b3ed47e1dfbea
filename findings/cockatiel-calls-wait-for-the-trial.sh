#!/usr/bin/env bash
# Believed: a circuit breaker of cockatiel lets one call through when it is half open, and refuses the others at once, as it does when it is open.
# True: the others wait until that one has ended, and are refused then. Ten calls come at once and the trial takes a second to fail: ten callers are held for
#   a second, and one call was made.
# What follows: with a server that is silent rather than dead, callers pile up behind each trial for as long as its time-out is, each `halfOpenAfter` again: what the breaker
#   was there to prevent. Put a short time-out inside the breaker (wrap(breaker, timeout)), and take the trial's length into the balancer's.
# Version: cockatiel 4.0.0, Node 20. Date: 2026-12-01. Takes 4 s.
# Seen: open: 10 refused at once; half open: 1 made, 10 ended after a second, 9 of them refused
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent cockatiel@4.0.0 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const { ConsecutiveBreaker, circuitBreaker, handleAll } = require("cockatiel");

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const breaker = circuitBreaker(handleAll, { halfOpenAfter: 200, breaker: new ConsecutiveBreaker(2) });
let made = 0;

async function ten() {
  made = 0;
  const began = Date.now();
  const call = async () => {
    made++;
    await pause(1000);
    throw new Error("silent");
  };
  const ends = await Promise.all(
    Array.from({ length: 10 }, () => breaker.execute(call).catch(({ message }) => ({ message, after: Date.now() - began }))),
  );
  return { made, late: ends.filter(({ after }) => after > 900).length, refused: ends.filter(({ message }) => message !== "silent").length };
}

async function main() {
  for (let index = 0; index < 2; index++) await breaker.execute(() => Promise.reject(new Error("refused"))).catch(() => undefined);
  const open = await ten();
  await pause(300);
  const half = await ten();
  const seen = `open: made ${open.made}, late ${open.late}, refused ${open.refused}; half open: made ${half.made}, late ${half.late}, refused ${half.refused}`;
  console.log(seen);
  process.exit(seen === "open: made 0, late 0, refused 10; half open: made 1, late 10, refused 9" ? 0 : 1);
}

main();
JS
timeout 60 node main.cjs
echo "as stated"
