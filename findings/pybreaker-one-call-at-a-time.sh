#!/usr/bin/env bash
# Believed: a circuit breaker of pybreaker that is closed lets calls through as if it were not there.
# True: it holds a lock while the call runs, so that all threads which share a breaker call one after another: ten threads with calls of 0.2 s take 2 s. The fifth
#   failure (fail_max 5) is not the caller's own error but a CircuitBreakerError.
# What follows: a breaker around a database or an AWS client, one for each service as its README has it, makes of a threaded web server a queue of one, and a slow
#   dependency holds every thread: the opposite of what it is there for. Measure with threads before it goes in; use one that locks the count alone.
# Version: pybreaker 1.4.1 on Python 3.11. Date: 2026-12-01. Takes 10 s.
# Seen: 10 threads of 0.2 s: 0.2 s without, 2.0 s with a breaker, 10 breakers 0.2 s; errors: ValueError x 4, CircuitBreakerError
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python > /dev/null
python/bin/pip install --quiet --disable-pip-version-check pybreaker==1.4.1 > log 2>&1 || { cat log; exit 2; }
cat > main.py <<'PY'
import threading
import time

from pybreaker import CircuitBreaker


def slow():
    time.sleep(0.2)


def seconds(calls):
    threads = [threading.Thread(target=call) for call in calls]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.monotonic() - began


def through(breaker):
    return lambda: breaker.call(slow)


shared = CircuitBreaker()
without = seconds([slow] * 10)
one = seconds([through(shared)] * 10)
own = seconds([through(CircuitBreaker()) for _ in range(10)])


def fail():
    raise ValueError


errors = []
failing = CircuitBreaker(fail_max=5)
for _ in range(5):
    try:
        failing.call(fail)
    except Exception as error:
        errors.append(type(error).__name__)
print(f"without {without:.1f} s, with one breaker {one:.1f} s, with ten {own:.1f} s; {' '.join(errors)}")
as_stated = without < 1 and own < 1 and 2 <= one < 4 and errors == ["ValueError"] * 4 + ["CircuitBreakerError"]
raise SystemExit(0 if as_stated else 1)
PY
python/bin/python main.py
echo "as stated"
