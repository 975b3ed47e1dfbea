#!/usr/bin/env bash
# Believed: a recurrence rule with a time zone means the same times to each library that reads RFC 5545: UNTIL in UTC, which the RFC demands there, includes a
#   time that falls on it; a day's 02:30 comes once when the clocks go back, and is 03:30 when they go forward; each hour comes once.
# True: three libraries give three answers in Europe/Berlin, and none is the RFC's in spring.
#   1. npm's rrule compares UNTIL with the local time as if that were UTC: daily at 08:00 until 07:00 UTC, which is 08:00, ends a day too early. West
#      of Greenwich it ends a day too late. rrule-temporal and dateutil include it, and no more.
#   2. 2026-03-29 02:30, which there is not: rrule and dateutil say 01:30, rrule-temporal leaves the day out.
#   3. 2026-10-25 02:30, which comes twice: rrule takes the second, the others the first.
#   4. Each hour of that night from midnight: rrule leaves out 01:00, the others one of the two 02:00.
# What follows: a maintenance window from a calendar opens at another time, or not, by the tool that reads it. Keep windows in UTC, or away from the hours
#   from 1 to 4, and end them by COUNT.
# Versions: rrule 2.8.1, rrule-temporal 2.2.8, python-dateutil 2.9.0.post0 on Python 3.11, Node 20, TZ=UTC. Date: 2026-12-01. Takes 15 s.
# Seen (UTC): until Berlin rrule 01 02, others 01 02 03; until New York rrule 01 02 03, others 01 02; the second in spring rrule 29T00:30, temporal 30T00:30,
#   dateutil 29T00:30; autumn 25T01:30 25T00:30 25T00:30; hours rrule 22 00 01 02, others 22 23 00 02
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export TZ=UTC
npm init -y > /dev/null
npm install --no-audit --no-fund --silent rrule@2.8.1 rrule-temporal@2.2.8 > log 2>&1 || { cat log; exit 2; }
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check python-dateutil==2.9.0.post0 > log 2>&1 || { cat log; exit 2; }
cat > rules.json <<'JSON'
{
  "until Berlin": "DTSTART;TZID=Europe/Berlin:20261201T080000\nRRULE:FREQ=DAILY;UNTIL=20261203T070000Z",
  "until New York": "DTSTART;TZID=America/New_York:20261201T080000\nRRULE:FREQ=DAILY;UNTIL=20261203T120000Z",
  "spring": "DTSTART;TZID=Europe/Berlin:20260328T023000\nRRULE:FREQ=DAILY;COUNT=2",
  "autumn": "DTSTART;TZID=Europe/Berlin:20261025T023000\nRRULE:FREQ=DAILY;COUNT=1",
  "hours": "DTSTART;TZID=Europe/Berlin:20261025T000000\nRRULE:FREQ=HOURLY;COUNT=4"
}
JSON
cat > main.mjs <<'JS'
import { readFileSync } from "node:fs";
import rrule from "rrule";
import { RRuleTemporal } from "rrule-temporal";
for (const [name, rule] of Object.entries(JSON.parse(readFileSync("rules.json", "utf8")))) {
  const said = (times) => times.map((time) => new Date(time).toISOString().slice(8, 16)).join(" ");
  console.log(`${name}: rrule ${said(rrule.rrulestr(rule).all())}`);
  console.log(`${name}: temporal ${said(new RRuleTemporal({ rruleString: rule }).all().map((time) => Number(time.epochMilliseconds)))}`);
}
JS
cat > main.py <<'PY'
import json
from datetime import timezone

from dateutil.rrule import rrulestr

for name, rule in json.load(open("rules.json")).items():
    times = " ".join(time.astimezone(timezone.utc).strftime("%dT%H:%M") for time in rrulestr(rule))
    print(f"{name}: dateutil {times}")
PY
seen=$({ timeout 60 node main.mjs; python/bin/python main.py; } | sort)
echo "$seen"
[ "$seen" = "autumn: dateutil 25T00:30
autumn: rrule 25T01:30
autumn: temporal 25T00:30
hours: dateutil 24T22:00 24T23:00 25T00:00 25T02:00
hours: rrule 24T22:00 25T00:00 25T01:00 25T02:00
hours: temporal 24T22:00 24T23:00 25T00:00 25T02:00
spring: dateutil 28T01:30 29T00:30
spring: rrule 28T01:30 29T00:30
spring: temporal 28T01:30 30T00:30
until Berlin: dateutil 01T07:00 02T07:00 03T07:00
until Berlin: rrule 01T07:00 02T07:00
until Berlin: temporal 01T07:00 02T07:00 03T07:00
until New York: dateutil 01T13:00 02T13:00
until New York: rrule 01T13:00 02T13:00 03T13:00
until New York: temporal 01T13:00 02T13:00" ]
echo "as stated"
