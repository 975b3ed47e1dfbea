/** A newcomer was not in the group before its node was drained: what stands in for the node is one. With it goes one of the desired capacity. */
const shared = `import boto3

scaling = boto3.client("autoscaling")


def group_of(events):
    return scaling.describe_auto_scaling_groups(AutoScalingGroupNames=[events["Group"]])["AutoScalingGroups"][0]


def take_away_newcomer(events, group):
    for node in group["Instances"]:
        if node["InstanceId"] not in events["Before"] and node["LifecycleState"] == "InService":
            scaling.terminate_instance_in_auto_scaling_group(
                InstanceId=node["InstanceId"], ShouldDecrementDesiredCapacity=True
            )
            return
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
    if group["DesiredCapacity"] >= group["MaxSize"]:
        take_away_newcomer(events, group)
    scaling.exit_standby(AutoScalingGroupName=events["Group"], InstanceIds=[events["InstanceId"]])
    return {"Desired": group["DesiredCapacity"]}
`;

/** One less than there is, never a number from before: what autoscaling added in the meantime stays. */
export const settleScript = `${shared}

def settle(events, context):
    group = group_of(events)
    if group["DesiredCapacity"] > events["Desired"]:
        take_away_newcomer(events, group)
`;
