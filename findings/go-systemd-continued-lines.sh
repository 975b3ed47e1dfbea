#!/usr/bin/env bash
# Believed: CoreOS' go-systemd, systemd's usual library for Go, reads a unit file as systemd does: a line that ends with a backslash goes on in the next one,
#   the two are joined by a space, and comments between them are left out (systemd.syntax(7)).
# True: the backslash and the line's end stay in the value, so that an ExecStart over two lines has "\" and "\n" in it. And a comment between the parts is
#   an error where a part follows it; as the last line it becomes a part of the command.
# What follows: a tool that reads a unit, compares or changes it, takes what systemd runs for something else, or refuses the file. Join lines before, or
#   write one line.
# Version: github.com/coreos/go-systemd/v22 v22.7.0. Date: 2026-12-01. Needs Go. Takes 15 s, 3 s when the modules are there.
# Seen: joined "/bin/serve \\\n  --port 8080"; with a comment refused; comment last "/bin/serve \\\n# why"
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
cat > main.go <<'GO'
package main

import (
	"fmt"
	"strings"

	"github.com/coreos/go-systemd/v22/unit"
)

func read(lines ...string) string {
	options, err := unit.DeserializeOptions(strings.NewReader("[Service]\n" + strings.Join(lines, "\n") + "\n"))
	if err != nil {
		return "refused"
	}
	return fmt.Sprintf("%q", options[0].Value)
}

func main() {
	fmt.Printf("joined %s; with a comment %s; comment last %s\n",
		read(`ExecStart=/bin/serve \`, "  --port 8080"),
		read(`ExecStart=/bin/serve \`, "# why", "  --port 8080"),
		read(`ExecStart=/bin/serve \`, "# why"))
}
GO
printf 'module finding\n\ngo 1.24\n' > go.mod
export GOFLAGS=-mod=mod GOTOOLCHAIN=auto
go get github.com/coreos/go-systemd/v22@v22.7.0 > log 2>&1 || { cat log; exit 2; }
go build -o finding . > log 2>&1 || { cat log; exit 2; }
seen=$(./finding)
echo "$seen"
[ "$seen" = 'joined "/bin/serve \\\n  --port 8080"; with a comment refused; comment last "/bin/serve \\\n# why"' ]
echo "as stated"
