#!/usr/bin/env bash
# Believed: GoBGP reads a route distinguisher or a route target such as 70000:1 as the four-byte AS number 70000, or refuses it.
# True: without a dot the number before the colon is taken as two bytes, and one that does not fit becomes 65535 without an error, so that the
#   targets of the AS numbers 70000 and 80000 are one and the same. Written with a dot (1.4464:1) it is right. The number behind the colon of
#   an address or a four-byte AS keeps its lower two bytes only: 10.0.0.1:70000 is 10.0.0.1:4464.
# What follows: with a four-byte AS number, which is what a new network gets, write distinguishers and targets with a dot, and compare
#   what the daemon lists with what was asked.
# Version: github.com/osrg/gobgp/v4 v4.8.0. Date: 2026-11-30. Needs Go (fetches the toolchain that the module asks for).
#   Takes 1 min, 3 s when the modules are there.
# Seen: target 70000:1 is 65535:1, target 80000:1 is 65535:1, distinguisher 70000:1 is 65535:1, target 1.4464:1 is 1.4464:1,
#   target 10.0.0.1:70000 is 10.0.0.1:4464
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
cat > main.go <<'GO'
package main

import (
	"fmt"
	"strings"

	"github.com/osrg/gobgp/v4/pkg/packet/bgp"
)

func main() {
	said := []string{}
	say := func(kind, text string, value fmt.Stringer, err error) {
		if err != nil {
			said = append(said, fmt.Sprintf("%s %s refused", kind, text))
			return
		}
		said = append(said, fmt.Sprintf("%s %s is %s", kind, text, value))
	}
	target := func(text string) {
		value, err := bgp.ParseRouteTarget(text)
		say("target", text, value, err)
	}
	target("70000:1")
	target("80000:1")
	distinguisher, err := bgp.ParseRouteDistinguisher("70000:1")
	say("distinguisher", "70000:1", distinguisher, err)
	target("1.4464:1")
	target("10.0.0.1:70000")
	fmt.Println(strings.Join(said, ", "))
}
GO
printf 'module finding\n\ngo 1.25\n' > go.mod
export GOFLAGS=-mod=mod GOTOOLCHAIN=auto
go get github.com/osrg/gobgp/v4@v4.8.0 > log 2>&1 || { cat log; exit 2; }
go build -o finding . > log 2>&1 || { cat log; exit 2; }
seen=$(./finding)
echo "$seen"
[ "$seen" = "target 70000:1 is 65535:1, target 80000:1 is 65535:1, distinguisher 70000:1 is 65535:1, target 1.4464:1 is 1.4464:1, \
target 10.0.0.1:70000 is 10.0.0.1:4464" ]
echo "as stated"
