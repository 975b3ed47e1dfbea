#!/usr/bin/env bash
# Believed: golang.org/x/time/rate serves in the order of asking, and SetLimit, or a reservation that is cancelled, helps those who wait already.
# True: a waiter's time is fixed when it asks. Raised from 10 to 1000 a second, the limiter lets a newcomer through after some milliseconds, half a second before one that
#   asked earlier; and when a reservation is cancelled, those behind it keep their times, and the place is given to who comes next or to no one.
# What follows: a limit that is raised in an overload, or adapted to the answers of AWS, acts for new calls alone; the old ones stand in the queue until their time-outs. Give
#   up and ask again (a context for each try) when the limit changes.
# Version: golang.org/x/time v0.16.0. Date: 2026-12-01. Needs Go. Takes 5 s.
# Seen: SetLimit: the earlier in 500 ms, the later in 6 ms; Cancel: the one behind in 1000 ms before and after
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
cat > main.go <<'GO'
package main

import (
	"fmt"
	"time"

	"golang.org/x/time/rate"
)

func main() {
	now := time.Now()
	limiter := rate.NewLimiter(10, 5)
	limiter.AllowN(now, 5)
	earlier := limiter.ReserveN(now, 5)
	limiter.SetLimitAt(now, 1000)
	later := limiter.ReserveN(now, 1)
	fmt.Printf("SetLimit: earlier %d ms, later %d ms", earlier.DelayFrom(now).Milliseconds(), later.DelayFrom(now).Milliseconds())

	other := rate.NewLimiter(10, 5)
	other.AllowN(now, 5)
	first, behind := other.ReserveN(now, 5), other.ReserveN(now, 5)
	before := behind.DelayFrom(now)
	first.CancelAt(now)
	fmt.Printf("; Cancel: behind %d ms, then %d ms\n", before.Milliseconds(), behind.DelayFrom(now).Milliseconds())
}
GO
printf 'module finding\n\ngo 1.26\n' > go.mod
export GOFLAGS=-mod=mod GOTOOLCHAIN=auto
go get golang.org/x/time@v0.16.0 > log 2>&1 || { cat log; exit 2; }
go build -o finding . > log 2>&1 || { cat log; exit 2; }
seen=$(./finding)
echo "$seen"
[ "$seen" = "SetLimit: earlier 500 ms, later 6 ms; Cancel: behind 1000 ms, then 1000 ms" ]
echo "as stated"
