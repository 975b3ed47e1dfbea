#!/usr/bin/env bash
# Believed: a key under `config:` of Pulumi.yaml may have any name, and takes a type, a default or a value.
# True: a key called `secret` takes true or false only: the schema of Pulumi.yaml (sdk/go/common/workspace/project.json) puts the attribute `secret`
#   of a key one level too high. With the project's name in front (`demo:secret`) the same declaration is taken.
# Version: github.com/pulumi/pulumi/sdk/v3 v3.220.0. Date: 2026-11-30.
# Output seen: "secret refused: #/config/secret: expected boolean, but got object", "token taken", "demo:secret taken", "as found".
# Needs Go 1.24 or later. Exits with 1 when it has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/encoding"
	"github.com/pulumi/pulumi/sdk/v3/go/common/workspace"
)

func load(key string) error {
	text := "name: demo\nruntime: nodejs\nconfig:\n  " + key + ": { type: string, default: x }\n"
	_, err := workspace.LoadProjectBytes([]byte(text), "Pulumi.yaml", encoding.YAML)
	return err
}

func main() {
	for key, isTaken := range map[string]bool{"secret": false, "token": true, "demo:secret": true} {
		err := load(key)
		if (err == nil) != isTaken {
			fmt.Println(key, "changed:", err)
			os.Exit(1)
		}
		if err == nil {
			fmt.Println(key, "taken")
		} else {
			fmt.Println(key, "refused:", strings.TrimSpace(err.Error()[strings.Index(err.Error(), "#"):]))
		}
	}
	fmt.Println("as found")
}
GO
go mod init finding > /dev/null 2>&1
go get github.com/pulumi/pulumi/sdk/v3@v3.220.0 > /dev/null 2>&1
go mod tidy > /dev/null 2>&1
go run .
