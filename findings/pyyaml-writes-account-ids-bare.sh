#!/usr/bin/env bash
# Believed: PyYAML puts quotes around text that a reader would take for a number, so that an AWS account's id, twelve digits, stays text on the way from a Python
#   tool to a template or a manifest.
# True: it asks YAML 1.1 alone, to which digits with a leading 0 are octal, and which takes no number with a leading 0 and an 8 or 9 in it for anything but text.
#   "012345678901" is written bare, and "012345670123", which is octal, in quotes. npm's yaml and js-yaml read the bare one as 12345678901, npm's yaml in its
#   mode for 1.1 too, and Kubernetes' reader for Go as a floating point number. "1e3" and "0o17" are written bare too: 1000 and 15.
# What follows: of accounts that begin with 0 most lose it, in ARNs and trust policies, and the rest are right, so that it looks like a wrong account. Write
#   with default_style="'" for scalars, or check at the reader that an id is text.
# Versions: PyYAML 6.0.4 on Python 3.11, yaml 2.9.1, js-yaml 5.5.0, sigs.k8s.io/yaml v1.6.0. Date: 2026-12-01. Needs Node and Go. Takes 25 s.
# Seen: written account: 012345678901, octal: '012345670123', exponent: 1e3; yaml 12345678901 1000, 1.1 12345678901, js-yaml 12345678901 1000, Go
#   1.2345678901e+10; octal's text stays in all
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check PyYAML==6.0.4 > log 2>&1 || { cat log; exit 2; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent yaml@2.9.1 js-yaml@5.5.0 > log 2>&1 || { cat log; exit 2; }
python/bin/python -c '
import yaml
print(yaml.safe_dump({"account": "012345678901", "exponent": "1e3", "octal": "012345670123"}), end="")' > out.yaml
cat > main.cjs <<'JS'
const text = require("node:fs").readFileSync("out.yaml", "utf8");
const yaml = require("yaml");
const said = (value) => JSON.stringify([value.account, value.exponent, value.octal]);
console.log(`yaml ${said(yaml.parse(text))}; 1.1 ${said(yaml.parse(text, { version: "1.1" }))}; js-yaml ${said(require("js-yaml").load(text))}`);
JS
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"

	"sigs.k8s.io/yaml"
)

func main() {
	text, _ := os.ReadFile("out.yaml")
	var value map[string]any
	if err := yaml.Unmarshal(text, &value); err != nil {
		panic(err)
	}
	fmt.Printf("Go %#v %#v %#v\n", value["account"], value["exponent"], value["octal"])
}
GO
printf 'module finding\n\ngo 1.24\n' > go.mod
export GOFLAGS=-mod=mod GOTOOLCHAIN=auto
go get sigs.k8s.io/yaml@v1.6.0 > log 2>&1 || { cat log; exit 2; }
go build -o finding . > log 2>&1 || { cat log; exit 2; }
seen="$(tr '\n' ' ' < out.yaml); $(node main.cjs); $(./finding)"
echo "$seen"
[ "$seen" = "account: 012345678901 exponent: 1e3 octal: '012345670123' ; yaml [12345678901,1000,\"012345670123\"]; \
1.1 [12345678901,1000,\"012345670123\"]; js-yaml [12345678901,1000,\"012345670123\"]; Go 1.2345678901e+10 1000 \"012345670123\"" ]
echo "as stated"
