#!/usr/bin/env bash
# Believed: the JSON Schema that `z.toJSONSchema(schema, { io: "input" })` makes takes what the zod schema takes as input; where it cannot say a
#   thing exactly it takes more (a refinement is left out) or throws.
# True: it refuses valid input, without a word, for
#   1. a regular expression with a flag: the pattern is its source without i (or m, s);
#   2. a check behind trim() or toLowerCase(): what holds for the output is asked of the input;
#   3. an IPv6 address that ends in IPv4 notation (::ffff:10.0.0.1): zod's own check is not the pattern that it writes.
#   And the pattern of z.hostname() begins with a lookahead, which Go's regexp cannot compile: Go's validators and a CRD refuse the schema.
# What follows: an editor or a gateway that has the schema marks settings as wrong that the program takes. Write [A-Za-z] for the flag, and
#   test the schema and the JSON Schema with the same samples.
# Versions: zod 4.6.7, ajv 8.20.0, Go's regexp. Date: 2026-11-30. Needs Node and Go. Takes 15 s.
# Seen, zod then ajv: flag true false, lower true false, trim true false, ipv6 true false, plain true true; hostname's pattern in Go: refused
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent zod@4.6.7 ajv@8.20.0 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const Ajv = require("ajv/dist/2020").default;
const { writeFileSync } = require("node:fs");
const { z } = require("zod");
const ajv = new Ajv({ validateFormats: false });
const cases = {
  flag: [z.string().regex(/^(?:get|post)$/i), "GET"],
  lower: [z.string().toLowerCase().regex(/^[a-z]+$/), "Blue"],
  trim: [z.string().trim().max(4), " blue "],
  ipv6: [z.ipv6(), "::ffff:10.0.0.1"],
  plain: [z.string().regex(/^[a-z]+$/), "blue"],
};
const said = Object.entries(cases).map(([name, [schema, input]]) => {
  const json = ajv.compile(z.toJSONSchema(schema, { io: "input" }));
  return `${name} ${schema.safeParse(input).success} ${json(input)}`;
});
writeFileSync("pattern", z.toJSONSchema(z.hostname()).pattern);
console.log(said.join(", "));
JS
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"
	"regexp"
)

func main() {
	pattern, err := os.ReadFile("pattern")
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	if _, err := regexp.Compile(string(pattern)); err != nil {
		fmt.Println("refused")
		return
	}
	fmt.Println("taken")
}
GO
printf 'module finding\n\ngo 1.24\n' > go.mod
seen="$(node main.cjs); hostname's pattern in Go: $(go run .)"
echo "$seen"
[ "$seen" = "flag true false, lower true false, trim true false, ipv6 true false, plain true true; hostname's pattern in Go: refused" ]
echo "as stated"
