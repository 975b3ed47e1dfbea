/**
 * A newcomer was not in the group before its node was drained: what stands in for the node is one. With it goes one of the desired capacity, so a call
 * whose answer was lost is not sent again unseen, as boto3 would: a second look says whether it was carried out.
 */
const shared = `import time

import boto3
from botocore.config import Config

scaling = boto3.client("autoscaling")
once = boto3.client("autoscaling", config=Config(retries={"total_max_attempts": 1}))


def group_of(events):
    return scaling.describe_auto_scaling_groups(AutoScalingGroupNames=[events["Group"]])["AutoScalingGroups"][0]


def take_away_newcomer(events, is_too_big):
    for left in (4, 3, 2, 1, 0):
        group = group_of(events)
        newcomers = [
            node["InstanceId"]
            for node in group["Instances"]
            if node["InstanceId"] not in events["Before"] and node["LifecycleState"] == "InService"
        ]
        if not newcomers or not is_too_big(group):
            return
        try:
            once.terminate_instance_in_auto_scaling_group(
                InstanceId=newcomers[0], ShouldDecrementDesiredCapacity=True
            )
            return
        except Exception:
            if left == 0:
                raise
            time.sleep(5)
`;

/** The node's state and its group; a node that has ended since the window began is in none. */
export const findScript = `${shared}

def find(events, context):
    nodes = scaling.describe_auto_scaling_instances(InstanceIds=[events["InstanceId"]])["AutoScalingInstances"]
    if not nodes:
        return {"State": "Terminated", "Group": "", "Nodes": []}
    name = nodes[0]["AutoScalingGroupName"]
    ids = [node["InstanceId"] for node in group_of({"Group": name})["Instances"]]
    return {"State": nodes[0]["LifecycleState"], "Group": name, "Nodes": ids}
`;

/** Leaving standby adds one to the desired capacity, which AWS refuses at `MaxSize`: a group that has grown that far gives a newcomer up first. */
export const rejoinScript = `${shared}

def rejoin(events, context):
    group = group_of(events)
    take_away_newcomer(events, lambda now: now["DesiredCapacity"] >= now["MaxSize"])
    scaling.exit_standby(AutoScalingGroupName=events["Group"], InstanceIds=[events["InstanceId"]])
    return {"Desired": group["DesiredCapacity"]}
`;

/** One less than there is, never a number from before: what autoscaling added in the meantime stays. */
export const settleScript = `${shared}

def settle(events, context):
    take_away_newcomer(events, lambda now: now["DesiredCapacity"] > events["Desired"])
`;
