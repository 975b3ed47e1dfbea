#!/usr/bin/env bash
# Believed: what DuckDB's read_json finds behind the rows that it looked at for the types (20480) is an error, as its message "Try increasing 'sample_size'" says.
# True: that holds for a new field and for text that is no number. A number with a fraction in a column of whole ones is rounded: 2.7 becomes 3. And of
#   several files those behind the 32nd (maximum_sample_files) are not looked at, and there a field that the first have not got is
#   left out without a word: of 40 files of which the last 5 have an error field, there is no such column. With union_by_name it is there.
# What follows: a log whose latencies are whole until the first slow request, or whose error field comes with the first error, is read without them.
#   Give `columns`, or sample_size=-1 and union_by_name=true.
# Version: duckdb 2.0.1 on Python 3.11. Date: 2026-12-01. Takes 20 s.
# Seen: 2.7 is 3, with sample_size -1 2.7; new field in one file refused; 40 files: columns ms; with union_by_name: columns ms error, 5 errors
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python > /dev/null
python/bin/pip install --quiet --disable-pip-version-check duckdb==2.0.1 > log 2>&1 || { cat log; exit 2; }
cat > main.py <<'PY'
import json

import duckdb


def write(name, rows):
    with open(name, "w") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


whole = [{"ms": 1}] * 30000
write("fraction.json", [*whole, {"ms": 2.7}])
write("field.json", [*whole, {"ms": 2, "error": "late"}])
for index in range(40):
    write(f"part-{index:02}.json", [{"ms": 1, "error": "late"} if index >= 35 else {"ms": 1}])


def most(options=""):
    return duckdb.sql(f"select max(ms) from read_json('fraction.json'{options})").fetchall()[0][0]


try:
    duckdb.sql("from 'field.json'").fetchall()
    field = "taken"
except duckdb.InvalidInputException:
    field = "refused"
parts = duckdb.sql("from read_json('part-*.json')")
parts.fetchall()
united = duckdb.sql("from read_json('part-*.json', union_by_name=true)")
errors = sum(row[1] is not None for row in united.fetchall())
print(
    f"2.7 is {most()}, with sample_size -1 {most(', sample_size=-1')}; new field in one file {field}; "
    f"40 files: columns {' '.join(parts.columns)}; with union_by_name: columns {' '.join(united.columns)}, {errors} errors"
)
PY
seen=$(python/bin/python main.py)
echo "$seen"
[ "$seen" = "2.7 is 3, with sample_size -1 2.7; new field in one file refused; 40 files: columns ms; with union_by_name: columns ms error, 5 errors" ]
echo "as stated"
