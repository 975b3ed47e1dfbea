#!/usr/bin/env bash
# Believed: wait.Backoff{Duration: 10ms, Factor: 2, Steps: 10, Cap: 50ms} of Kubernetes' Go libraries tries ten times, and waits no longer than 50 ms between two.
# True: the first wait that would be longer than Cap is the end: no step is left behind it. With these figures there are three tries, after 10 and 20 ms, and
#   what is given up after 70 ms looks like any time-out. retry.OnError and retry.RetryOnConflict, which take a Backoff, do the same. Backoff.Step() called
#   by hand goes on, with 50 ms each. Without Cap it is ten tries.
# What follows: a Cap that was added so that waits do not get long takes most of the tries away. Set Steps and leave Cap, or give Cap room for the
#   whole sum.
# Version: k8s.io/apimachinery v0.37.2. Date: 2026-12-01. Needs Go (fetches the toolchain that the module asks for). Takes 1 min, 5 s when the
#   modules are there.
# Seen: Cap 50ms: 3 tries, timed out; no Cap: 10 tries, timed out; by hand: 10 20 40 50 50 50
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
cat > main.go <<'GO'
package main

import (
	"fmt"
	"time"

	"k8s.io/apimachinery/pkg/util/wait"
)

func tries(backoff wait.Backoff) string {
	count := 0
	err := wait.ExponentialBackoff(backoff, func() (bool, error) { count++; return false, nil })
	verdict := fmt.Sprint(err)
	if wait.Interrupted(err) {
		verdict = "timed out"
	}
	return fmt.Sprintf("%d tries, %s", count, verdict)
}

func main() {
	plain := wait.Backoff{Duration: time.Millisecond, Factor: 2, Steps: 10}
	capped := wait.Backoff{Duration: 10 * time.Millisecond, Factor: 2, Steps: 10, Cap: 50 * time.Millisecond}
	fmt.Printf("Cap 50ms: %s; no Cap: %s; by hand:", tries(capped), tries(plain))
	for range 6 {
		fmt.Printf(" %d", capped.Step().Milliseconds())
	}
	fmt.Println()
}
GO
printf 'module finding\n\ngo 1.24\n' > go.mod
export GOFLAGS=-mod=mod GOTOOLCHAIN=auto
go get k8s.io/apimachinery@v0.37.2 > log 2>&1 || { cat log; exit 2; }
go build -o finding . > log 2>&1 || { cat log; exit 2; }
seen=$(./finding)
echo "$seen"
[ "$seen" = "Cap 50ms: 3 tries, timed out; no Cap: 10 tries, timed out; by hand: 10 20 40 50 50 50" ]
echo "as stated"
