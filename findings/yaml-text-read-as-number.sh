#!/usr/bin/env bash
# Believed: text that a YAML writer writes is text to every YAML reader, since the writer puts quotes where a reader would see something else.
# True: the npm package `yaml` puts quotes for YAML 1.2's core schema only. The readers of kubectl and Helm (sigs.k8s.io/yaml) and of
#   cloud-init and Ansible (PyYAML) know more: yes, on, 1_000 and 0b11 lose their type in both, 12:30:45 is 45045 and 2026-11-30 a date in
#   PyYAML. `version: "1.1"` is no cure for kubectl: now "0o17" is written bare, and read as 15. `compat: "yaml-1.1"` writes all of these
#   in quotes.
# What follows: a label, a ConfigMap's value or a user's name of that form is refused as "not a string", or is another value.
# Versions: yaml 2.9.1, sigs.k8s.io/yaml v1.6.0, PyYAML 6.0.3. Date: 2026-11-30. Needs Go 1.24, Python 3, Node. Takes 40 s.
# Seen, what is no longer the same text:
#   core    kubectl: yes on 1_000 0b11            PyYAML: yes on 1_000 0b11 12:30:45 2026-11-30
#   1.1     kubectl: 0o17                         PyYAML: none
#   compat  kubectl: none                         PyYAML: none
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent yaml@2.9.1 > log 2>&1 || { cat log; exit 2; }
python3 -m venv python > /dev/null
python/bin/pip install --quiet --disable-pip-version-check PyYAML==6.0.3 > log 2>&1 || { cat log; exit 2; }

cat > write.cjs <<'JS'
const { writeFileSync } = require("node:fs");
const { stringify } = require("yaml");
const texts = ["yes", "on", "1_000", "0b11", "0o17", "12:30:45", "2026-11-30", "0644", "1e3"];
writeFileSync("texts.json", JSON.stringify(texts));
for (const [name, options] of Object.entries({ core: {}, "1.1": { version: "1.1" }, compat: { compat: "yaml-1.1" } }))
  writeFileSync(`${name}.yaml`, stringify(texts, options));
JS
node write.cjs

cat > read.py <<'PY'
import json, sys, yaml

texts = json.load(open("texts.json"))
read = yaml.safe_load(open(sys.argv[1]))
print(" ".join(text for text, value in zip(texts, read, strict=True) if text != value) or "none")
PY

cat > main.go <<'GO'
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"sigs.k8s.io/yaml"
)

func main() {
	var texts []string
	var read []any
	list, err := os.ReadFile("texts.json")
	if err == nil {
		err = json.Unmarshal(list, &texts)
	}
	text, failed := os.ReadFile(os.Args[1])
	if err == nil && failed == nil {
		err = yaml.Unmarshal(text, &read)
	}
	if err != nil || failed != nil || len(read) != len(texts) {
		fmt.Println(err, failed)
		os.Exit(1)
	}
	changed := []string{}
	for i, value := range read {
		if value != any(texts[i]) {
			changed = append(changed, texts[i])
		}
	}
	if len(changed) == 0 {
		changed = append(changed, "none")
	}
	fmt.Println(strings.Join(changed, " "))
}
GO
printf 'module finding\n\ngo 1.24\n' > go.mod
export GOFLAGS=-mod=mod
go get sigs.k8s.io/yaml@v1.6.0 > log 2>&1 || { cat log; exit 2; }
go build -o read . > log 2>&1 || { cat log; exit 2; }

check() { # file, kubectl's, PyYAML's
  local kubectl python
  kubectl=$(./read "$1.yaml")
  python=$(python/bin/python read.py "$1.yaml")
  echo "$1 kubectl: $kubectl PyYAML: $python"
  [ "$kubectl" = "$2" ] && [ "$python" = "$3" ]
}
check core "yes on 1_000 0b11" "yes on 1_000 0b11 12:30:45 2026-11-30"
check 1.1 "0o17" "none"
check compat "none" "none"
echo "as stated"
