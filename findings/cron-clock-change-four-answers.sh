#!/usr/bin/env bash
# Believed: libraries that read the same cron line in the same time zone run it at the same times; on the two days on which the clocks change they
#   all either skip or move what falls into the missing hour, and run once what falls into the hour that comes twice.
# True: in Europe/Berlin (2026-03-29 and 2026-10-25) four libraries give four answers:
#   1. `30 2 * * *` in spring: croner and croniter run at 03:00, cron-parser at 03:30, robfig/cron not at all that day;
#   2. the same in autumn: croner and cron-parser run it once, croniter and robfig/cron twice, an hour apart;
#   3. `0 */2 * * *` in spring: croner leaves the run of 02:00 out (though it moves the one of `30 2`), as robfig/cron does; cron-parser and croniter
#      run it at 03:00;
#   4. `0 */2 * * *` in autumn: croner now runs 02:00 twice (though `30 2` only once), as croniter and robfig/cron do; cron-parser once.
# What follows: a nightly job or a scheduled size that must come once, and once only, does not belong between 2 and 3 o'clock of a zone with
#   summer time. Schedule it in UTC, or before 1 o'clock.
# Versions: croner 11.0.1, cron-parser 5.10.6, croniter 7.0.0, github.com/robfig/cron/v3 v3.0.1. Date: 2026-11-30. Needs Go 1.24, Node and Python 3.11.
#   Takes 40 s.
# Seen: below, as it is compared; times in UTC, from midnight in Berlin on.
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent croner@11.0.1 cron-parser@5.10.6 > log 2>&1 || { cat log; exit 2; }
python3 -m venv python > /dev/null
python/bin/pip install --quiet --disable-pip-version-check croniter==7.0.0 tzdata > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const { Cron } = require("croner");
const { CronExpressionParser } = require("cron-parser");
const [line, from] = process.argv.slice(2);
const zone = "Europe/Berlin";
const show = (dates) => dates.map((date) => date.toISOString().slice(8, 16)).join(" ");
console.log(`croner      ${show(new Cron(line, { timezone: zone, paused: true }).nextRuns(3, new Date(from)))}`);
const parsed = CronExpressionParser.parse(line, { currentDate: new Date(from), tz: zone });
console.log(`cron-parser ${show([1, 2, 3].map(() => parsed.next().toDate()))}`);
JS
cat > main.py <<'PY'
import datetime
import sys
import zoneinfo

from croniter import croniter

start = datetime.datetime.fromisoformat(sys.argv[2]).astimezone(zoneinfo.ZoneInfo("Europe/Berlin"))
runs = croniter(sys.argv[1], start)
times = [runs.get_next(datetime.datetime).astimezone(datetime.timezone.utc).strftime("%dT%H:%M") for _ in range(3)]
print(f"croniter    {' '.join(times)}")
PY
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"
	"time"
	_ "time/tzdata"

	"github.com/robfig/cron/v3"
)

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func main() {
	schedule := must(cron.ParseStandard(os.Args[1]))
	next := must(time.Parse(time.RFC3339, os.Args[2])).In(must(time.LoadLocation("Europe/Berlin")))
	fmt.Print("robfig     ")
	for range 3 {
		next = schedule.Next(next)
		fmt.Print(" ", next.UTC().Format("02T15:04"))
	}
	fmt.Println()
}
GO
printf 'module finding\n\ngo 1.24\n' > go.mod
export GOFLAGS=-mod=mod
go get github.com/robfig/cron/v3@v3.0.1 > log 2>&1 || { cat log; exit 2; }
go build -o robfig . > log 2>&1 || { cat log; exit 2; }

all() {
  for when in "spring 2026-03-28T23:00:00Z" "autumn 2026-10-24T22:00:00Z"; do
    for line in "30 2 * * *" "0 */2 * * *"; do
      echo "$line in ${when% *}"
      node main.cjs "$line" "${when#* }"
      python/bin/python main.py "$line" "${when#* }"
      ./robfig "$line" "${when#* }"
    done
  done
}
all > seen
cat > believed <<'TEXT'
30 2 * * * in spring
croner      29T01:00 30T00:30 31T00:30
cron-parser 29T01:30 30T00:30 31T00:30
croniter    29T01:00 30T00:30 31T00:30
robfig      30T00:30 31T00:30 01T00:30
0 */2 * * * in spring
croner      29T02:00 29T04:00 29T06:00
cron-parser 29T01:00 29T02:00 29T04:00
croniter    29T01:00 29T02:00 29T04:00
robfig      29T02:00 29T04:00 29T06:00
30 2 * * * in autumn
croner      25T00:30 26T01:30 27T01:30
cron-parser 25T00:30 26T01:30 27T01:30
croniter    25T00:30 25T01:30 26T01:30
robfig      25T00:30 25T01:30 26T01:30
0 */2 * * * in autumn
croner      25T00:00 25T01:00 25T03:00
cron-parser 25T00:00 25T03:00 25T05:00
croniter    25T00:00 25T01:00 25T03:00
robfig      25T00:00 25T01:00 25T03:00
TEXT
cat seen
diff believed seen
echo "as stated"
