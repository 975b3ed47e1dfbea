#!/usr/bin/env bash
# Believed: the p99 of 50 requests of which one stalled is the one that stalled, or something on the way to it, in every library of percentiles; a sketch
#   is off by its relative accuracy, 1 % of the value.
# True: DDSketch takes the rank q * (n - 1) and rounds it down, so that no percentile below 100 ever is the highest of the values. Of two
#   requests of 1 ms and 1000 ms p50, p99 and p99.9 are all 1. Both of Datadog's ports do so. HdrHistogram (up to 99 values) and tdigest say 1000.
# What follows: a node that answers few requests hides its stall; percentiles that were taken by two libraries are not to be compared. Look at the highest
#   value (q = 1) as well, or at the count.
# Versions: ddsketch 3.0.1 on Python 3.11, @datadog/sketches-js 2.1.1, tdigest 0.1.3, hdr-histogram-js 3.0.1. Date: 2026-12-01. Takes 15 s.
# Seen: p99 of 2, 50 and 100 with one of 1000: Python 1 1 1; sketches-js 1 1 1; tdigest 1000 1000 990; hdr 1000 1000 1
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python > /dev/null
python/bin/pip install --quiet --disable-pip-version-check ddsketch==3.0.1 > log 2>&1 || { cat log; exit 2; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent @datadog/sketches-js@2.1.1 tdigest@0.1.3 hdr-histogram-js@3.0.1 > log 2>&1 || { cat log; exit 2; }
cat > main.py <<'PY'
from ddsketch import DDSketch


def p99(count):
    sketch = DDSketch(0.01)
    for _ in range(count - 1):
        sketch.add(1)
    sketch.add(1000)
    return round(sketch.get_quantile_value(0.99))


print("Python", *(p99(count) for count in (2, 50, 100)), end="; ")
PY
cat > main.cjs <<'JS'
const { DDSketch } = require("@datadog/sketches-js");
const { TDigest } = require("tdigest");
const { build } = require("hdr-histogram-js");
const sketch = (values) => {
  const made = new DDSketch({ relativeAccuracy: 0.01 });
  for (const value of values) made.accept(value);
  return made.getValueAtQuantile(0.99);
};
const digest = (values) => {
  const made = new TDigest();
  for (const value of values) made.push(value);
  made.compress();
  return made.percentile(0.99);
};
const histogram = (values) => {
  const made = build();
  for (const value of values) made.recordValue(value);
  return made.getValueAtPercentile(99);
};
const said = Object.entries({ "sketches-js": sketch, tdigest: digest, hdr: histogram }).map(
  ([name, p99]) => `${name} ${[2, 50, 100].map((count) => Math.round(p99([...Array(count - 1).fill(1), 1000]))).join(" ")}`,
);
console.log(said.join("; "));
JS
seen="p99 of 2, 50 and 100 with one of 1000: $(python/bin/python main.py)$(node main.cjs)"
echo "$seen"
[ "$seen" = "p99 of 2, 50 and 100 with one of 1000: Python 1 1 1; sketches-js 1 1 1; tdigest 1000 1000 990; hdr 1000 1000 1" ]
echo "as stated"
