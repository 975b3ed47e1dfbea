#!/usr/bin/env bash
# Believed: a JMESPath query gives the same in every implementation, and `>` on something that is no number selects nothing, as the specification says
#   (an ordering of other types is null).
# True: AWS gives the attributes of load balancers and target groups as text ("60"), and a filter on them means something else in each library:
#   1. Python's, which is the AWS CLI's --query, ends with Python's own TypeError for [?Value > `30`], and compares two texts letter by letter:
#      [?Value > '30'] takes "5" and leaves "100" out;
#   2. npm's jmespath compares as JavaScript does: "60" and "100" for the first, and a missing weight counts as 0, so [?Weight >= `0`] takes
#      the entry without a weight too;
#   3. npm's @jmespath-community/jmespath follows the specification: nothing for the texts.
#   [?to_number(Value) > `30`] is the same in all of them.
# Versions: jmespath 1.1.0 (PyPI), jmespath 0.16.0 and @jmespath-community/jmespath 1.3.0 (npm). Date: 2026-11-30. Takes 20 s.
# Seen:
#   python     number: TypeError, text: 60 5, to_number: 60 100, weights: blue
#   jmespath   number: 60 100, text: 60 5, to_number: 60 100, weights: blue grey
#   community  number: none, text: none, to_number: 60 100, weights: blue
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent jmespath@0.16.0 @jmespath-community/jmespath@1.3.0 > log 2>&1 || { cat log; exit 2; }
python3 -m venv python > /dev/null
python/bin/pip install --quiet --disable-pip-version-check jmespath==1.1.0 > log 2>&1 || { cat log; exit 2; }
cat > input.json <<'JSON'
{
  "queries": {
    "number": "Attributes[?Value > `30`].Value",
    "text": "Attributes[?Value > '30'].Value",
    "to_number": "Attributes[?to_number(Value) > `30`].Value",
    "weights": "Groups[?Weight >= `0`].Name"
  },
  "data": {
    "Attributes": [{ "Value": "60" }, { "Value": "5" }, { "Value": "100" }],
    "Groups": [{ "Name": "blue", "Weight": 0 }, { "Name": "grey" }]
  }
}
JSON
cat > main.py <<'PY'
import json, jmespath

given = json.load(open("input.json"))


def result(query):
    try:
        return " ".join(jmespath.search(query, given["data"])) or "none"
    except Exception as error:
        return type(error).__name__


print(", ".join(f"{name}: {result(query)}" for name, query in given["queries"].items()))
PY
cat > main.cjs <<'JS'
const { data, queries } = require("./input.json");
const { search } = require(process.argv[2]);
const result = (query) => search(data, query).join(" ") || "none";
console.log(Object.entries(queries).map(([name, query]) => `${name}: ${result(query)}`).join(", "));
JS
python=$(python/bin/python main.py)
plain=$(node main.cjs jmespath)
community=$(node main.cjs @jmespath-community/jmespath)
printf 'python     %s\njmespath   %s\ncommunity  %s\n' "$python" "$plain" "$community"
[ "$python" = "number: TypeError, text: 60 5, to_number: 60 100, weights: blue" ]
[ "$plain" = "number: 60 100, text: 60 5, to_number: 60 100, weights: blue grey" ]
[ "$community" = "number: none, text: none, to_number: 60 100, weights: blue" ]
echo "as stated"
