import { z } from "zod";
import { types } from "../../platforms/aws/catalog/types";
import type { ScalingGroup } from "../contract/desired-state";
import { list, optionalText, text } from "./shape-parts";
import { subnetShape, targetGroupAttachmentShape, targetGroupShape } from "./shapes";
import { groupBy, readAll, type Stored } from "./stored";

const machineShape = z.object({
  id: z.string(),
  subnetId: text(""),
  privateIp: z.string(),
  vpcSecurityGroupIds: list(z.string()),
  userData: optionalText,
  userDataBase64: optionalText,
});

/** What a machine is called: the program's word for it, and enough of its id to tell it from the one that replaces it. */
const nameOf = (name: string, id: string) => `${name}-${id.slice(-8)}`;

const single: Omit<ScalingGroup, "name" | "arn" | "subnets" | "targetGroups" | "launchTemplate"> = {
  ...{ minSize: 1, maxSize: 1, desiredCapacity: 1 },
  healthCheckType: "EC2",
  ...{ healthCheckGracePeriod: 0, defaultInstanceWarmup: 0, maxInstanceLifetime: 0 },
  ...{ hooks: [], policies: [], steps: [], schedules: [], skipped: [] },
  ...{ maintenance: undefined, refresh: undefined, warmPool: undefined, tags: {} },
};

/** Machines of the program's own (`aws.ec2.Instance`): each is a group by itself, which has one node and never another. */
export function deriveMachines(stored: Stored): ScalingGroup[] {
  const subnets = new Map(readAll(stored, types.subnet, subnetShape).map((subnet) => [subnet.id, subnet]));
  const names = new Map(stored.all(types.instance).map(({ id, name }) => [id, name]));
  const targetGroups = new Map(
    readAll(stored, types.targetGroup, targetGroupShape).map((group) => [group.arn, group.port]),
  );
  const machineOf = registeredAs(stored);
  const registrations = groupBy(
    readAll(stored, types.targetGroupAttachment, targetGroupAttachmentShape),
    ({ targetId }) => machineOf(targetId) ?? "",
  );
  return readAll(stored, types.instance, machineShape).flatMap((machine): ScalingGroup[] => {
    const { id, privateIp, subnetId } = machine;
    const subnet = subnets.get(subnetId);
    if (subnet === undefined) return [];
    const ports = (registrations.get(id) ?? []).flatMap(({ targetGroupArn, port }) => {
      const usual = targetGroups.get(targetGroupArn);
      return usual === undefined ? [] : [[targetGroupArn, port ?? usual] as const];
    });
    const encoded = Buffer.from(machine.userDataBase64 ?? "", "base64").toString("utf8");
    return [
      {
        ...single,
        name: nameOf(names.get(id) ?? id, id),
        arn: "",
        subnets: [{ id: subnetId, zone: subnet.availabilityZone, cidr: subnet.cidrBlock }],
        targetGroups: [...new Set(ports.map(([arn]) => arn))],
        launchTemplate: {
          id,
          version: 1,
          floating: false,
          securityGroups: machine.vpcSecurityGroupIds,
          userData: machine.userData ?? encoded,
        },
        machine: { id, privateIp, ports: Object.fromEntries(ports) },
      },
    ];
  });
}

/** VPC addresses that machines have: nodes of groups must not be given the same. */
export const machineAddresses = (stored: Stored): readonly string[] =>
  readAll(stored, types.instance, machineShape).map(({ privateIp }) => privateIp);

/** Which machine a target is, by its id or its address; undefined: none of the program's. */
export function registeredAs(stored: Stored): (target: string) => string | undefined {
  const machines = readAll(stored, types.instance, machineShape);
  const known = new Map(machines.flatMap(({ id, privateIp }) => [[id, id] as const, [privateIp, id] as const]));
  return (target) => known.get(target);
}
