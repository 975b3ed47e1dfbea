#!/usr/bin/env bash
# Believed: `hcl2.loads` of python-hcl2 gives a Terraform file's values: text is text, 1e3 is a number, a heredoc is its lines without the markers.
# True: since version 8 text keeps its quotes, so that name = "shop" is '"shop"', and the labels of a block are keys with quotes too: block["resource"][0]["aws_lb"] is a
#   KeyError. A heredoc is the quoted text of its own notation, markers and indent included. Numbers with an exponent are the text "${1e3}", in version 7 too.
# What follows: a check that looks for a type or compares a name finds nothing in any file, and is green. Give SerializationOptions with
#   strip_string_quotes=True (the heredoc keeps its markers all the same), or stay below 8.
# Versions: python-hcl2 8.1.4 and 7.3.1 on Python 3.11. Date: 2026-12-01. Takes 25 s.
# Seen: 8: label "aws_lb" with quotes, name "shop" with quotes, exponent ${1e3}, heredoc <<-EOT and its lines; 7: aws_lb, shop, ${1e3}, a
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for version in 8.1.4 7.3.1; do
  python3 -m venv "python$version"
  "python$version/bin/pip" install --quiet --disable-pip-version-check "python-hcl2==$version" > log 2>&1 || { cat log; exit 2; }
done
cat > main.py <<'PY'
import json

import hcl2

FILE = """resource "aws_lb" "web" {
  name     = "shop"
  exponent = 1e3
  lines    = <<-EOT
    a
  EOT
}
"""


def said(read):
    kind, block = next(iter(read["resource"][0].items()))
    values = next(iter(block.values()))
    return json.dumps([kind, values["name"], values["exponent"], values["lines"]])


print(said(hcl2.loads(FILE)))
if hasattr(hcl2, "SerializationOptions"):
    print(said(hcl2.loads(FILE, serialization_options=hcl2.SerializationOptions(strip_string_quotes=True))))
PY
seen=$(python8.1.4/bin/python main.py; python7.3.1/bin/python main.py)
echo "$seen"
[ "$seen" = '["\"aws_lb\"", "\"shop\"", "${1e3}", "\"<<-EOT\n    a\n  EOT\""]
["aws_lb", "shop", "${1e3}", "<<-EOT\n    a\n  EOT"]
["aws_lb", "shop", "${1e3}", "a"]' ]
echo "as stated"
