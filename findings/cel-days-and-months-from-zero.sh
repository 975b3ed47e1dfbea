#!/usr/bin/env bash
# Believed: in a rule of CEL (Kubernetes' validation and admission policies, Envoy) a time's parts are those of a calendar: the first of
#   December has the day of the month 1 and the month 12; and the parts of a duration are parts, so that 90 s are 1 minute and 30 seconds.
# True: days of the month count from 0 in getDayOfMonth() and from 1 in getDate(), months, days of the week (Sunday) and days of the year from 0: the
#   specification says so. And a duration's getMinutes() and getSeconds() are the whole of it in that unit: 1 and 90. A timestamp's are parts.
# What follows: "no changes on the first of a month", written with getDayOfMonth() == 1, holds on the second; `getMonth() == 12` never. Write getDate().
# Version: cel.dev/cel-go v0.33.2 (its module was github.com/google/cel-go before). Date: 2026-12-01. Needs Go (fetches the toolchain that the module asks
#   for). Takes 1 min, 5 s when the modules are there.
# Seen, of Tuesday 2026-12-01T00:30:00Z: getDayOfMonth 0, getDate 1, getMonth 11, getDayOfWeek 2, getDayOfYear 334; of 90s: getMinutes 1, getSeconds 90
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
cat > main.go <<'GO'
package main

import (
	"fmt"

	"cel.dev/cel-go/cel"
)

func main() {
	environment, err := cel.NewEnv()
	if err != nil {
		panic(err)
	}
	for value, parts := range map[string][]string{
		`timestamp("2026-12-01T00:30:00Z")`: {"getDayOfMonth", "getDate", "getMonth", "getDayOfWeek", "getDayOfYear"},
		`duration("90s")`:                   {"getMinutes", "getSeconds"},
	} {
		for _, part := range parts {
			ast, issues := environment.Compile(value + "." + part + "()")
			if issues.Err() != nil {
				panic(issues.Err())
			}
			program, err := environment.Program(ast)
			if err != nil {
				panic(err)
			}
			result, _, err := program.Eval(map[string]any{})
			if err != nil {
				panic(err)
			}
			fmt.Println(part, result.Value())
		}
	}
}
GO
printf 'module finding\n\ngo 1.25\n' > go.mod
export GOFLAGS=-mod=mod GOTOOLCHAIN=auto
go get cel.dev/cel-go@v0.33.2 > log 2>&1 || { cat log; exit 2; }
go build -o finding . > log 2>&1 || { cat log; exit 2; }
seen=$(./finding | sort | tr '\n' ' ')
echo "$seen"
[ "$seen" = "getDate 1 getDayOfMonth 0 getDayOfWeek 2 getDayOfYear 334 getMinutes 1 getMonth 11 getSeconds 90 " ]
echo "as stated"
