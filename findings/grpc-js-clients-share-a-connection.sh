#!/usr/bin/env bash
# Believed: each client of @grpc/grpc-js has a connection of its own, as each has in Go, so that ten clients of one address are a pool of ten connections, and a balancer
#   of connections (a network load balancer, a Service of Kubernetes) shares them among its servers.
# True: clients with the same address and the same options share one connection, in the whole process. Ten clients are one connection, and so one server.
#   Any difference between the options counts, also of one that does not exist; `grpc.use_local_subchannel_pool: 1` keeps each for itself.
# What follows: the usual way round a server's limit of streams for a connection (100 or so), and round a balancer that shares connections, has no effect. Set that
#   option on each client of the pool, and count the connections.
# Version: @grpc/grpc-js 1.14.7, Node 20. Date: 2026-12-01. Takes 5 s.
# Seen: connections of 10 clients: 1; with an option of their own: 10; with grpc.use_local_subchannel_pool: 10
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent @grpc/grpc-js@1.14.7 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const { Server, ServerCredentials, credentials, makeGenericClientConstructor } = require("@grpc/grpc-js");

const bytes = (value) => value;
const get = { path: "/web/get", requestStream: false, responseStream: false, requestSerialize: bytes, requestDeserialize: bytes, responseSerialize: bytes, responseDeserialize: bytes };
const Client = makeGenericClientConstructor({ get }, "web");
const peers = new Set();
const server = new Server();
server.addService({ get }, {
  get: (call, answer) => {
    peers.add(call.getPeer());
    answer(null, Buffer.from("done"));
  },
});

async function connections(port, optionsOf) {
  peers.clear();
  const clients = Array.from({ length: 10 }, (_, index) => new Client(`127.0.0.1:${port}`, credentials.createInsecure(), optionsOf(index)));
  const call = (client) => new Promise((resolve, reject) => client.get(Buffer.from("x"), { deadline: Date.now() + 5000 }, (error) => (error ? reject(error) : resolve())));
  await Promise.all(clients.map(call));
  for (const client of clients) client.close();
  return peers.size;
}

server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), async (_, port) => {
  const same = await connections(port, () => ({}));
  const other = await connections(port, (index) => ({ "of-the-pool": index }));
  const local = await connections(port, () => ({ "grpc.use_local_subchannel_pool": 1 }));
  console.log(`connections of 10 clients: ${same}; with an option of their own ${other}; with a pool of their own ${local}`);
  process.exit(same === 1 && other === 10 && local === 10 ? 0 : 1);
});
JS
timeout 60 node main.cjs
echo "as stated"
