#!/usr/bin/env bash
# Believed: the handler that py-healthcheck puts behind a health check's path runs the checks each time it is asked, and answers 503 when one fails.
# True: a check that passed is not run again for 27 s, and one that failed for 9 s: its answer comes from memory. And a failure is a 500. A balancer that asks
#   every 5 s and takes a node out after two failures does so not 10 s after the fault but up to 37 s; and it must count 500 as a failure.
# What follows: the detection time that is read from the balancer's timers is too short by the cache's. Give success_ttl=0 and failed_ttl=0, or keep them
#   below the balancer's interval, and add them to the budget.
# Version: py-healthcheck 1.10.1 on Python 3.11. Date: 2026-12-01. Takes 10 s.
# Seen: asked 5 times over 26 s of its clock, broken after the first: 200 200 200 200 200, run once; at 28 s 500, at 30 s mended 500, at 38 s 200;
#   with both at 0: 200 500 500
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check py-healthcheck==1.10.1 > log 2>&1 || { cat log; exit 2; }
cat > main.py <<'PY'
import time

clock = [1000.0]
time.time = lambda: clock[0]  # its own clock, so that 38 s need not be waited for
import logging

from healthcheck import HealthCheck

logging.disable(logging.CRITICAL)
works, runs = [True], []


def database():
    runs.append(1)
    return works[0], "database"


def asked(health, at):
    clock[0] = 1000.0 + at
    return health.run()[1]


health = HealthCheck(checkers=[database])
said = [asked(health, 0)]
works[0] = False
said += [asked(health, at) for at in (5, 10, 20, 26)]
count = len(runs)
late = asked(health, 28)
works[0] = True
print(*said, f"run {count}; 28 s {late}, 30 s mended {asked(health, 30)}, 38 s {asked(health, 38)}", end="; ")
eager = HealthCheck(checkers=[database], success_ttl=0, failed_ttl=0)
first = asked(eager, 50)
works[0] = False
print("eager", first, asked(eager, 51), asked(eager, 52))
PY
seen=$(python/bin/python main.py)
echo "$seen"
[ "$seen" = "200 200 200 200 200 run 1; 28 s 500, 30 s mended 500, 38 s 200; eager 200 500 500" ]
echo "as stated"
