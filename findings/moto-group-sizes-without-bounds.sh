#!/usr/bin/env bash
# Believed: moto, which refuses a health check's time-out above its interval as AWS does, refuses sizes of an Auto Scaling group that AWS refuses: what is wanted above
#   the maximum or below the minimum, and a minimum above the maximum. The API's own description, in botocore's model, says so.
# True: it takes them all. A group of 1 to 2 has five instances when five are wanted, all healthy in its target group; a minimum of 9 with a maximum of 3 is a
#   group of 3. Of a balancer's rules a priority of 50001 is taken, where the model says 50000, and a target group's attributes may have any key and nearly any value.
# What follows: the test of an autoscaler, or of a shift of weights, that goes beyond its bounds is green. Assert the bounds in the test itself.
# Version: moto 5.2.5, boto3 1.44.8 on Python 3.11. Date: 2026-12-01. Takes 30 s.
# Seen: wanted 5 of 1 to 2: 5, healthy 5; 9 to 3: wanted 3; priority 50001 taken, model's maximum 50000; attribute no.such taken; time-out above interval refused
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check "moto[ec2,elbv2,autoscaling]==5.2.5" boto3==1.44.8 > log 2>&1 || { cat log; exit 2; }
cat > main.py <<'PY'
import os

import boto3
from botocore.exceptions import ClientError
from moto import mock_aws

os.environ.update(AWS_ACCESS_KEY_ID="key", AWS_SECRET_ACCESS_KEY="secret", AWS_DEFAULT_REGION="eu-west-1")


def verdict(call):
    try:
        call()
        return "taken"
    except ClientError:
        return "refused"


@mock_aws
def main():
    ec2, elb, scaling = boto3.client("ec2"), boto3.client("elbv2"), boto3.client("autoscaling")
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    subnets = [ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.0.{place}.0/24", AvailabilityZone=f"eu-west-1{zone}")["Subnet"]["SubnetId"]
               for place, zone in enumerate("ab")]
    group = dict(Protocol="HTTP", Port=80, VpcId=vpc)
    target = elb.create_target_group(Name="web", **group)["TargetGroups"][0]["TargetGroupArn"]
    balancer = elb.create_load_balancer(Name="web", Subnets=subnets)["LoadBalancers"][0]["LoadBalancerArn"]
    forward = [{"Type": "forward", "TargetGroupArn": target}]
    listener = elb.create_listener(LoadBalancerArn=balancer, Protocol="HTTP", Port=80, DefaultActions=forward)["Listeners"][0]["ListenerArn"]
    scaling.create_launch_configuration(LaunchConfigurationName="web", ImageId=ec2.describe_images()["Images"][0]["ImageId"], InstanceType="t3.micro")
    scaling.create_auto_scaling_group(AutoScalingGroupName="web", LaunchConfigurationName="web", MinSize=1, MaxSize=2, DesiredCapacity=1,
                                      VPCZoneIdentifier=",".join(subnets), TargetGroupARNs=[target])
    sizes = lambda: scaling.describe_auto_scaling_groups()["AutoScalingGroups"][0]
    scaling.set_desired_capacity(AutoScalingGroupName="web", DesiredCapacity=5)
    health = [one["TargetHealth"]["State"] for one in elb.describe_target_health(TargetGroupArn=target)["TargetHealthDescriptions"]]
    said = [f"wanted {sizes()['DesiredCapacity']} of {sizes()['MinSize']} to {sizes()['MaxSize']}, healthy {health.count('healthy')}"]
    scaling.update_auto_scaling_group(AutoScalingGroupName="web", MinSize=9, MaxSize=3)
    said.append(f"{sizes()['MinSize']} to {sizes()['MaxSize']}: wanted {sizes()['DesiredCapacity']}")
    most = elb.meta.service_model.shape_for("RulePriority").metadata["max"]
    rule = verdict(lambda: elb.create_rule(ListenerArn=listener, Priority=most + 1, Actions=forward, Conditions=[{"Field": "path-pattern", "Values": ["/a"]}]))
    said.append(f"priority {most + 1} {rule}")
    said.append(f"attribute {verdict(lambda: elb.modify_target_group_attributes(TargetGroupArn=target, Attributes=[{'Key': 'no.such', 'Value': '1'}]))}")
    said.append(f"time-out {verdict(lambda: elb.create_target_group(Name='slow', HealthCheckIntervalSeconds=5, HealthCheckTimeoutSeconds=10, **group))}")
    print("; ".join(said))


main()
PY
seen=$(python/bin/python main.py 2> log || { cat log >&2; exit 2; })
echo "$seen"
[ "$seen" = "wanted 5 of 1 to 2, healthy 5; 9 to 3: wanted 3; priority 50001 taken; attribute taken; time-out refused" ]
echo "as stated"
