#!/usr/bin/env bash
# Believed: the waiter `services_stable` of ECS ends well when the new deployment of a service is up, and with an error when it failed.
# True: it counts: one deployment, and as many tasks running as wanted. It never looks at rolloutState. So it succeeds
#   1. when the circuit breaker has given up the new deployment and rolled back (one deployment is left, the old one);
#   2. while the only deployment is FAILED or IN_PROGRESS, if its tasks run;
#   3. with no task wanted (desiredCount 0), and for an answer that lists no service.
#   And a service with an EXTERNAL controller, which has task sets and no deployments, is never stable: the waiter polls to its end.
# What follows: a pipeline that ends with this waiter reports a rolled-back release as released. Compare the task definition of the PRIMARY
#   deployment with the one that was asked for, and its rolloutState with COMPLETED.
# Version: boto3 1.44.8 on Python 3.11. Date: 2026-12-01. Takes 15 s.
# Seen: rolled back stable, FAILED stable, IN_PROGRESS stable, none wanted stable, none listed stable, EXTERNAL gives up
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


def service(deployments, wanted=2, **others):
    return [{"serviceName": "web", "status": "ACTIVE", "desiredCount": wanted, "runningCount": wanted, "deployments": deployments, **others}]


def primary(state, revision=8):
    return [{"status": "PRIMARY", "rolloutState": state, "taskDefinition": f"web:{revision}"}]


def verdict(services):
    client = boto3.client("ecs", region_name="eu-west-1", aws_access_key_id="key", aws_secret_access_key="secret")
    stub = Stubber(client)
    for _ in range(2):
        stub.add_response("describe_services", {"services": services})
    stub.activate()
    try:
        client.get_waiter("services_stable").wait(services=["web"], WaiterConfig={"Delay": 0, "MaxAttempts": 2})
        return "stable"
    except WaiterError as error:
        return "gives up" if "Max attempts" in str(error) else str(error)


said = {
    "rolled back": service(primary("COMPLETED", 7)),
    "FAILED": service(primary("FAILED")),
    "IN_PROGRESS": service(primary("IN_PROGRESS")),
    "none wanted": service(primary("IN_PROGRESS"), 0),
    "none listed": [],
    "EXTERNAL": service([], deploymentController={"type": "EXTERNAL"}),
}
print(", ".join(f"{name} {verdict(services)}" for name, services in said.items()))
PY
seen=$(python/bin/python main.py)
echo "$seen"
[ "$seen" = "rolled back stable, FAILED stable, IN_PROGRESS stable, none wanted stable, none listed stable, EXTERNAL gives up" ]
echo "as stated"
