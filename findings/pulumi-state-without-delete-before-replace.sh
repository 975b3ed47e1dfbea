#!/usr/bin/env bash
# Believed: an exported Pulumi state says of each resource all of its options, so that a check of a state sees what a check of a
#   program sees.
# True: the state keeps protect, ignoreChanges, replaceOnChanges, retainOnDelete and a dozen others, but not deleteBeforeReplace. Whether the
#   next replacement takes the old resource away first can be read from the program and from the engine's policy calls only.
# Version: github.com/pulumi/pulumi/sdk/v3 v3.220.0 and v3.276.0. Date: 2026-11-30.
# Seen: "v3.220.0: protect yes, ignoreChanges yes, retainOnDelete yes, deleteBeforeReplace no", the same for v3.276.0.
# Needs: go. Fails when a state comes to keep it.
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"
	"reflect"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
)

// keeps reports whether the JSON of a state's resource has a field of that name.
func keeps(name string) bool {
	kind := reflect.TypeOf(apitype.ResourceV3{})
	for i := 0; i < kind.NumField(); i++ {
		if strings.Split(kind.Field(i).Tag.Get("json"), ",")[0] == name {
			return true
		}
	}
	return false
}

func main() {
	words := map[bool]string{true: "yes", false: "no"}
	said := []string{}
	for _, name := range []string{"protect", "ignoreChanges", "retainOnDelete", "deleteBeforeReplace"} {
		said = append(said, name+" "+words[keeps(name)])
	}
	fmt.Printf("%s: %s\n", os.Args[1], strings.Join(said, ", "))
}
GO
for version in v3.220.0 v3.276.0; do
  printf 'module finding\n\ngo 1.24\n' > go.mod
  rm -f go.sum
  GOTOOLCHAIN=auto GOFLAGS=-mod=mod go get "github.com/pulumi/pulumi/sdk/v3@$version" > log 2>&1 || { cat log; exit 1; }
  said=$(GOFLAGS=-mod=mod go run . "$version")
  echo "$said"
  test "$said" = "$version: protect yes, ignoreChanges yes, retainOnDelete yes, deleteBeforeReplace no"
done
