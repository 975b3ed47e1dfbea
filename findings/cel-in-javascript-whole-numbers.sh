#!/usr/bin/env bash
# Believed: a Kubernetes validation rule in CEL, tried on an object in JavaScript by one of npm's CEL packages, gives what the API server gives, or
#   throws: `ready >= replicas / 2 + 1`, with 3 ready of 5, is true (5 / 2 is 2 for whole numbers).
# True: JavaScript's numbers have no whole numbers, and each package does something else with them:
#   1. cel-js divides as JavaScript does: 3 >= 3.5, false; it takes no BigInt;
#   2. @marcbachmann/cel-js takes the 5 for a double and throws, as a double cannot be divided by 2; with BigInt it is right;
#   3. @bufbuild/cel takes it for a double too, and `run` does not throw: it returns an error object, which is true in an `if`.
# What follows: convert an object's whole numbers to BigInt, and compare the result with `=== true`.
# Versions: cel-js 0.8.2, @marcbachmann/cel-js 8.0.0, @bufbuild/cel 0.6.1, github.com/google/cel-go v0.29.2. Date: 2026-11-30. Needs Node and Go.
#   Takes 2 min, 20 s when the modules are there.
# Seen: cel-go true <nil>; number: cel-js false, @marcbachmann/cel-js throws, @bufbuild/cel truthy error; BigInt: throws, true, true
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent cel-js@0.8.2 @marcbachmann/cel-js@8.0.0 @bufbuild/cel@0.6.1 > log 2>&1 || { cat log; exit 2; }
cat > main.mjs <<'JS'
import { isCelError, run } from "@bufbuild/cel";
import { evaluate as second } from "@marcbachmann/cel-js";
import { evaluate as first } from "cel-js";

const rule = "ready >= replicas / 2 + 1";
const verdict = (evaluate, object) => {
  try {
    const value = evaluate(rule, object);
    return isCelError(value) ? `${value ? "truthy" : "falsy"} error` : String(value);
  } catch {
    return "throws";
  }
};
const all = (object) => [first, second, run].map((evaluate) => verdict(evaluate, object));
const [one, two, three] = all({ ready: 3, replicas: 5 });
console.log(
  `number: cel-js ${one}, @marcbachmann/cel-js ${two}, @bufbuild/cel ${three}; BigInt: ${all({ ready: 3n, replicas: 5n }).join(", ")}`,
);
JS
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"

	"github.com/google/cel-go/cel"
)

func main() {
	env, err := cel.NewEnv(cel.Variable("ready", cel.IntType), cel.Variable("replicas", cel.IntType))
	if err == nil {
		ast, issues := env.Compile("ready >= replicas / 2 + 1")
		if err = issues.Err(); err == nil {
			program, failed := env.Program(ast)
			if err = failed; err == nil {
				value, _, failed := program.Eval(map[string]any{"ready": 3, "replicas": 5})
				fmt.Println("cel-go", value, failed)
				return
			}
		}
	}
	fmt.Println(err)
	os.Exit(1)
}
GO
printf 'module finding\n\ngo 1.24\n' > go.mod
export GOFLAGS=-mod=mod GOTOOLCHAIN=auto
go get github.com/google/cel-go@v0.29.2 > log 2>&1 || { cat log; exit 2; }
go build -o finding . > log 2>&1 || { cat log; exit 2; }
seen="$(./finding); $(node main.mjs)"
echo "$seen"
[ "$seen" = "cel-go true <nil>; number: cel-js false, @marcbachmann/cel-js throws, @bufbuild/cel truthy error; BigInt: throws, true, true" ]
echo "as stated"
