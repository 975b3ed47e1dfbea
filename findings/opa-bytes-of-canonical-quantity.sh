#!/usr/bin/env bash
# Believed: `units.parse_bytes` of OPA, made for Kubernetes' resources, reads a memory limit in the form in which the API server shows it.
# True: the API server writes a quantity in its canonical form, and one that is no whole number of bytes ends in m, a thousandth: a limit of
#   0.1Gi is stored as 107374182400m. To parse_bytes m is mega whatever its case, so this is 107 petabytes, and the same rule that passed the
#   file refuses the object. `units.parse` knows m as a thousandth, and reads both forms right. The other way round, K (1K) is a thousand to
#   both, and no quantity to Kubernetes.
# What follows: rules that run on files in CI and on live objects in an audit disagree. Use units.parse for memory as well.
# Versions: github.com/open-policy-agent/opa v1.22.4, k8s.io/apimachinery v0.37.2. Date: 2026-11-30. Needs Go (fetches the toolchain that the
#   modules ask for). Takes 2 min, 15 s when the modules are there.
# Seen: 0.1Gi is stored as 107374182400m; parse_bytes 107374182 and 107374182400000000; parse 107374182 and 107374182; 1K refused
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
cat > main.go <<'GO'
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/open-policy-agent/opa/v1/rego"
	"k8s.io/apimachinery/pkg/api/resource"
)

func value(query string) any {
	results, err := rego.New(rego.Query("x := " + query)).Eval(context.Background())
	if err != nil || len(results) != 1 {
		fmt.Println(query, err, results)
		os.Exit(1)
	}
	return results[0].Bindings["x"]
}

func main() {
	given := "0.1Gi"
	stored := resource.MustParse(given)
	_, err := resource.ParseQuantity("1K")
	verdict := "taken"
	if err != nil {
		verdict = "refused"
	}
	of := func(function, text string) any { return value(fmt.Sprintf("floor(%s(%q))", function, text)) }
	fmt.Printf("%s is stored as %s; parse_bytes %v and %v; parse %v and %v; 1K %s\n", given, stored.String(),
		of("units.parse_bytes", given), of("units.parse_bytes", stored.String()),
		of("units.parse", given), of("units.parse", stored.String()), verdict)
}
GO
printf 'module finding\n\ngo 1.24\n' > go.mod
export GOFLAGS=-mod=mod GOTOOLCHAIN=auto
go get github.com/open-policy-agent/opa@v1.22.4 k8s.io/apimachinery@v0.37.2 > log 2>&1 || { cat log; exit 2; }
go build -o finding . > log 2>&1 || { cat log; exit 2; }
seen=$(./finding)
echo "$seen"
[ "$seen" = "0.1Gi is stored as 107374182400m; parse_bytes 107374182 and 107374182400000000; parse 107374182 and 107374182; 1K refused" ]
echo "as stated"
