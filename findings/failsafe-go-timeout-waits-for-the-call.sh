#!/usr/bin/env bash
# Believed: a timeout policy of failsafe-go gives `timeout exceeded` when its time is over, whether the call looks at its context or not, as the timeouts of other libraries
#   that begin a goroutine for it.
# True: it cancels the context of the execution, and waits for the call to return. One that does not look at that context, as anything given to `Run` or `Get` cannot, is
#   waited for to its end, and its result is thrown away then: a timeout of 0.1 s around a call of 0.5 s is an error after 0.5 s.
# What follows: the policy makes nothing faster where the call cannot be cancelled, loses an answer that came, and counts it as a failure in a breaker around it. Use
#   GetWithExecution and hand execution.Context() to the call.
# Version: github.com/failsafe-go/failsafe-go v0.9.8. Date: 2026-12-01. Needs Go. Takes 8 s.
# Seen: Get: timeout exceeded after 0.5 s, result lost; GetWithExecution: timeout exceeded after 0.1 s
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
cat > main.go <<'GO'
package main

import (
	"context"
	"fmt"
	"time"

	"github.com/failsafe-go/failsafe-go"
	"github.com/failsafe-go/failsafe-go/timeout"
)

func call(ctx context.Context) (int, error) {
	select {
	case <-time.After(500 * time.Millisecond):
		return 42, nil
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

func main() {
	limited := failsafe.With(timeout.New[int](100 * time.Millisecond))
	began := time.Now()
	value, err := limited.Get(func() (int, error) { return call(context.Background()) })
	alone := time.Since(began)
	began = time.Now()
	_, errOfOther := limited.GetWithExecution(func(execution failsafe.Execution[int]) (int, error) { return call(execution.Context()) })
	told := time.Since(began)
	fmt.Printf("Get: %d %v, late %t; GetWithExecution: %v, late %t\n", value, err, alone > 450*time.Millisecond, errOfOther, told > 300*time.Millisecond)
}
GO
printf 'module finding\n\ngo 1.24\n' > go.mod
export GOFLAGS=-mod=mod GOTOOLCHAIN=auto
go get github.com/failsafe-go/failsafe-go@v0.9.8 > log 2>&1 || { cat log; exit 2; }
go build -o finding . > log 2>&1 || { cat log; exit 2; }
seen=$(./finding)
echo "$seen"
[ "$seen" = "Get: 0 timeout exceeded, late true; GetWithExecution: timeout exceeded, late false" ]
echo "as stated"
