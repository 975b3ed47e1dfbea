#!/usr/bin/env bash
# Believed: `pulumi.output(value)` gives the value back, whatever it is, or throws where it cannot; and `pulumi.concat` and `pulumi.interpolate`
#   make the same text of the same parts.
# True: output() walks into every object and copies its own properties. A Map, a Set and a Date have none, so that each becomes {} without a
#   word: tags from a Map are no tags, and a date has no toISOString any more. An instance of a class loses its methods and getters. And where
#   a part is undefined, interpolate writes "undefined" and concat nothing.
# What follows: turn maps into objects (Object.fromEntries) and dates into text before they reach an Output, Inputs of components included.
# Version: @pulumi/pulumi 3.276.0 on Node 20. Date: 2026-11-30. Takes 40 s.
# Seen: Map {}, Set {}, Date {}, class {"size":1} without its method; interpolate "a-undefined", concat "a-"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent @pulumi/pulumi@3.276.0 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const pulumi = require("@pulumi/pulumi");
pulumi.runtime.setMocks({ newResource: ({ name, inputs }) => ({ id: name, state: inputs }), call: ({ inputs }) => inputs });
class Group {
  size = 1;
  double() {
    return this.size * 2;
  }
}
const value = (given) => new Promise((done) => pulumi.output(given).apply(done));
(async () => {
  const group = await value(new Group());
  const kinds = { Map: new Map([["team", "web"]]), Set: new Set([1]), Date: new Date(0) };
  const said = [];
  for (const [name, given] of Object.entries(kinds)) {
    const got = await value(given);
    said.push(`${name} ${got instanceof given.constructor ? "kept" : JSON.stringify(got)}`);
  }
  said.push(`class ${JSON.stringify(group)} ${typeof group.double === "function" ? "with" : "without"} its method`);
  const missing = undefined;
  const [one, two] = [await value(pulumi.interpolate`a-${missing}`), await value(pulumi.concat("a-", missing))];
  console.log(`${said.join(", ")}; interpolate ${JSON.stringify(one)}, concat ${JSON.stringify(two)}`);
  process.exit(0);
})();
JS
seen=$(timeout 60 node main.cjs 2> log)
echo "$seen"
[ "$seen" = 'Map {}, Set {}, Date {}, class {"size":1} without its method; interpolate "a-undefined", concat "a-"' ]
echo "as stated"
