#!/usr/bin/env bash
# Believed: a library that stops a server of Node gracefully answers the last request of a connection with `Connection: close`, so that the client, a balancer
#   with its pool, sends no other request on it; a reset is what it is there to avoid.
# True: stoppable, and @godaddy/terminus which is made with it, answer "keep-alive" and close the connection behind the answer. A request that the client
#   sends meanwhile on the connection that it was told to keep meets a reset. http-graceful-shutdown answers "close", and the client opens a new connection,
#   which is refused: that it may try elsewhere.
# What follows: each deployment costs a busy balancer some 502, and most for requests that must not be tried again. Set the header yourself while
#   stopping, or take the other one.
# Versions: stoppable 1.1.0, @godaddy/terminus 4.12.1, http-graceful-shutdown 4.0.0, Node 20. Date: 2026-12-01. Takes 15 s.
# Seen, the answer that is under way and the next request: stoppable keep-alive ECONNRESET, terminus keep-alive ECONNRESET, http-graceful-shutdown close
#   ECONNREFUSED
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent stoppable@1.1.0 @godaddy/terminus@4.12.1 http-graceful-shutdown@4.0.0 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const http = require("node:http");
process.kill = () => true; // terminus ends its own process at last
const sleep = (time) => new Promise((done) => setTimeout(done, time));
const get = (port, agent) =>
  new Promise((done) => {
    http
      .get({ host: "127.0.0.1", port, agent }, (answer) => answer.resume().on("end", () => done(answer.headers.connection)))
      .on("error", (error) => done(error.code));
  });
const stops = {
  stoppable: (server) => (require("stoppable")(server), () => server.stop()),
  terminus: (server) => {
    require("@godaddy/terminus").createTerminus(server, { signal: "SIGUSR2", timeout: 10_000, logger: () => {} });
    return () => process.emit("SIGUSR2", "SIGUSR2");
  },
  "http-graceful-shutdown": (server) => require("http-graceful-shutdown")(server, { forceExit: false, signals: "" }),
};
(async () => {
  const said = [];
  for (const [name, prepare] of Object.entries(stops)) {
    const server = http.createServer((_, answer) => setTimeout(() => answer.end("ok"), 600));
    const stop = prepare(server);
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const { port } = server.address();
    const first = get(port, agent);
    await sleep(100);
    stop();
    await sleep(100);
    const second = get(port, agent); // waits for the connection of the first
    said.push(`${name} ${await first} ${await second}`);
  }
  console.log(said.join(", "));
  process.exit(0);
})();
JS
seen=$(timeout 60 node main.cjs)
echo "$seen"
[ "$seen" = "stoppable keep-alive ECONNRESET, terminus keep-alive ECONNRESET, http-graceful-shutdown close ECONNREFUSED" ]
echo "as stated"
