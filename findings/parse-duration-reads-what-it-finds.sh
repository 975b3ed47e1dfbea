#!/usr/bin/env bash
# Believed: npm's libraries for durations read "1,5h" as an hour and a half or refuse it, tell M (months, as in ISO 8601 and Prometheus-like texts) from m, read "1:30"
#   as a clock does or refuse it, and agree on "1h30".
# True: they pick out what looks like a number with a unit. "1,5h" is 15 hours to parse-duration and to timestring, as the comma is taken for a thousands'
#   separator. "1M" is a minute to both and to ms. "1:30" is about a millisecond to parse-duration. "1h30" is 90 minutes to it and 60 to timestring, which drops a
#   number without a unit at the end but takes "90" alone for milliseconds. "1h-30m" is 90 minutes to both.
# What follows: a time-out from a settings file is ten times too long without a word. Judge the text by a pattern of your own first.
# Versions: parse-duration 2.1.9, timestring 7.0.0, ms 2.1.3, Node 20. Date: 2026-12-01. Takes 5 s.
# Seen, in seconds (parse-duration, timestring, ms): 1,5h 54000 54000 none; 1M 60 60 60; 1:30 0.00103 refused none; 1h30 5400 3600 none; 1h-30m 5400 5400 none
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent parse-duration@2.1.9 timestring@7.0.0 ms@2.1.3 > log 2>&1 || { cat log; exit 2; }
cat > main.mjs <<'JS'
import ms from "ms";
import parse from "parse-duration";
import timestring from "timestring";
const seconds = (value) => (value === undefined || value === null ? "none" : Number((value / 1000).toFixed(5)));
const said = (read) => {
  try {
    return seconds(read());
  } catch {
    return "refused";
  }
};
const texts = ["1,5h", "1M", "1:30", "1h30", "1h-30m"];
console.log(texts.map((text) => `${text} ${said(() => parse(text))} ${said(() => timestring(text, "ms"))} ${said(() => ms(text))}`).join("; "));
JS
seen=$(timeout 30 node main.mjs)
echo "$seen"
[ "$seen" = "1,5h 54000 54000 none; 1M 60 60 60; 1:30 0.00103 refused none; 1h30 5400 3600 none; 1h-30m 5400 5400 none" ]
echo "as stated"
