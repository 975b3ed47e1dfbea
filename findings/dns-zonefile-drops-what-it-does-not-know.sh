#!/usr/bin/env bash
# Believed: npm's dns-zonefile reads what a name server reads, or throws: TTLs with units (1h, 5m), which BIND takes in all places, and the TTL on
#   either side of the class, which RFC 1035 allows.
# True: it knows seconds before the class only. A record with 5m before IN, or with IN before its TTL, is left out without a word. In an SOA the units are
#   cut off: 1h 15m 1w 5m is a refresh of 1 s, a retry of 15 s, an expiry of 1 s and a minimum of 5 s. Only $TTL keeps its text. dnspython reads it all.
# What follows: a zone that is read, changed and written has lost records. Let dnspython write the zone out before: it
#   writes seconds, before the class.
# Versions: dns-zonefile 0.3.2, dnspython 2.9.2 on Python 3.11. Date: 2026-12-01. Takes 15 s.
# Seen: npm: {"a":["10.0.0.1"],"soa":[1,15,1,5]}; PyPI: a 60 b 300 c 60, soa 3600 900 604800 300
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python > /dev/null
python/bin/pip install --quiet --disable-pip-version-check dnspython==2.9.2 > log 2>&1 || { cat log; exit 2; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent dns-zonefile@0.3.2 > log 2>&1 || { cat log; exit 2; }
cat > zone <<'ZONE'
$ORIGIN example.com.
$TTL 1h
@ IN SOA ns1 admin 2026120101 1h 15m 1w 5m
@ IN NS ns1
a 60 IN A 10.0.0.1
b 5m IN A 10.0.0.2
c IN 60 A 10.0.0.3
ZONE
cat > main.mjs <<'JS'
import { readFileSync } from "node:fs";
import zonefile from "dns-zonefile";
const { a, soa } = (zonefile.default ?? zonefile).parse(readFileSync("zone", "utf8"));
console.log(`npm: ${JSON.stringify({ a: a.map((one) => one.ip), soa: [soa.refresh, soa.retry, soa.expire, soa.minimum] })}`);
JS
cat > main.py <<'PY'
import dns.zone

zone = dns.zone.from_file("zone")
soa = zone.get_rdataset("@", "SOA")[0]
ttls = " ".join(f"{name} {zone.get_rdataset(name, 'A').ttl}" for name in "abc")
print(f"PyPI: {ttls}, soa {soa.refresh} {soa.retry} {soa.expire} {soa.minimum}")
PY
seen="$(node main.mjs); $(python/bin/python main.py)"
echo "$seen"
[ "$seen" = 'npm: {"a":["10.0.0.1"],"soa":[1,15,1,5]}; PyPI: a 60 b 300 c 60, soa 3600 900 604800 300' ]
echo "as stated"
