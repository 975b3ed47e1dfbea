#!/usr/bin/env bash
# Believed: `loadYaml` of @kubernetes/client-node makes of a manifest what `kubectl apply` makes of it.
# True: kubectl reads YAML 1.1 (sigs.k8s.io/yaml), the client YAML 1.2 with dates (js-yaml 4). A volume's `defaultMode: 0400`, readable by the
#   owner alone, is 256 to kubectl and 400 to the client, which is mode 0620. An unquoted date is text to kubectl and a Date to the client;
#   `enabled: yes` is true to kubectl and text to the client. The way back has a gap too: `dumpYaml` writes the text "1_000" bare, which
#   kubectl reads as 1000.
# What follows: a program that applies the files which kubectl applied until now changes them. Parse with the `yaml` package and
#   `version: "1.1"`, or write modes in decimal.
# Versions: @kubernetes/client-node 1.4.0 with js-yaml 4.3.2, sigs.k8s.io/yaml v1.6.0. Date: 2026-11-30. Needs Go 1.24 and Node. Takes 40 s.
# Seen:
#   kubectl {"date":"2026-11-30","defaultMode":256,"enabled":true,"text":1000}
#   client  {"date":"2026-11-30T00:00:00.000Z","defaultMode":400,"enabled":"yes","text":"1_000"}, mode 620
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent @kubernetes/client-node@1.4.0 js-yaml@4.3.2 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const { writeFileSync } = require("node:fs");
const { dumpYaml, loadYaml } = require("@kubernetes/client-node");
const manifest = `defaultMode: 0400\ndate: 2026-11-30\nenabled: yes\n${dumpYaml({ text: "1_000" })}`;
writeFileSync("manifest.yaml", manifest);
const read = loadYaml(`apiVersion: example.com/v1\nkind: Sample\n${manifest}`);
const { date, defaultMode, enabled, text } = read;
console.log(`${JSON.stringify({ date, defaultMode, enabled, text })}, mode ${defaultMode.toString(8)}`);
JS
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"

	"sigs.k8s.io/yaml"
)

func main() {
	text, err := os.ReadFile("manifest.yaml")
	if err == nil {
		text, err = yaml.YAMLToJSON(text)
	}
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println(string(text))
}
GO
printf 'module finding\n\ngo 1.24\n' > go.mod
export GOFLAGS=-mod=mod
go get sigs.k8s.io/yaml@v1.6.0 > log 2>&1 || { cat log; exit 2; }
client=$(timeout 60 node main.cjs)
kubectl=$(go run .)
echo "kubectl $kubectl"
echo "client  $client"
[ "$kubectl" = '{"date":"2026-11-30","defaultMode":256,"enabled":true,"text":1000}' ]
[ "$client" = '{"date":"2026-11-30T00:00:00.000Z","defaultMode":400,"enabled":"yes","text":"1_000"}, mode 620' ]
echo "as stated"
