#!/usr/bin/env bash
# Believed: `exabgp healthcheck` announces the address while its command succeeds, and withdraws it when the command has failed `--fall` times.
# True: a failed address stays announced, with a MED of 1000 in place of 100. It is withdrawn on failure only with `--withdraw-on-down`, and when the process
#   ends. Without a command it announces at once and never looks at anything.
# What follows: where all nodes are down, or there is one, or the router does not compare MEDs (they come from several neighbouring ASs, or a shorter
#   path wins first), clients are sent to a node that is known to be down. Set --withdraw-on-down, unless a last resort is what you want.
# Version: exabgp 5.0.15 on Python 3.11. Date: 2026-12-01. Takes 20 s.
# Seen: succeeds: announce med 100; fails: announce med 1000; fails, --withdraw-on-down: withdraw; no command: announce med 100
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check exabgp==5.0.15 > log 2>&1 || { cat log; exit 2; }
run() { # what it says last while it runs; it withdraws when it is ended, which is left out
  timeout 3 python/bin/exabgp healthcheck --ip 192.0.2.10/32 --no-ip-setup --no-ack --fall 1 --rise 1 --interval 1 --fast-interval 0.2 "$@" \
    2> /dev/null > said || true
  head -n 2 said | tail -n 1 | sed -E 's/^(neighbor \* )?//; s/ route 192.0.2.10\/32 next-hop self//'
}
seen="succeeds: $(run --command true); fails: $(run --command false); fails, --withdraw-on-down: $(run --command false --withdraw-on-down); \
no command: $(run)"
echo "$seen"
[ "$seen" = "succeeds: announce med 100; fails: announce med 1000; fails, --withdraw-on-down: withdraw; no command: announce med 100" ]
echo "as stated"
