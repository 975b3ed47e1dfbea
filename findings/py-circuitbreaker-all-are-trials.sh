#!/usr/bin/env bash
# Believed: when its recovery time is over, a breaker of PyPI's circuitbreaker lets one call through to see whether the service is back, and refuses the rest meanwhile.
# True: half open it refuses nothing. All calls that come before the first one has ended are made: ten threads, ten calls; only the first that fails closes the door.
# What follows: against a service that hangs, each instance sends all of its waiting traffic each recovery time, for as long as its time-out is, and every thread hangs with
#   it. Keep the calls' own time-out short, and do not take the breaker's for a trial of one.
# Version: circuitbreaker 2.1.3 on Python 3.11. Date: 2026-12-01. Takes 10 s.
# Seen: open: 0 of 10 calls made; half open: 10 of 10 made, all failed; after them: open, 0 of 10
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python > /dev/null
python/bin/pip install --quiet --disable-pip-version-check circuitbreaker==2.1.3 > log 2>&1 || { cat log; exit 2; }
cat > main.py <<'PY'
import threading
import time

from circuitbreaker import CircuitBreaker

breaker = CircuitBreaker(failure_threshold=3, recovery_timeout=1)
made = []


@breaker
def call():
    made.append(1)
    time.sleep(0.3)
    raise ValueError


def attempt():
    try:
        call()
    except Exception:
        pass


def ten():
    made.clear()
    threads = [threading.Thread(target=attempt) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(made)


for _ in range(3):
    attempt()
opened = ten()
time.sleep(1.1)
half = ten()
after = ten()
print(f"made of ten: open {opened}, half open {half}, after them {after}")
raise SystemExit(0 if (opened, half, after) == (0, 10, 0) else 1)
PY
python/bin/python main.py
echo "as stated"
