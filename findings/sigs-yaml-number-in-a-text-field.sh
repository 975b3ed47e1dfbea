#!/usr/bin/env bash
# Believed: where a Go program reads YAML by Kubernetes' reader (sigs.k8s.io/yaml) into a field that is text, an unquoted number is an error, as it is in a
#   label that goes to the API server, or it is the text that stands there.
# True: it becomes text again by way of a number of 32 bits, with seven digits or so: 1.10 is "1.1", 20261201.5 is "2.0261202e+07",
#   16777217.0 is "1.6777216e+07". Whole numbers are read by 64 bits, 0755 as octal ("493"). true is "true". That holds for typed
#   fields and for map[string]string, so for a component's own configuration file; kubectl, which reads into no type, hands a number on, and the server refuses it.
# What follows: `newTag: 1.10`, `version: 1.30`: another version than the one that is written, without a word. Quote what is text.
# Version: sigs.k8s.io/yaml v1.6.0. Date: 2026-12-01. Needs Go 1.24. Takes 20 s, 3 s when the modules are there.
# Seen: 1.10 "1.1", 20261201.5 "2.0261202e+07", 16777217.0 "1.6777216e+07", 123456789 "123456789", 0755 "493", true "true"
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
cat > main.go <<'GO'
package main

import (
	"fmt"
	"strings"

	"sigs.k8s.io/yaml"
)

func main() {
	said := []string{}
	for _, text := range []string{"1.10", "20261201.5", "16777217.0", "123456789", "0755", "true"} {
		var image struct {
			Tag    string            `json:"tag"`
			Labels map[string]string `json:"labels"`
		}
		if err := yaml.Unmarshal([]byte("tag: "+text+"\nlabels: {version: "+text+"}\n"), &image); err != nil {
			said = append(said, text+" refused")
			continue
		}
		same := ""
		if image.Labels["version"] != image.Tag {
			same = " (in a map " + image.Labels["version"] + ")"
		}
		said = append(said, fmt.Sprintf("%s %q%s", text, image.Tag, same))
	}
	fmt.Println(strings.Join(said, ", "))
}
GO
printf 'module finding\n\ngo 1.24\n' > go.mod
export GOFLAGS=-mod=mod GOTOOLCHAIN=auto
go get sigs.k8s.io/yaml@v1.6.0 > log 2>&1 || { cat log; exit 2; }
go build -o finding . > log 2>&1 || { cat log; exit 2; }
seen=$(./finding)
echo "$seen"
[ "$seen" = '1.10 "1.1", 20261201.5 "2.0261202e+07", 16777217.0 "1.6777216e+07", 123456789 "123456789", 0755 "493", true "true"' ]
echo "as stated"
