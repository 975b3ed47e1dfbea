#!/usr/bin/env bash
# Believed: a waiter of the AWS SDK for JavaScript leaves `minDelay` seconds at least between two calls, and its last call is at `maxWaitTime`.
# True: as soon as a delay would reach beyond maxWaitTime, it is cut to end half a second before that, and every later one is cut to nothing: the rest
#   of the attempts, as many as doublings from minDelay to maxDelay allow, come one right behind the other, and then it gives up early.
# What follows: a fleet of waiters that time out together calls the API in a burst when it is least able to answer, with minDelay 15 as with 1; and the
#   last half second is not looked at. Take maxDelay near minDelay: then there are no attempts left to come at once.
# Version: @smithy/util-waiter 4.6.2 (its code is in @smithy/core), Node 20. Date: 2026-11-30. Takes 15 s.
# Seen: minDelay 1, maxDelay 1000, maxWaitTime 4: about 11 calls, 5 or more of them within 0.1 s of the one before, ended half a second early;
#   minDelay 1, maxDelay 1: none within 0.1 s
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent @smithy/util-waiter@4.6.2 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const { createWaiter } = require("@smithy/util-waiter");

async function calls(maxDelay) {
  const at = [];
  const began = Date.now();
  const again = async () => (at.push(Date.now() - began), { state: "RETRY" });
  await createWaiter({ client: {}, minDelay: 1, maxDelay, maxWaitTime: 4 }, {}, again).catch(() => undefined);
  const quick = at.filter((time, index) => index > 0 && time - at[index - 1] < 100).length;
  return { count: at.length, quick, ended: Date.now() - began };
}

Promise.all([calls(1000), calls(1)]).then(([wide, narrow]) => {
  console.log(`maxDelay 1000: ${wide.count} calls, ${wide.quick} at once, ended after ${wide.ended} ms; maxDelay 1: ${narrow.quick} at once`);
  process.exit(wide.quick >= 5 && wide.ended < 3900 && narrow.quick === 0 ? 0 : 1);
});
JS
timeout 60 node main.cjs
echo "as stated"
