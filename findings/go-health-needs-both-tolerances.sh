#!/usr/bin/env bash
# Believed: a check of alexliesenfeld/health with MaxContiguousFails 3 and MaxTimeInError 1 s is down after three failures or after a second in error, whichever is
#   first; and three failures are tolerated.
# True: it is down when both are used up. Given both, the later one counts: three failures in the first 60 ms leave it up, and so does a second in error of a check
#   that is asked seldom. With MaxContiguousFails 3 it is down with the third failure, so that two are tolerated.
# What follows: a second tolerance added to be safe makes a failed instance stay in its balancer for longer, never shorter. Set one of them, and count the
#   balancer's own threshold on top: its checks see the first 503 only then.
# Version: github.com/alexliesenfeld/health v0.8.0. Date: 2026-12-01. Needs Go. Takes 6 s.
# Seen: 3 fails: down at failure 3; 1 s: down after a second; both: up at failure 3, down after a second
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
cat > main.go <<'GO'
package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/alexliesenfeld/health"
)

// when a check that always fails is down, asked each 20 ms
func down(check health.Check) (failures int, after time.Duration) {
	check.Name = "database"
	check.Check = func(context.Context) error {
		failures++
		return errors.New("refused")
	}
	checker := health.NewChecker(health.WithDisabledCache(), health.WithCheck(check))
	began := time.Now()
	for checker.Check(context.Background()).Status == health.StatusUp && time.Since(began) < 5*time.Second {
		time.Sleep(20 * time.Millisecond)
	}
	return failures, time.Since(began)
}

func main() {
	count, _ := down(health.Check{MaxContiguousFails: 3})
	_, alone := down(health.Check{MaxTimeInError: time.Second})
	failures, both := down(health.Check{MaxContiguousFails: 3, MaxTimeInError: time.Second})
	fmt.Printf("3 fails: failure %d; 1 s: after a second %t; both: more than 3 failures %t, after a second %t\n",
		count, alone >= time.Second && alone < 2*time.Second, failures > 3, both >= time.Second && both < 2*time.Second)
}
GO
printf 'module finding\n\ngo 1.24\n' > go.mod
export GOFLAGS=-mod=mod GOTOOLCHAIN=auto
go get github.com/alexliesenfeld/health@v0.8.0 > log 2>&1 || { cat log; exit 2; }
go build -o finding . > log 2>&1 || { cat log; exit 2; }
seen=$(./finding)
echo "$seen"
[ "$seen" = "3 fails: failure 3; 1 s: after a second true; both: more than 3 failures true, after a second true" ]
echo "as stated"
