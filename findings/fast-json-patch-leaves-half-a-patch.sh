#!/usr/bin/env bash
# Believed: a JSON Patch is taken as a whole or not at all, as RFC 5789 and RFC 6902 demand, so that with a failing `test` in it applyPatch of fast-json-patch throws and leaves
#   the document as it was; that is what `test` is there for.
# True: it changes the document it was given, step by step, and throws at the one that fails: what stood before that stays. A `test` guards only what comes behind it. With
#   its fourth argument (mutateDocument) false the document is left alone.
# What follows: a controller or a deployment that catches the error and goes on writes half a patch. Put each `test` first, or pass
#   `applyPatch(document, patch, true, false)`.
# Version: fast-json-patch 3.1.1, Node 20. Date: 2026-12-01. Takes 3 s.
# Seen: TEST_OPERATION_FAILED, replicas 2 is 9; with mutateDocument false: TEST_OPERATION_FAILED, 2
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent fast-json-patch@3.1.1 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const { applyPatch } = require("fast-json-patch");

function replicas(...options) {
  const document = { replicas: 2, maximum: 4 };
  try {
    applyPatch(document, [{ op: "replace", path: "/replicas", value: 9 }, { op: "test", path: "/maximum", value: 10 }], ...options);
    return `no error ${document.replicas}`;
  } catch ({ name }) {
    return `${name} ${document.replicas}`;
  }
}

const seen = `${replicas()}; ${replicas(true)}; ${replicas(true, false)}`;
console.log(seen);
process.exit(seen === "TEST_OPERATION_FAILED 9; TEST_OPERATION_FAILED 9; TEST_OPERATION_FAILED 2" ? 0 : 1);
JS
timeout 60 node main.cjs
echo "as stated"
