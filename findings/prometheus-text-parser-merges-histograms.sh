#!/usr/bin/env bash
# Believed: npm's parse-prometheus-text-format gives each series of a text as an entry with its labels, whatever the type of the metric.
# True: that holds for counters and gauges. Of a histogram and a summary it makes one entry a metric: the labels are dropped, and of several series
#   the last one's buckets, or quantiles, stay. Even the count and the sum of a histogram are lost.
# What follows: of the latencies by status, by zone or by node, which is what a histogram has labels for, one is shown as if it were all, and which one is
#   a matter of the order of lines. Take such a metric's _bucket lines by themselves.
# Version: parse-prometheus-text-format 1.1.1, Node 20. Date: 2026-12-01. Takes 5 s.
# Seen: requests {"code":"200"} 2 {"code":"500"} 6; seconds 1 entry {"buckets":{"0.1":"5","+Inf":"6"}}; wait 1 entry {"quantiles":{"0.5":"9"}}
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent parse-prometheus-text-format@1.1.1 > log 2>&1 || { cat log; exit 2; }
cat > text <<'TEXT'
# TYPE requests counter
requests{code="200"} 2
requests{code="500"} 6
# TYPE seconds histogram
seconds_bucket{code="200",le="0.1"} 1
seconds_bucket{code="200",le="+Inf"} 2
seconds_sum{code="200"} 3
seconds_count{code="200"} 2
seconds_bucket{code="500",le="0.1"} 5
seconds_bucket{code="500",le="+Inf"} 6
seconds_sum{code="500"} 7
seconds_count{code="500"} 6
# TYPE wait summary
wait{zone="a",quantile="0.5"} 4
wait{zone="b",quantile="0.5"} 9
TEXT
cat > main.mjs <<'JS'
import { readFileSync } from "node:fs";
import parse from "parse-prometheus-text-format";
const [requests, ...others] = (parse.default ?? parse)(readFileSync("text", "utf8"));
const counted = requests.metrics.map((metric) => `${JSON.stringify(metric.labels)} ${metric.value}`).join(" ");
const rest = others.map((one) => `${one.name} ${one.metrics.length} entry ${one.metrics.map((metric) => JSON.stringify(metric)).join(" ")}`);
console.log([`${requests.name} ${counted}`, ...rest].join("; "));
JS
seen=$(node main.mjs)
echo "$seen"
[ "$seen" = 'requests {"code":"200"} 2 {"code":"500"} 6; seconds 1 entry {"buckets":{"0.1":"5","+Inf":"6"}}; wait 1 entry {"quantiles":{"0.5":"9"}}' ]
echo "as stated"
