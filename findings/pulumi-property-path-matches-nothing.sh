#!/usr/bin/env bash
# Believed: a path in Pulumi's `ignoreChanges`, `replaceOnChanges` or `additionalSecretOutputs` that is malformed is an error: a key with dots has to be put in
#   quotes, an element of a list in brackets.
# True: the reader takes it as another path, which then matches nothing: `tags.kubernetes.io/name` is the three steps tags, kubernetes and io/name, `ports.0.port` asks
#   for a key "0", `tags..Name` is tags.Name; brackets may hold -1. Refused are a dot at either end and a name in brackets without double quotes.
# What follows: a tag that a controller writes is still taken away by each `up`, and a value is no secret, without a word. Write `tags["kubernetes.io/name"]`
#   and `ports[0].port`, and see in a preview that the difference is gone.
# Version: github.com/pulumi/pulumi/sdk/v3 v3.276.0. Date: 2026-12-01. Needs Go. Takes 2 min, 10 s when the modules are built.
# Seen: found: tags["kubernetes.io/name"], ports[0].port, tags..Name; taken and found nothing: tags.kubernetes.io/name, ports.0.port, ports[-1].port; refused: tags., tags[Name]
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
)

func main() {
	properties := resource.NewObjectProperty(resource.NewPropertyMapFromMap(map[string]any{
		"tags":  map[string]any{"kubernetes.io/name": "web", "Name": "web"},
		"ports": []any{map[string]any{"port": 80.0}},
	}))
	for _, text := range []string{
		`tags["kubernetes.io/name"]`, "ports[0].port", "tags..Name", "tags.kubernetes.io/name", "ports.0.port", "ports[-1].port", "tags.", "tags[Name]",
	} {
		path, err := resource.ParsePropertyPath(text)
		if err != nil {
			fmt.Println(text, "refused")
			continue
		}
		_, isFound := path.Get(properties)
		fmt.Println(text, len(path), isFound)
	}
}
GO
printf 'module finding\n\ngo 1.26\n' > go.mod
export GOFLAGS=-mod=mod GOTOOLCHAIN=auto
go get github.com/pulumi/pulumi/sdk/v3@v3.276.0 > log 2>&1 || { cat log; exit 2; }
go build -o finding . > log 2>&1 || { cat log; exit 2; }
./finding | tee seen
diff seen - <<'SEEN'
tags["kubernetes.io/name"] 2 true
ports[0].port 3 true
tags..Name 2 true
tags.kubernetes.io/name 3 false
ports.0.port 3 false
ports[-1].port 3 false
tags. refused
tags[Name] refused
SEEN
echo "as stated"
