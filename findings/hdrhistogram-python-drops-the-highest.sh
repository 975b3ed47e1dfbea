#!/usr/bin/env bash
# Believed: a latency above the highest value that an HdrHistogram was made for is an error (as in Java) or counts as the highest; and the ports of the
#   library to other languages agree.
# True: Python's returns False and leaves it out, of the counts and of the percentiles. Made for a minute of milliseconds, with one request in fifty
#   stuck for 70 s, it says 1000 requests and a p99 of 14 ms. npm's grows (autoResize is on by default) and says 70015 ms. What is a little
#   above the highest value is still taken, since there is room up to the next power of two: 65000 of 60000 is counted, 70000 is not.
# What follows: the worse the stalls, the better the percentiles. Look at what record_value returns, or make the histogram for more than the time-out.
# Versions: hdrhistogram 0.10.8 on Python 3.11, hdr-histogram-js 3.0.1. Date: 2026-11-30. Takes 15 s.
# Seen: Python: 1000 of 1020, p99 14, 65000 True, 70000 False; npm: 1020 of 1020, p99 70015
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python > /dev/null
python/bin/pip install --quiet --disable-pip-version-check hdrhistogram==0.10.8 > log 2>&1 || { cat log; exit 2; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent hdr-histogram-js@3.0.1 > log 2>&1 || { cat log; exit 2; }
cat > main.py <<'PY'
from hdrh.histogram import HdrHistogram

histogram = HdrHistogram(1, 60000, 3)
for index in range(1000):
    histogram.record_value(10 + index % 5)
for _ in range(20):
    histogram.record_value(70000)
count, p99 = histogram.get_total_count(), histogram.get_value_at_percentile(99)
print(f"Python: {count} of 1020, p99 {p99}, 65000 {histogram.record_value(65000)}, 70000 {histogram.record_value(70000)}", end="; ")
PY
cat > main.cjs <<'JS'
const histogram = require("hdr-histogram-js").build({ highestTrackableValue: 60000, numberOfSignificantValueDigits: 3 });
for (let index = 0; index < 1000; index++) histogram.recordValue(10 + (index % 5));
for (let index = 0; index < 20; index++) histogram.recordValue(70000);
console.log(`npm: ${histogram.totalCount} of 1020, p99 ${histogram.getValueAtPercentile(99)}`);
JS
seen="$(python/bin/python main.py)$(node main.cjs)"
echo "$seen"
[ "$seen" = "Python: 1000 of 1020, p99 14, 65000 True, 70000 False; npm: 1020 of 1020, p99 70015" ]
echo "as stated"
