#!/usr/bin/env bash
# Believed: a process of SimPy that asks a Container for what is there gets it, whatever others wait for; a Container, a Store and a FilterStore
#   hand out alike.
# True: a Container serves its queue strictly in order. Behind a request for 5 of a level of 3 a request for 1 waits too, for ever if nothing is put in,
#   while 3 are free; the same holds for what is put in behind a put that does not fit. A FilterStore goes on to the next that it can
#   serve. The run ends without a word: no event is left, and nothing says that processes still wait.
# What follows: a model of capacity in which jobs of several sizes share a Container has the jobs stand behind the largest one, and shows a utilisation
#   that a scheduler which fills gaps would not have. Give up a request with a time-out and ask anew, or keep units in a FilterStore.
# Version: simpy 4.1.2 on Python 3.11. Date: 2026-11-30. Takes 10 s.
# Seen: Container: small served never, level 3, ended at 20; FilterStore: small served at 1
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python > /dev/null
python/bin/pip install --quiet --disable-pip-version-check simpy==4.1.2 > log 2>&1 || { cat log; exit 2; }
cat > main.py <<'PY'
import simpy


def served(ask_big, ask_small):
    times = []

    def big():
        yield ask_big()

    def small():
        yield environment.timeout(1)
        yield ask_small()
        times.append(environment.now)

    environment.process(big())
    environment.process(small())
    environment.run(until=20)
    return f"at {times[0]}" if times else "never"


environment = simpy.Environment()
container = simpy.Container(environment, capacity=10, init=3)
when = served(lambda: container.get(5), lambda: container.get(1))
print(f"Container: small served {when}, level {container.level}, ended at {environment.now}", end="; ")
environment = simpy.Environment()
store = simpy.FilterStore(environment)
store.items.extend([1, 1, 1])
when = served(lambda: store.get(lambda size: size >= 5), lambda: store.get(lambda size: size >= 1))
print(f"FilterStore: small served {when}")
PY
seen=$(timeout 60 python/bin/python main.py)
echo "$seen"
[ "$seen" = "Container: small served never, level 3, ended at 20; FilterStore: small served at 1" ]
echo "as stated"
