#!/usr/bin/env bash
# Believed: a schedule of five plain fields that the npm package croner takes is taken by Kubernetes too (CronJob, Karpenter's budgets, KEDA and
#   Velero all use robfig/cron), and both mean the same minutes.
# True: croner, in its strict five-field mode, and robfig/cron differ in both ways:
#   1. `0 0 * * 7` (and 5-7) is Sunday to croner and refused by robfig/cron, which counts from 0 to 6;
#   2. `0 0 */1 * 1`: robfig/cron takes */1 for a star, so Mondays only; to croner the day of the month is given, and day of month and day
#      of week are joined by "or", so every day. (`0 0 */2 * 1` is "or" to both.);
#   3. `0/20 * * * *`, `*/90 * * * *` and `0 0 * * 1,,3` are taken by robfig/cron and refused by croner; */90 is every hour.
# What follows: checking a Kubernetes schedule with croner lets a CronJob through that the cluster refuses, and shows other times for it.
# Versions: croner 11.0.1, github.com/robfig/cron/v3 v3.0.1. Date: 2026-11-30. Needs Go 1.24 and Node. Takes 20 s.
# Seen, next three from Tuesday 2026-12-01 00:00:30:
#   0 0 * * 7      croner 06T00:00 13T00:00 20T00:00   robfig refused
#   0 0 */1 * 1    croner 02T00:00 03T00:00 04T00:00   robfig 07T00:00 14T00:00 21T00:00
#   0 0 */2 * 1    croner 03T00:00 05T00:00 07T00:00   robfig 03T00:00 05T00:00 07T00:00
#   0/20 * * * *   croner refused                      robfig 01T00:20 01T00:40 01T01:00
#   */90 * * * *   croner refused                      robfig 01T01:00 01T02:00 01T03:00
#   0 0 * * 1,,3   croner refused                      robfig 02T00:00 07T00:00 09T00:00
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent croner@11.0.1 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const { Cron } = require("croner");
try {
  const cron = new Cron(process.argv[2], { mode: "5-part", timezone: "UTC", paused: true });
  console.log(cron.nextRuns(3, new Date("2026-12-01T00:00:30Z")).map((time) => time.toISOString().slice(8, 16)).join(" "));
} catch {
  console.log("refused");
}
JS
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/robfig/cron/v3"
)

func main() {
	schedule, err := cron.ParseStandard(os.Args[1])
	if err != nil {
		fmt.Println("refused")
		return
	}
	next := time.Date(2026, 12, 1, 0, 0, 30, 0, time.UTC)
	times := []string{}
	for range 3 {
		next = schedule.Next(next)
		times = append(times, next.Format("02T15:04"))
	}
	fmt.Println(strings.Join(times, " "))
}
GO
printf 'module finding\n\ngo 1.24\n' > go.mod
export GOFLAGS=-mod=mod
go get github.com/robfig/cron/v3@v3.0.1 > log 2>&1 || { cat log; exit 2; }
go build -o robfig . > log 2>&1 || { cat log; exit 2; }

check() { # schedule, croner's, robfig's
  local croner robfig
  croner=$(node main.cjs "$1")
  robfig=$(./robfig "$1")
  echo "$1: croner $croner, robfig $robfig"
  [ "$croner" = "$2" ] && [ "$robfig" = "$3" ]
}
check "0 0 * * 7" "06T00:00 13T00:00 20T00:00" "refused"
check "0 0 */1 * 1" "02T00:00 03T00:00 04T00:00" "07T00:00 14T00:00 21T00:00"
check "0 0 */2 * 1" "03T00:00 05T00:00 07T00:00" "03T00:00 05T00:00 07T00:00"
check "0/20 * * * *" "refused" "01T00:20 01T00:40 01T01:00"
check "*/90 * * * *" "refused" "01T01:00 01T02:00 01T03:00"
check "0 0 * * 1,,3" "refused" "02T00:00 07T00:00 09T00:00"
echo "as stated"
