#!/usr/bin/env bash
# Believed: `target_in_service` of a load balancer's target group, asked without targets, ends when those that are registered are healthy, and
#   `target_deregistered` when none is registered any more.
# True: both ask that every target listed has one state, and an empty list has none. Beside a healthy target one that is draining, which is listed
#   until its delay is over (300 s unless set), keeps the first waiting: half of its ten minutes. The second ends well only if it catches targets as `unused`:
#   when the last of them has left the list, which is what it waits for, it polls on to its end and fails.
# What follows: name the Targets. Then a target that is gone is listed as unused and the second ends, and the first does not wait for others.
# Version: boto3 1.44.8 on Python 3.11. Date: 2026-12-01. Takes 15 s.
# Seen: in service: healthy ends, healthy+draining gives up, none gives up; deregistered: unused ends, draining gives up, none gives up
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python > /dev/null
python/bin/pip install --quiet --disable-pip-version-check boto3==1.44.8 > log 2>&1 || { cat log; exit 2; }
cat > main.py <<'PY'
import boto3
from botocore.exceptions import WaiterError
from botocore.stub import Stubber


def verdict(waiter, states):
    client = boto3.client("elbv2", region_name="eu-west-1", aws_access_key_id="key", aws_secret_access_key="secret")
    stub = Stubber(client)
    targets = [{"Target": {"Id": f"i-{index}"}, "TargetHealth": {"State": state}} for index, state in enumerate(states)]
    for _ in range(2):
        stub.add_response("describe_target_health", {"TargetHealthDescriptions": targets})
    stub.activate()
    try:
        client.get_waiter(waiter).wait(TargetGroupArn="group", WaiterConfig={"Delay": 0, "MaxAttempts": 2})
        return "ends"
    except WaiterError as error:
        return "gives up" if "Max attempts" in str(error) else str(error)


def line(waiter, *lists):
    return ", ".join(f"{'+'.join(states) or 'none'} {verdict(waiter, states)}" for states in lists)


print(
    f"in service: {line('target_in_service', ['healthy'], ['healthy', 'draining'], [])}; "
    f"deregistered: {line('target_deregistered', ['unused'], ['draining'], [])}"
)
PY
seen=$(python/bin/python main.py)
echo "$seen"
[ "$seen" = "in service: healthy ends, healthy+draining gives up, none gives up; deregistered: unused ends, draining gives up, none gives up" ]
echo "as stated"
