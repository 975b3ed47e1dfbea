#!/usr/bin/env bash
# Believed: `parse_quantity` of lightkube, a client of Kubernetes, reads each quantity that the API shows, as the official client's does.
# True: it knows no n and no u, the units in which the metrics API gives the use of a processor (156340n), and of an exponent the small e only: 1e3 is 1000 and
#   1E3 is an error, which Kubernetes and the official client read as 1000.
# What follows: requests are read and use is not, so that a comparison of the two ends with an error on the first idle container.
# Versions: lightkube 1.0.1, kubernetes 37.0.1 on Python 3.11. Date: 2026-12-01. Takes 40 s.
# Seen: lightkube 156340n refused, 250u refused, 1E3 refused, 1e3 1000, 100m 0.1; kubernetes 156340n 0.00015634, 250u 0.00025, 1E3 1000, 1e3 1000, 100m 0.1
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python > /dev/null
python/bin/pip install --quiet --disable-pip-version-check lightkube==1.0.1 kubernetes==37.0.1 > log 2>&1 || { cat log; exit 2; }
cat > main.py <<'PY'
from kubernetes.utils.quantity import parse_quantity as official
from lightkube.utils.quantity import parse_quantity as light


def read(parse, text):
    try:
        return f"{text} {float(parse(text)):g}"
    except ValueError:
        return f"{text} refused"


texts = ("156340n", "250u", "1E3", "1e3", "100m")
print("; ".join(f"{name} {', '.join(read(parse, text) for text in texts)}" for name, parse in (("lightkube", light), ("kubernetes", official))))
PY
seen=$(python/bin/python main.py)
echo "$seen"
[ "$seen" = "lightkube 156340n refused, 250u refused, 1E3 refused, 1e3 1000, 100m 0.1; \
kubernetes 156340n 0.00015634, 250u 0.00025, 1E3 1000, 1e3 1000, 100m 0.1" ]
echo "as stated"
