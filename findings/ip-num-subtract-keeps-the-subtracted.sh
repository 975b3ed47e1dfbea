#!/usr/bin/env bash
# Believed: `subtract` of ip-num's RangedSet gives the addresses of the one range that are not in the other, or throws where that is no range.
# True: it gives the range from the first address of the one to the last of the other, so that all of what was to be taken away is kept and what lies
#   behind it is lost: 10.0.0.0/24 without 10.0.0.64/26 is 10.0.0.0 to .127, and without its upper half it is itself. `difference` is right.
#   Nor does a Pool join ranges side by side: of two halves of 10.0.0.0/24 it gives no /24.
# What follows: free subnets reckoned with subtract overlap the used ones.
# Version: ip-num 1.6.2, Node 20. Date: 2026-11-30. Takes 5 s.
# Seen: subtract the middle 10.0.0.0-10.0.0.127, the upper half 10.0.0.0-10.0.0.255; difference 10.0.0.0-10.0.0.63 10.0.0.128-10.0.0.255; pool none
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent ip-num@1.6.2 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const { IPv4CidrRange, IPv4Prefix, Pool } = require("ip-num");
const range = (text) => IPv4CidrRange.fromCidr(text).toRangeSet();
const whole = range("10.0.0.0/24");
const middle = range("10.0.0.64/26");
const pool = Pool.fromCidrRanges([IPv4CidrRange.fromCidr("10.0.0.0/25"), IPv4CidrRange.fromCidr("10.0.0.128/25")]);
let given = "none";
try {
  given = pool.getCidrRange(IPv4Prefix.fromNumber(24n)).toCidrString();
} catch {
  // None is big enough.
}
const difference = whole.difference(middle).map((part) => part.toRangeString());
console.log(
  `subtract the middle ${whole.subtract(middle).toRangeString()}, the upper half ${whole.subtract(range("10.0.0.128/25")).toRangeString()}; ` +
    `difference ${difference.join(" ")}; pool ${given}`,
);
JS
seen=$(node main.cjs)
echo "$seen"
[ "$seen" = "subtract the middle 10.0.0.0-10.0.0.127, the upper half 10.0.0.0-10.0.0.255; difference 10.0.0.0-10.0.0.63 10.0.0.128-10.0.0.255; \
pool none" ]
echo "as stated"
