#!/usr/bin/env bash
# Believed: botocore checks parameters against AWS' model before it calls, so that what is refused by the model never leaves the machine (or, for those who
#   know the SDK for JavaScript, that it checks nothing).
# True: of a range it checks the minimum, of a maximum, a pattern and an enumeration nothing. The model of create_target_group says 1 to 65535 for the port and
#   5 to 300 for the interval: 0 and 1 are errors of the client, 70000 and 9999 are sent, and a protocol FTP too. Stubber, which tests use
#   in place of AWS, asks the same check, so that a test passes with a value that AWS refuses.
# What follows: `validate_parameters` and Stubber are no proof that a call is valid. Check ranges and enumerations by the model itself
#   (shape.metadata, shape.enum).
# Version: boto3 1.44.8 on Python 3.11. Date: 2026-12-01. Takes 15 s.
# Seen: model Port 1-65535 Interval 5-300 Protocol enumerated; Port 0 refused, 70000 sent; Interval 1 refused, 9999 sent; Protocol FTP sent
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python > /dev/null
python/bin/pip install --quiet --disable-pip-version-check boto3==1.44.8 > log 2>&1 || { cat log; exit 2; }
cat > main.py <<'PY'
import boto3
from botocore.exceptions import ParamValidationError
from botocore.stub import Stubber


def client():
    return boto3.client("elbv2", region_name="eu-west-1", aws_access_key_id="key", aws_secret_access_key="secret")


def verdict(name, value):
    made = client()
    stub = Stubber(made)
    stub.add_response("create_target_group", {"TargetGroups": []})
    stub.activate()
    try:
        made.create_target_group(Name="web", **{name: value})
        return "sent"
    except ParamValidationError:
        return "refused"


members = client().meta.service_model.operation_model("CreateTargetGroup").input_shape.members
interval = "HealthCheckIntervalSeconds"
ranges = " ".join(f"{said} {members[name].metadata['min']}-{members[name].metadata['max']}" for said, name in (("Port", "Port"), ("Interval", interval)))
listed = "enumerated" if "HTTP" in members["Protocol"].enum and "FTP" not in members["Protocol"].enum else "free"
print(
    f"model {ranges} Protocol {listed}; Port 0 {verdict('Port', 0)}, 70000 {verdict('Port', 70000)}; "
    f"Interval 1 {verdict(interval, 1)}, 9999 {verdict(interval, 9999)}; Protocol FTP {verdict('Protocol', 'FTP')}"
)
PY
seen=$(python/bin/python main.py)
echo "$seen"
[ "$seen" = "model Port 1-65535 Interval 5-300 Protocol enumerated; Port 0 refused, 70000 sent; Interval 1 refused, 9999 sent; Protocol FTP sent" ]
echo "as stated"
