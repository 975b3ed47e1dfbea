#!/usr/bin/env bash
# Believed: max_attempts means one thing in botocore: the number of calls that are made, the first one included, wherever it is set; as AWS_MAX_ATTEMPTS and
#   `max_attempts` of ~/.aws/config mean, and maxAttempts of the SDK for JavaScript.
# True: in code, Config(retries={"max_attempts": 3}), it is the number of retries: four calls. From the environment and from the file 3 is three calls.
#   The mode does not matter. `total_max_attempts` in code is what max_attempts is elsewhere. 0 in code is allowed (one call).
# What follows: settings that are moved from the file into code try once more, and a time-out that was computed from them is too short by a call and a
#   wait. Write total_max_attempts.
# Version: boto3 1.44.8 on Python 3.11, against a local server that answers 503. Date: 2026-12-01. Takes 40 s.
# Seen: code 3: legacy 4, standard 4; total 3: 3, 3; environment 3: 3; file 3: 3; code 0: 1
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check boto3==1.44.8 > log 2>&1 || { cat log; exit 2; }
cat > main.py <<'PY'
import os
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import boto3
from botocore.config import Config

calls = []


class Busy(BaseHTTPRequestHandler):
    def do_POST(self):
        calls.append(1)
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(503)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Busy)
threading.Thread(target=server.serve_forever, daemon=True).start()


def count(retries=None):
    calls.clear()
    client = boto3.session.Session().client(
        "elbv2", region_name="eu-west-1", aws_access_key_id="key", aws_secret_access_key="secret",
        endpoint_url=f"http://127.0.0.1:{server.server_port}", config=Config(retries=retries) if retries else None)
    try:
        client.describe_load_balancers()
    except Exception:
        pass
    return len(calls)


os.environ["AWS_CONFIG_FILE"] = "none"
said = [f"{name} {count({name: 3, 'mode': 'legacy'})} {count({name: 3, 'mode': 'standard'})}" for name in ("max_attempts", "total_max_attempts")]
os.environ["AWS_MAX_ATTEMPTS"] = "3"
said.append(f"environment {count()}")
del os.environ["AWS_MAX_ATTEMPTS"]
with open("config", "w") as file:
    file.write("[default]\nmax_attempts = 3\n")
os.environ["AWS_CONFIG_FILE"] = "config"
said.append(f"file {count()}, code 0 {count({'max_attempts': 0})}")
print(", ".join(said))
PY
seen=$(python/bin/python main.py)
echo "$seen"
[ "$seen" = "max_attempts 4 4, total_max_attempts 3 3, environment 3, file 3, code 0 1" ]
echo "as stated"
