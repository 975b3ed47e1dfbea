#!/usr/bin/env bash
# Believed: `maxAttempts: 10`, or new ConfiguredRetryStrategy(10, ...), of the AWS SDK for JavaScript means up to ten attempts for each call that fails with a 503.
# True: a client has a purse of 500 for all of its calls, each retry costs, 5 or more, and only a success pays back. After three calls of ten attempts the purse is nearly
#   empty, and each call after that is one attempt, for as long as the client lives without a success.
# What follows: a loop that polls a service through an outage stops retrying after a few calls, just when it was to be patient; one that needs patience waits
#   between calls itself. A new client has a full purse.
# Versions: @aws-sdk/client-auto-scaling 3.1169.0, @smithy/core 3.41.1, Node 20, against a local server that answers 503. Date: 2026-12-01. Takes 15 s.
# Seen, attempts of 8 calls in a row: 10 10 10 9 1 1 1 1; of one call of a new client: 10
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent @aws-sdk/client-auto-scaling@3.1169.0 @smithy/core@3.41.1 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const { AutoScalingClient, DescribeAutoScalingGroupsCommand } = require("@aws-sdk/client-auto-scaling");
const { ConfiguredRetryStrategy } = require("@smithy/core/retry");
let attempts = 0;
const server = require("node:http").createServer((request, answer) => {
  attempts++;
  request.resume();
  answer.writeHead(503).end();
});
const client = () =>
  new AutoScalingClient({
    region: "eu-west-1",
    credentials: { accessKeyId: "key", secretAccessKey: "secret" },
    endpoint: `http://127.0.0.1:${server.address().port}`,
    retryStrategy: new ConfiguredRetryStrategy(10, () => 1),
  });
async function call(by) {
  attempts = 0;
  await by.send(new DescribeAutoScalingGroupsCommand({})).catch(() => {});
  return attempts;
}
server.listen(0, "127.0.0.1", async () => {
  const one = client();
  const said = [];
  for (let count = 0; count < 8; count++) said.push(await call(one));
  console.log(`${said.join(" ")}; new ${await call(client())}`);
  process.exit(0);
});
JS
seen=$(timeout 60 node main.cjs 2> log)
echo "$seen"
[ "$seen" = "10 10 10 9 1 1 1 1; new 10" ]
echo "as stated"
