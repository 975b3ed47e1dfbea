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
