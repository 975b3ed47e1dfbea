/** A scaling group that is left a zone. */
export interface AwsGroup {
  /** What its name begins with, before its hash. */
  readonly base: string;
  /** As the stack's file calls it. */
  readonly name: string;
  /** Healthy nodes that carry the load, a full processor taken into account, and which setting says so. */
  readonly needed: number;
  readonly source: string;
}

/** What of an account a zone is left with. */
interface AwsPlace {
  readonly region: string;
  readonly zone: string;
  /** What the balancer's name begins with, before its hash. */
  readonly balancer: string;
  readonly groups: readonly AwsGroup[];
}

/** Hours until a zonal shift ends by itself, unless it is prolonged. Source: arc-zonal-shift StartZonalShift, expiresIn (up to three days). */
const hours = 12;

/**
 * The calls that leave a zone of an account, as a shell has them: a zonal shift of the balancer and of each scaling group, so that the
 * groups launch none there, and then an end of the nodes that are there, which the groups make up for in other zones. They end before any of
 * that where another zone is left or broken already, or the nodes elsewhere do not carry the load. `launchesFirst`: as many nodes are healthy
 * elsewhere before clients and nodes leave. Pure.
 */
export function awsLeaveCalls(place: AwsPlace, launchesFirst = false): readonly string[] {
  const { region, zone, groups } = place;
  const aws = (words: string) => `aws --region ${region} ${words}`;
  const shift = (resource: string) =>
    aws(
      `arc-zonal-shift start-zonal-shift --resource-identifier "${resource}" --away-from "$ZONE_ID" --expires-in ${hours}h --comment "evacuate ${zone}"`,
    );
  return asWhole([
    ...resources(place),
    ...otherZones(place),
    ...groups.flatMap((group, index) => counts(place, group, index, launchesFirst)),
    ...(launchesFirst ? [] : [shift("$BALANCER")]),
    ...groups.flatMap((_, index) => [
      aws(
        `autoscaling update-auto-scaling-group --auto-scaling-group-name "$GROUP_${index}" --availability-zone-impairment-policy ZonalShiftEnabled=true,ImpairedZoneHealthCheckBehavior=ReplaceUnhealthy`,
      ),
      shift(`$GROUP_ARN_${index}`),
    ]),
    ...(launchesFirst ? [...groups.flatMap((_, index) => launches(place, index)), shift("$BALANCER")] : []),
    // Resolvers keep the address of the zone for the 60 seconds of the name's TTL.
    "sleep 60",
    ...groups.map((_, index) => {
      const inZone = aws(
        `autoscaling describe-auto-scaling-groups --auto-scaling-group-names "$GROUP_${index}" --output text --query "AutoScalingGroups[0].Instances[?AvailabilityZone=='${zone}'].InstanceId"`,
      );
      const end = aws(
        `autoscaling terminate-instance-in-auto-scaling-group --${launchesFirst ? "" : "no-"}should-decrement-desired-capacity --instance-id "$NODE"`,
      );
      return `for NODE in $(${inZone}); do ${end}; done`;
    }),
  ]);
}

/** A zone that another shift or AWS itself has left: a resource has one shift at a time, and practice runs end for one. */
function otherZones({ region, zone }: AwsPlace): readonly string[] {
  const list = (words: string, query: string) =>
    `$(aws --region ${region} arc-zonal-shift ${words} --status ACTIVE --output text --query "${query}")`;
  return [
    [
      "SHIFTED",
      list(
        'list-zonal-shifts --resource-identifier "$BALANCER"',
        "items[?awayFrom!='$ZONE_ID' && shiftType!='PRACTICE_RUN'].awayFrom",
      ),
    ],
    ["BROKEN", list("list-autoshifts", "items[?awayFrom!='$ZONE_ID'].awayFrom")],
  ].flatMap(([name, ids]) => [
    `${name}=${ids}`,
    `[ -z "$${name}" ] || { echo "${zone} is not left: traffic is away from $${name} already; take that zone back first" >&2; exit 1; }`,
  ]);
}

const inGroup = ({ region }: AwsPlace, index: number, query: string): string =>
  `$(aws --region ${region} autoscaling describe-auto-scaling-groups --auto-scaling-group-names "$GROUP_${index}" --output text --query "${query}")`;

const healthyElsewhere = (place: AwsPlace, index: number): string =>
  inGroup(
    place,
    index,
    `length(AutoScalingGroups[0].Instances[?AvailabilityZone!='${place.zone}' && HealthStatus=='Healthy' && LifecycleState=='InService'])`,
  );

function counts(
  place: AwsPlace,
  { name, needed, source }: AwsGroup,
  index: number,
  launchesFirst: boolean,
): readonly string[] {
  const { zone } = place;
  const [gone, left] = [`GONE_${index}`, `LEFT_${index}`];
  const own = `${gone}=${inGroup(place, index, `length(AutoScalingGroups[0].Instances[?AvailabilityZone=='${zone}'])`)}`;
  if (launchesFirst) return [own];
  const says = `${zone} is not left: ${name} has $${left} healthy nodes outside, ${needed} needed (${source}); --launch-first has them first`;
  return [
    own,
    `${left}=${healthyElsewhere(place, index)}`,
    `[ "$${gone}" -eq 0 ] || [ "$${left}" -ge ${needed} ] || { echo "${says}" >&2; exit 1; }`,
  ];
}

/** As many more as are in the zone, which the group has none launched in by now. */
function launches(place: AwsPlace, index: number): readonly string[] {
  const wanted = `WANTED_${index}`;
  return [
    `${wanted}=${inGroup(place, index, "AutoScalingGroups[0].DesiredCapacity")}`,
    `aws --region ${place.region} autoscaling set-desired-capacity --auto-scaling-group-name "$GROUP_${index}" --desired-capacity $(($${wanted} + $GONE_${index}))`,
    `until [ "${healthyElsewhere(place, index)}" -ge "$${wanted}" ]; do sleep 15; done`,
  ];
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
    ...groups.flatMap(({ base }, index) =>
      [
        ["GROUP", "AutoScalingGroupName"],
        ["GROUP_ARN", "AutoScalingGroupARN"],
      ].map(
        ([name, property]) =>
          `${name}_${index}=${found("autoscaling describe-auto-scaling-groups", `AutoScalingGroups[?starts_with(AutoScalingGroupName, '${base}-')].${property}`)}`,
      ),
    ),
  ];
}
