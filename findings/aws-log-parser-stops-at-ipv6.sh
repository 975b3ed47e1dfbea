#!/usr/bin/env bash
# Believed: PyPI's aws-log-parser reads the access logs of a load balancer, so that of a dual-stack one the clients with IPv6 are read as well, or left out; and where the balancer had no
#   answer (504), the time of the target is none.
# True: it cuts address and port at each colon. The first client with IPv6, `[2001:db8::1]:2817` as AWS documents it, ends the reading of all that follows with "too many
#   values to unpack", and the lines before it are lost to who asked for a list. A time that AWS writes as -1, for there was none, is the number -1.0.
# What follows: a report works until a balancer becomes `dualstack`, and a mean of target times gets smaller the more requests fail. Read the file with the pattern in
#   AWS' documentation of ALB logs, and leave out times below 0.
# Version: aws-log-parser 3.0.2 on Python 3.11. Date: 2026-12-01. Takes 30 s.
# Seen: IPv4: 2 lines; with an IPv6 client third: ValueError; mean time of 0.5 s and a 504: -0.25 s
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python > /dev/null
python/bin/pip install --quiet --disable-pip-version-check aws-log-parser==3.0.2 > log 2>&1 || { cat log; exit 2; }
cat > main.py <<'PY'
from aws_log_parser import AwsLogParser, LogType

group = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef"


def line(client, target, times, status, of_target):
    return (
        f"https 2026-11-30T10:00:01.000000Z app/shop/0123456789abcdef {client} {target} {times} {status} {of_target} 34 366 "
        f'"GET https://shop.example:443/ HTTP/1.1" "curl/8.0" TLS_AES_128_GCM_SHA256 TLSv1.3 {group} "Root=1-00000000-000000000000000000000000" '
        f'"shop.example" "-" 0 2026-11-30T10:00:00.000000Z "forward" "-" "-" "{target}" "{of_target}" "-" "-" TID_0123456789abcdef'
    )


def read(*lines):
    return list(AwsLogParser(log_type=LogType.LoadBalancer).parse(list(lines)))


answered = line("192.0.2.1:2817", "10.0.0.1:80", "0.000 0.500 0.000", 200, "200")
late = line("192.0.2.2:2817", "10.0.0.1:80", "-1 -1 -1", 504, "-")
entries = read(answered, late)
mean = sum(entry.target_processing_time for entry in entries) / len(entries)
try:
    read(answered, late, answered.replace("192.0.2.1:2817", "[2001:db8::1]:2817"))
    said = "read"
except ValueError as error:
    said = f"ValueError, {error}"
print(f"IPv4 {len(entries)}; IPv6 {said}; mean {mean}")
raise SystemExit(0 if len(entries) == 2 and said.startswith("ValueError") and mean == -0.25 else 1)
PY
python/bin/python main.py
echo "as stated"
