#!/usr/bin/env bash
# Believed: a circuit breaker of sony/gobreaker with the ReadyToTrip of its own README (3 requests or more, 60 % of them failed) opens when most of the latest requests
#   fail, whatever went well before.
# True: the counts are those since the breaker closed. They are cleared each `Interval`, or moved along by `BucketPeriod`, and without Interval, as in that
#   example, never. After 1000 requests that went well it takes 1500 failures in a row; a service that has run for a day has no breaker.
# What follows: set Interval where the condition is a share (10 s, with BucketPeriod 1 s), or ask for ConsecutiveFailures, which a success clears.
# Version: github.com/sony/gobreaker/v2 v2.4.0. Date: 2026-12-01. Needs Go. Takes 5 s.
# Seen: fresh 3, after 1000 that went well 1500, in the next interval 3
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
cat > main.go <<'GO'
package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/sony/gobreaker/v2"
)

func mostFail(counts gobreaker.Counts) bool {
	return counts.Requests >= 3 && float64(counts.TotalFailures)/float64(counts.Requests) >= 0.6
}

// failures that it takes after so many successes
func failures(interval time.Duration, successes int) int {
	breaker := gobreaker.NewCircuitBreaker[int](gobreaker.Settings{Interval: interval, ReadyToTrip: mostFail})
	for range successes {
		breaker.Execute(func() (int, error) { return 0, nil })
	}
	time.Sleep(interval + interval/5)
	count := 0
	for breaker.State() == gobreaker.StateClosed && count < 5000 {
		count++
		breaker.Execute(func() (int, error) { return 0, errors.New("refused") })
	}
	return count
}

func main() {
	fmt.Printf("fresh %d, after 1000 that went well %d, in the next interval %d\n", failures(0, 0), failures(0, 1000), failures(500*time.Millisecond, 1000))
}
GO
printf 'module finding\n\ngo 1.24\n' > go.mod
export GOFLAGS=-mod=mod GOTOOLCHAIN=auto
go get github.com/sony/gobreaker/v2@v2.4.0 > log 2>&1 || { cat log; exit 2; }
go build -o finding . > log 2>&1 || { cat log; exit 2; }
seen=$(./finding)
echo "$seen"
[ "$seen" = "fresh 3, after 1000 that went well 1500, in the next interval 3" ]
echo "as stated"
