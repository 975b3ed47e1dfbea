#!/usr/bin/env bash
# Believed: `quantityToScalar` of @kubernetes/client-node, which its own totals of processors and memory are made with (totalMemory, topPods, topNodes), reads each
#   quantity that Kubernetes takes.
# True: with a suffix from k on it reads whole numbers only, and 0.5Gi or 1.5M ends with JavaScript's own SyntaxError about BigInt. Fractions without a
#   suffix, and with m, u and n, are read. And the kind of the answer changes: with k and above it is a BigInt, below a number, and the two cannot be added.
# What follows: one pod in the cluster with a limit of 1.5Gi, as many charts have it, and the listing of all pods' memory throws. Write 1536Mi, or
#   read quantities otherwise.
# Version: @kubernetes/client-node 1.4.0, Node 20. Date: 2026-12-01. Takes 20 s.
# Seen: 1.5Gi SyntaxError, 0.5M SyntaxError, 1536Mi 1610612736 bigint, 1.5 1.5 number, 500m 0.5 number; totalMemory of a pod with 1.5Gi SyntaxError
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent @kubernetes/client-node@1.4.0 > log 2>&1 || { cat log; exit 2; }
cat > main.mjs <<'JS'
import { quantityToScalar, totalMemory } from "@kubernetes/client-node/dist/util.js";
const said = (make) => {
  try {
    const value = make();
    return `${value} ${typeof value}`;
  } catch (error) {
    return error.name;
  }
};
const pod = { spec: { containers: [{ resources: { requests: { memory: "1Gi" }, limits: { memory: "1.5Gi" } } }] } };
const quantities = ["1.5Gi", "0.5M", "1536Mi", "1.5", "500m"].map((text) => `${text} ${said(() => quantityToScalar(text))}`);
console.log(`${quantities.join(", ")}; pod ${said(() => totalMemory(pod).limit)}`);
JS
seen=$(timeout 30 node main.mjs)
echo "$seen"
[ "$seen" = "1.5Gi SyntaxError, 0.5M SyntaxError, 1536Mi 1610612736 bigint, 1.5 1.5 number, 500m 0.5 number; pod SyntaxError" ]
echo "as stated"
