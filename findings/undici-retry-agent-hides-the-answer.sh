#!/usr/bin/env bash
# Believed: RetryAgent of undici sends what may be sent again, and gives the last answer back when its tries are used up; a POST, which it does not send again,
#   gets its answer as without it.
# True: an answer of 500, 502, 503, 504 or 429 is an error then, "Request failed", and its body is lost: after the last try of a GET, and after the only one of a POST.
#   Its code is UND_ERR_REQ_RETRY, though nothing was sent again. 501 and 404 are answers as before.
# What follows: code that looks at statusCode to tell a refused order from a failed one throws instead once the agent is in place, and the reason that a server
#   gave is not in the log. Pass `throwOnError: false`, and what is true without the agent is true with it.
# Version: undici 7.30.2, Node 20. Date: 2026-12-01. Takes 4 s.
# Seen: GET 503: 3 calls, error; POST 503: 1 call, error; POST 501: 1 call, 501 with its body; POST 503 with throwOnError false: 1 call, 503 with its body
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent undici@7.30.2 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const { createServer } = require("node:http");
const { Agent, RetryAgent } = require("undici");

let calls = 0;
const server = createServer((request, answer) => {
  calls++;
  answer.statusCode = Number(request.url.slice(1));
  answer.end("the reason");
});

async function said(method, status, options = {}) {
  calls = 0;
  const agent = new RetryAgent(new Agent(), { maxRetries: 2, minTimeout: 10, ...options });
  const got = await agent
    .request({ origin: `http://127.0.0.1:${server.address().port}`, path: `/${status}`, method, ...(method === "POST" ? { body: "order" } : {}) })
    .then(async ({ statusCode, body }) => `${statusCode} ${await body.text()}`, ({ code, message }) => `${code} ${message}`);
  return `${method} ${status} ${calls}: ${got}`;
}

server.listen(0, "127.0.0.1", async () => {
  console.log(await said("GET", 503));
  console.log(await said("POST", 503));
  console.log(await said("POST", 501));
  console.log(await said("POST", 503, { throwOnError: false }));
  process.exit(0);
});
JS
timeout 60 node main.cjs | tee seen
diff seen - <<'SEEN'
GET 503 3: UND_ERR_REQ_RETRY Request failed
POST 503 1: UND_ERR_REQ_RETRY Request failed
POST 501 1: 501 the reason
POST 503 1: 503 the reason
SEEN
echo "as stated"
