#!/usr/bin/env bash
# Believed: `CronTrigger.from_crontab` of APScheduler, which is there for lines of a crontab, runs them when cron would: 1-5 is Monday to Friday, 0 and 7
#   are Sunday, and where both a day of the month and a day of the week are given, either will do.
# True: it takes the five fields and nothing else from cron. Days count from Monday as 0, so that 1-5 is Tuesday to Saturday and 0 is Monday; 7 is
#   refused; and both days must hold: `0 8 1 * mon` waits for a first of the month that is a Monday, half a year and more. Names of days are right.
# What follows: office hours that are copied from a scheduled action or a CronJob have no nodes on Monday, and pay for Saturday. Write mon-fri.
# Version: APScheduler 3.11.3 on Python 3.11 (croniter 7.0.0 beside it). Date: 2026-11-30. Takes 10 s.
# Seen, next three from Wednesday 2026-12-02 12:00 UTC:
#   0 8 * * 1-5: croniter Thu 03 Dec, Fri 04 Dec, Mon 07 Dec; apscheduler Thu 03 Dec, Fri 04 Dec, Sat 05 Dec
#   0 8 * * 0: croniter Sun 06 Dec, Sun 13 Dec, Sun 20 Dec; apscheduler Mon 07 Dec, Mon 14 Dec, Mon 21 Dec
#   0 8 1 * mon: croniter Mon 07 Dec, Mon 14 Dec, Mon 21 Dec; apscheduler Mon 01 Feb, Mon 01 Mar, Mon 01 Nov
#   0 8 * * 7: croniter Sun 06 Dec, Sun 13 Dec, Sun 20 Dec; apscheduler refused
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python > /dev/null
python/bin/pip install --quiet --disable-pip-version-check apscheduler==3.11.3 croniter==7.0.0 > log 2>&1 || { cat log; exit 2; }
cat > main.py <<'PY'
import datetime

from apscheduler.triggers.cron import CronTrigger
from croniter import croniter

start = datetime.datetime(2026, 12, 2, 12, tzinfo=datetime.timezone.utc)


def of_apscheduler(line):
    try:
        trigger = CronTrigger.from_crontab(line, timezone="UTC")
    except ValueError:
        return "refused"
    times = [trigger.get_next_fire_time(None, start)]
    while len(times) < 3:
        times.append(trigger.get_next_fire_time(None, times[-1] + datetime.timedelta(seconds=1)))
    return shown(times)


def of_croniter(line):
    runs = croniter(line, start)
    return shown([runs.get_next(datetime.datetime) for _ in range(3)])


def shown(times):
    return ", ".join(time.strftime("%a %d %b") for time in times)


for line in ["0 8 * * 1-5", "0 8 * * 0", "0 8 1 * mon", "0 8 * * 7"]:
    print(f"{line}: croniter {of_croniter(line)}; apscheduler {of_apscheduler(line)}")
PY
seen=$(timeout 60 python/bin/python main.py)
echo "$seen"
[ "$seen" = "0 8 * * 1-5: croniter Thu 03 Dec, Fri 04 Dec, Mon 07 Dec; apscheduler Thu 03 Dec, Fri 04 Dec, Sat 05 Dec
0 8 * * 0: croniter Sun 06 Dec, Sun 13 Dec, Sun 20 Dec; apscheduler Mon 07 Dec, Mon 14 Dec, Mon 21 Dec
0 8 1 * mon: croniter Mon 07 Dec, Mon 14 Dec, Mon 21 Dec; apscheduler Mon 01 Feb, Mon 01 Mar, Mon 01 Nov
0 8 * * 7: croniter Sun 06 Dec, Sun 13 Dec, Sun 20 Dec; apscheduler refused" ]
echo "as stated"
