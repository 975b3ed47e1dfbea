/** What of an account a zone is left with. */
export interface AwsPlace {
  readonly region: string;
  readonly zone: string;
  /** What the balancer's and the scaling groups' names begin with, before their hash. */
  readonly balancer: string;
  readonly groups: readonly string[];
}

/** Hours until a zonal shift ends by itself, unless it is prolonged. Source: arc-zonal-shift StartZonalShift, expiresIn (up to three days). */
const hours = 12;

/**
 * The calls that leave a zone of an account, as a shell has them: a zonal shift of the balancer and of each scaling group, so that the
 * groups launch none there, and then an end of the nodes that are there, which the groups make up for in other zones. Pure.
 */
export function awsLeaveCalls({ region, zone, balancer, groups }: AwsPlace): readonly string[] {
  const aws = (words: string) => `aws --region ${region} ${words}`;
  const shift = (resource: string) =>
    aws(
      `arc-zonal-shift start-zonal-shift --resource-identifier "${resource}" --away-from "$ZONE_ID" --expires-in ${hours}h --comment "evacuate ${zone}"`,
    );
  return asWhole([
    ...resources({ region, zone, balancer, groups }),
    shift("$BALANCER"),
    ...groups.flatMap((_, index) => [
      aws(
        `autoscaling update-auto-scaling-group --auto-scaling-group-name "$GROUP_${index}" --availability-zone-impairment-policy ZonalShiftEnabled=true,ImpairedZoneHealthCheckBehavior=ReplaceUnhealthy`,
      ),
      shift(`$GROUP_ARN_${index}`),
    ]),
    // Resolvers keep the address of the zone for the 60 seconds of the name's TTL.
    "sleep 60",
    ...groups.map((_, index) => {
      const inZone = aws(
        `autoscaling describe-auto-scaling-groups --auto-scaling-group-names "$GROUP_${index}" --output text --query "AutoScalingGroups[0].Instances[?AvailabilityZone=='${zone}'].InstanceId"`,
      );
      const end = aws(
        'autoscaling terminate-instance-in-auto-scaling-group --no-should-decrement-desired-capacity --instance-id "$NODE"',
      );
      return `for NODE in $(${inZone}); do ${end}; done`;
    }),
  ]);
}

/** All or none: a name that finds nothing, or several, ends it before a node is touched. */
const asWhole = (calls: readonly string[]): readonly string[] => ["(set -eu", ...calls, ")"];

/** The calls that take the zone back: the groups even out their zones by themselves then. Pure. */
export function awsReturnCalls(place: AwsPlace): readonly string[] {
  const aws = (words: string) => `aws --region ${place.region} ${words}`;
  const cancel = (resource: string) => {
    const id = aws(
      `arc-zonal-shift list-zonal-shifts --status ACTIVE --resource-identifier "${resource}" --output text --query "items[?awayFrom=='$ZONE_ID'].zonalShiftId"`,
    );
    return aws(`arc-zonal-shift cancel-zonal-shift --zonal-shift-id "$(${id})"`);
  };
  // The nodes are there before clients are.
  return asWhole([
    ...resources(place),
    ...place.groups.map((_, index) => cancel(`$GROUP_ARN_${index}`)),
    cancel("$BALANCER"),
  ]);
}

function resources({ region, zone, balancer, groups }: AwsPlace): readonly string[] {
  const found = (words: string, query: string) => `$(aws --region ${region} ${words} --output text --query "${query}")`;
  return [
    `ZONE_ID=${found(`ec2 describe-availability-zones --zone-names ${zone}`, "AvailabilityZones[0].ZoneId")}`,
    `BALANCER=${found("elbv2 describe-load-balancers", `LoadBalancers[?starts_with(LoadBalancerName, '${balancer}-')].LoadBalancerArn`)}`,
    ...groups.flatMap((group, index) =>
      [
        ["GROUP", "AutoScalingGroupName"],
        ["GROUP_ARN", "AutoScalingGroupARN"],
      ].map(
        ([name, property]) =>
          `${name}_${index}=${found("autoscaling describe-auto-scaling-groups", `AutoScalingGroups[?starts_with(AutoScalingGroupName, '${group}-')].${property}`)}`,
      ),
    ),
  ];
}
