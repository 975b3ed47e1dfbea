#!/usr/bin/env bash
# Believed: npm's consistent-hash sends a key to the same node in each process that has added the same nodes, since that is what such a hash is used for.
# True: a node's places on the ring are drawn by Math.random when it is added. Two rings of the same four nodes, added in the same order, disagree on some three keys of four, as
#   chance would: each process and each restart shares the keys out anew. Within one ring all is well: taking a node away moves its own keys only. With `distribution: "uniform"`
#   rings of the same nodes agree, if these are added in the same order: turned round they agree on no key.
# What follows: a fleet of proxies sends a client to as many servers as there are proxies, and a rollout empties every cache at once. Take a ring whose places
#   come from the nodes' names.
# Version: consistent-hash 1.2.2, Node 20. Date: 2026-12-01. Takes 3 s.
# Seen: of 1000 keys on another node: 702 to 834 by default, uniform 0, uniform turned round 1000, of other nodes' keys when one is taken away 0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent consistent-hash@1.2.2 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const ConsistentHash = require("consistent-hash");

const nodes = ["10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4"];
const keys = Array.from({ length: 1000 }, (_, index) => `client-${index}`);
function ring(options, order = nodes) {
  const made = new ConsistentHash(options);
  for (const node of order) made.add(node);
  return made;
}
const differ = (one, other) => keys.filter((key) => one.get(key) !== other.get(key)).length;
const uniform = { distribution: "uniform" };

const plain = differ(ring(), ring());
const same = differ(ring(uniform), ring(uniform));
const turned = differ(ring(uniform), ring(uniform, nodes.toReversed()));
const changing = ring();
const before = new Map(keys.map((key) => [key, changing.get(key)]));
changing.remove(nodes[1]);
const moved = keys.filter((key) => before.get(key) !== nodes[1] && changing.get(key) !== before.get(key)).length;
console.log(`on another node: ${plain}, uniform ${same}, in another order ${turned}; moved without need ${moved}`);
process.exit(plain > 500 && same === 0 && turned > 900 && moved === 0 ? 0 : 1);
JS
timeout 60 node main.cjs
echo "as stated"
