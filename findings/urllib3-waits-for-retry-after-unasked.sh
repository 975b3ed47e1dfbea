#!/usr/bin/env bash
# Believed: urllib3 gives an answer of 503 back, as it does 500, unless status_forcelist asks for it to be tried again; and what a server says of when to
#   try again does not hold the caller longer than its time-out.
# True: a 503 (413 and 429 too) that has a Retry-After is tried again three times by default, for GET, HEAD, PUT and DELETE, each time after the number of seconds
#   that the server names; the time-out does not count while it sleeps. Then the last 503 comes back. Without the header the same 503 comes back at once, and
#   with POST it does so too.
# What follows: a node that is drained politely (503, Retry-After: 30) holds a probe with a time-out of 2 s for a minute and a half. Give
#   retries=False, or Retry(respect_retry_after_header=False).
# Version: urllib3 2.8.0 on Python 3.11. Date: 2026-12-01. Takes 15 s.
# Seen, with Retry-After 1 and a time-out of 0.5 s: GET without 503 1 call 0 s; GET with 503 4 calls 3 s; POST with 503 1 call 0 s; GET with
#   retries False 503 1 call 0 s
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check urllib3==2.8.0 > log 2>&1 || { cat log; exit 2; }
cat > main.py <<'PY'
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import urllib3

calls = []


class Draining(BaseHTTPRequestHandler):
    def do_GET(self):
        calls.append(1)
        self.send_response(503)
        if self.path == "/with":
            self.send_header("Retry-After", "1")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_POST = do_GET

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Draining)
threading.Thread(target=server.serve_forever, daemon=True).start()
pool, said = urllib3.PoolManager(), []
for method, path, options in (("GET", "/without", {}), ("GET", "/with", {}), ("POST", "/with", {}), ("GET", "/with", {"retries": False})):
    calls.clear()
    start = time.monotonic()
    try:
        result = pool.request(method, f"http://127.0.0.1:{server.server_port}{path}", timeout=0.5, **options).status
    except urllib3.exceptions.HTTPError as error:
        result = type(error).__name__
    said.append(f"{method} {path} {result} {len(calls)} {int(time.monotonic() - start)} s")
print(", ".join(said))
PY
seen=$(python/bin/python main.py)
echo "$seen"
[ "$seen" = "GET /without 503 1 0 s, GET /with 503 4 3 s, POST /with 503 1 0 s, GET /with 503 1 0 s" ]
echo "as stated"
