#!/usr/bin/env bash
# Believed: an empty list is sent as an empty list, or refused before it is sent, in every service alike.
# True: it depends on the service's protocol. EC2's (`ec2`) leaves it out: DescribeInstances with InstanceIds [] is byte for byte the request
#   for all instances, and a change of an interface's groups to [] is a request that changes nothing. ELBv2's and Auto Scaling's (`query`) send
#   the name with nothing behind it. No check of the parameters speaks in either case.
# What follows: "the instances to drain" that turn out to be none become every instance of the region. Return early when a list is empty.
# Version: botocore 1.44.8 on Python 3.11. Date: 2026-11-30. Takes 15 s.
# Seen: ec2 [] is the request without it: True, True; elbv2 SecurityGroups '', autoscaling TerminationPolicies ''
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python > /dev/null
python/bin/pip install --quiet --disable-pip-version-check botocore==1.44.8 > log 2>&1 || { cat log; exit 2; }
cat > main.py <<'PY'
import botocore.session
from botocore.serialize import create_serializer

session = botocore.session.get_session()


def body(service, operation, arguments):
    model = session.get_service_model(service)
    serializer = create_serializer(model.metadata["protocol"])  # With the check of parameters, as a client has it.
    return serializer.serialize_to_request(arguments, model.operation_model(operation))["body"]


instances = body("ec2", "DescribeInstances", {"InstanceIds": []}) == body("ec2", "DescribeInstances", {})
interface = {"NetworkInterfaceId": "eni-0123456789abcdef0"}
groups = body("ec2", "ModifyNetworkInterfaceAttribute", {**interface, "Groups": []})
none = body("ec2", "ModifyNetworkInterfaceAttribute", interface)
balancer = body("elbv2", "SetSecurityGroups", {"LoadBalancerArn": "arn", "SecurityGroups": []})
scaling = body("autoscaling", "UpdateAutoScalingGroup", {"AutoScalingGroupName": "web", "TerminationPolicies": []})
print(
    f"ec2 [] is the request without it: {instances}, {groups == none}; elbv2 SecurityGroups {balancer.get('SecurityGroups')!r}, "
    f"autoscaling TerminationPolicies {scaling.get('TerminationPolicies')!r}"
)
PY
seen=$(timeout 60 python/bin/python main.py)
echo "$seen"
[ "$seen" = "ec2 [] is the request without it: True, True; elbv2 SecurityGroups '', autoscaling TerminationPolicies ''" ]
echo "as stated"
