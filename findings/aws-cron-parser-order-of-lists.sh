#!/usr/bin/env bash
# Believed: a list in a field of AWS' cron() means a set, so that 5,0 and 0,5 are the same; and a day that a month has not got is left out in that month.
# True: npm's aws-cron-parser takes the first of a list that is not before the wanted time, in the order written: of 8,6 only 8 is ever an answer, of
#   FRI,MON (from a Friday on) only the Friday, of JUN,JAN only June. Day 31 of February is 3 March, and 29 February of 2027 is 1 March. PyPI's pyawscron,
#   made after it, sorts its lists, and ends with Python's own error as soon as it meets a month that is too short, though the next date is known.
# What follows: a page that shows when a schedule runs next shows one run of two, and a run that will not be. Sort lists before, and ask for the
#   last day as L, which both know.
# Versions: aws-cron-parser 1.1.12, pyawscron 1.0.7 on Python 3.11. Date: 2026-12-01. Takes 15 s.
# Seen, the next three from Sunday 2027-01-31 09:00 UTC:
#   npm: 0 6,8 * * ? *: 02-01T06 02-01T08 02-02T06; 0 8,6 * * ? *: 02-01T08 02-02T08 02-03T08; 0 8 31 * ? *: 03-03T08 03-31T08 05-01T08;
#     0 8 29 2 ? *: 03-01T08 02-29T08 03-01T08; 0 8 L * ? *: 02-28T08 03-31T08 04-30T08
#   PyPI: 02-01T06 02-01T08 02-02T06 for both orders; ValueError for 31 and for 29 2; 02-28T08 03-31T08 04-30T08 for L
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python > /dev/null
python/bin/pip install --quiet --disable-pip-version-check pyawscron==1.0.7 > log 2>&1 || { cat log; exit 2; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent aws-cron-parser@1.1.12 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const { parse, next } = require("aws-cron-parser");
const said = process.argv.slice(2).map((text) => {
  const cron = parse(text);
  const runs = [];
  let from = new Date("2027-01-31T09:00:00Z");
  while (runs.length < 3) {
    const run = next(cron, from);
    runs.push(run.toISOString().slice(5, 13));
    from = new Date(run.getTime() + 1000);
  }
  return `${text}: ${runs.join(" ")}`;
});
console.log(`npm: ${said.join("; ")}`);
JS
cat > main.py <<'PY'
import datetime
import sys

from pyawscron import AWSCron


def runs(text):
    start = datetime.datetime(2027, 1, 31, 9, tzinfo=datetime.timezone.utc)
    try:
        return " ".join(run.strftime("%m-%dT%H") for run in AWSCron.get_next_n_schedule(3, start, text))
    except ValueError as error:
        return f"ValueError {error}"


print("PyPI: " + "; ".join(f"{text}: {runs(text)}" for text in sys.argv[1:]))
PY
asked=("0 6,8 * * ? *" "0 8,6 * * ? *" "0 8 31 * ? *" "0 8 29 2 ? *" "0 8 L * ? *")
seen="$(TZ=UTC node main.cjs "${asked[@]}")
$(TZ=UTC python/bin/python main.py "${asked[@]}")"
echo "$seen"
[ "$seen" = "npm: 0 6,8 * * ? *: 02-01T06 02-01T08 02-02T06; 0 8,6 * * ? *: 02-01T08 02-02T08 02-03T08; 0 8 31 * ? *: 03-03T08 03-31T08 05-01T08; \
0 8 29 2 ? *: 03-01T08 02-29T08 03-01T08; 0 8 L * ? *: 02-28T08 03-31T08 04-30T08
PyPI: 0 6,8 * * ? *: 02-01T06 02-01T08 02-02T06; 0 8,6 * * ? *: 02-01T06 02-01T08 02-02T06; 0 8 31 * ? *: ValueError day is out of range for month; \
0 8 29 2 ? *: ValueError day is out of range for month; 0 8 L * ? *: 02-28T08 03-31T08 04-30T08" ]
echo "as stated"
