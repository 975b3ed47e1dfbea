#!/usr/bin/env bash
# Believed: with axios-retry the `timeout` of axios holds for each try, and `retries: 5` makes six tries of a server that answers 503 each time.
# True: the time-out is one for all tries and for the waits between them: each try gets what the ones before have left. A server that needs 0.4 s for its 503 is
#   asked three times with a time-out of 1 s, the third time with less than 0.2 s, and the error is a time-out (ECONNABORTED, of about 175 ms), which says
#   nothing of the 503. With shouldResetTimeout: true each try has its second, and the error is the 503.
# What follows: the more a server is under load, the less is tried again, and the log blames the network. Set shouldResetTimeout, and count tries times
#   the time-out, and the waits, into the caller's own limit.
# Versions: axios 1.21.1, axios-retry 4.5.0, Node 20. Date: 2026-12-01. Takes 10 s.
# Seen: shared 3 calls ECONNABORTED; reset 6 calls ERR_BAD_RESPONSE 503
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent axios@1.21.1 axios-retry@4.5.0 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const axios = require("axios");
const { default: axiosRetry } = require("axios-retry");
let calls = 0;
const server = require("node:http").createServer((_, answer) => {
  calls++;
  setTimeout(() => answer.writeHead(503).end(), 400);
});
async function asked(options) {
  const client = axios.create({ timeout: 1000 });
  axiosRetry(client, { retries: 5, ...options });
  calls = 0;
  const error = await client.get(`http://127.0.0.1:${server.address().port}/`).catch((reason) => reason);
  return `${calls} ${error.code} ${error.response?.status ?? "no status"}`;
}
server.listen(0, "127.0.0.1", async () => {
  console.log(`shared ${await asked({})}; reset ${await asked({ shouldResetTimeout: true })}`);
  process.exit(0);
});
JS
seen=$(timeout 30 node main.cjs)
echo "$seen"
[ "$seen" = "shared 3 ECONNABORTED no status; reset 6 ERR_BAD_RESPONSE 503" ]
echo "as stated"
