#!/usr/bin/env bash
# Believed: the weights of servers on a hash ring are shares: 1, 1, 1 and 10, 10, 10 send every key to the same server, so that a team may
#   write percentages where another wrote ones.
# True: to uhashring a weight is a factor of the number of a server's points on the ring, whatever the others have. All three weights times ten: more than half
#   of the keys change their server, though no server came or went and each has the share that it had. npm's hashring takes shares: nothing moves.
# What follows: change a weight, and keys move as if a server had come; change all of them and most caches and sessions are lost. Keep the old
#   servers' weights when a new one gets its own, and give it one on their scale.
# Versions: uhashring 2.5 on Python 3.11, hashring 3.2.0. Date: 2026-11-30. Takes 15 s.
# Seen: of 20000 keys all weights times ten move 11509 (uhashring) and 0 (hashring); a fourth server moves only keys of its own in both
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python > /dev/null
python/bin/pip install --quiet --disable-pip-version-check uhashring==2.5 > log 2>&1 || { cat log; exit 2; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent hashring@3.2.0 > log 2>&1 || { cat log; exit 2; }
cat > main.py <<'PY'
from uhashring import HashRing

keys = [f"client-{index}" for index in range(20000)]


def moves(before, after):
    old, new = (HashRing({name: {"weight": weight} for name, weight in ring.items()}) for ring in (before, after))
    pairs = [(old.get_node(key), new.get_node(key)) for key in keys]
    return sum(a != b for a, b in pairs), sum(a != b and b in before for a, b in pairs)


ones = {"a": 1, "b": 1, "c": 1}
tens, _ = moves(ones, {"a": 10, "b": 10, "c": 10})
_, among = moves(ones, {**ones, "d": 1})
print(f"uhashring: times ten {tens}, with a fourth {among} among the old")
PY
cat > main.cjs <<'JS'
const HashRing = require("hashring");
const keys = Array.from({ length: 20000 }, (_, index) => `client-${index}`);
function moves(before, after) {
  const [old, now] = [new HashRing(before), new HashRing(after)];
  const pairs = keys.map((key) => [old.get(key), now.get(key)]).filter(([a, b]) => a !== b);
  return [pairs.length, pairs.filter(([, b]) => b in before).length];
}
const ones = { a: 1, b: 1, c: 1 };
const [tens] = moves(ones, { a: 10, b: 10, c: 10 });
const [, among] = moves(ones, { ...ones, d: 1 });
console.log(`hashring: times ten ${tens}, with a fourth ${among} among the old`);
JS
seen=$(python/bin/python main.py; node main.cjs)
echo "$seen"
[ "$seen" = "uhashring: times ten 11509, with a fourth 0 among the old
hashring: times ten 0, with a fourth 0 among the old" ]
echo "as stated"
