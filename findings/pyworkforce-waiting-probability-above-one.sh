#!/usr/bin/env bash
# Believed: the probability of waiting that pyworkforce's ErlangC gives is 1 where there are fewer positions than work, or it is refused.
# True: the formula holds for a queue that gets shorter, and below that the library goes on with it: with work for 10 it gives 1.42 for 9 positions and 4.41
#   for 5, and an occupancy of 1.11 and 2. The service level of the same positions is right: 0.
# What follows: a mean or a plot over sizes is spoilt by the overloaded ones, and `1 - waiting_probability` is a negative share of requests that are
#   answered at once. Ask for the occupancy first, and take 1 from 1 on.
# Version: pyworkforce 0.5.1 on Python 3.11. Date: 2026-12-01. Takes 40 s.
# Seen: 5 positions 4.41 occupancy 2.00 level 0.00; 9 positions 1.42 occupancy 1.11 level 0.00; 11 positions 0.68 occupancy 0.91 level 0.39
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python > /dev/null
python/bin/pip install --quiet --disable-pip-version-check pyworkforce==0.5.1 > log 2>&1 || { cat log; exit 2; }
cat > main.py <<'PY'
from pyworkforce.queuing import ErlangC

queue = ErlangC(transactions=100, asa=20 / 60, aht=3, interval=30, shrinkage=0.0)
print(
    "; ".join(
        f"{count} positions {queue.waiting_probability(count):.2f} occupancy {queue.achieved_occupancy(count):.2f} "
        f"level {queue.service_level(count):.2f}"
        for count in (5, 9, 11)
    )
)
PY
seen=$(python/bin/python main.py)
echo "$seen"
[ "$seen" = "5 positions 4.41 occupancy 2.00 level 0.00; 9 positions 1.42 occupancy 1.11 level 0.00; 11 positions 0.68 occupancy 0.91 level 0.39" ]
echo "as stated"
