#!/usr/bin/env bash
# Believed: Pulumi reads Pulumi.<stack>.yaml once, so that a value is what a YAML reader makes of it, and that of two spellings of one key
#   (`size`, `demo:size`) one has precedence, or both are refused.
# True: the file is read, written anew, and read again (LoadProjectStackBytes of sdk/go/common/workspace). On the way
#   1. of `size` and `demo:size` one is taken by chance, anew at every load: Go's order of maps decides;
#   2. a quoted key "<<" becomes a merge;
#   3. a text loses the line break that it begins with;
#   4. an unquoted date is the text "2026-11-28 00:00:00 +0000 UTC", and 060 is 48.
# Versions: github.com/pulumi/pulumi/sdk/v3 v3.220.0 with gopkg.in/yaml.v3 v3.0.1. Date: 2026-11-30.
# Output seen: "large and small", {"a":1}, "x\n", the date's long text, 48, then "as found".
# Needs Go 1.24 or later. Exits with 1 when any of it has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"

	"github.com/pulumi/pulumi/sdk/v3/go/common/encoding"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/config"
	"github.com/pulumi/pulumi/sdk/v3/go/common/workspace"
)

const project = "name: demo\nruntime: nodejs\n"

func load(name, stack string) string {
	p, err := workspace.LoadProjectBytes([]byte(project), "Pulumi.yaml", encoding.YAML)
	if err != nil {
		panic(err)
	}
	s, err := workspace.LoadProjectStackBytes(nil, p, []byte(stack), "Pulumi.dev.yaml", encoding.YAML)
	if err != nil {
		panic(err)
	}
	text, err := s.Config[config.MustMakeKey("demo", name)].Value(config.NopDecrypter)
	if err != nil {
		panic(err)
	}
	return text
}

func main() {
	seen := map[string]bool{}
	for i := 0; i < 300; i++ {
		seen[load("size", "config:\n  size: small\n  demo:size: large\n")] = true
	}
	found := map[bool]string{true: "large and small", false: fmt.Sprint(seen)}[seen["large"] && seen["small"]]
	expected := []string{"large and small", `{"a":1}`, "x\n", "2026-11-28 00:00:00 +0000 UTC", "48"}
	got := []string{
		found,
		load("merge", "config:\n  merge: { \"<<\": { a: 1 } }\n"),
		load("text", "config:\n  text: \"\\nx\\n\"\n"),
		load("date", "config:\n  date: 2026-11-28\n"),
		load("octal", "config:\n  octal: 060\n"),
	}
	for i, text := range got {
		fmt.Printf("%q\n", text)
		if text != expected[i] {
			fmt.Printf("changed: expected %q\n", expected[i])
			os.Exit(1)
		}
	}
	fmt.Println("as found")
}
GO
go mod init finding > /dev/null 2>&1
go get github.com/pulumi/pulumi/sdk/v3@v3.220.0 > /dev/null 2>&1
go mod tidy > /dev/null 2>&1
go run .
