import { types } from "../../../platforms/aws/catalog/types";
import { flowLogSubjects } from "../../../platforms/aws/constraints";
import { type Cloud, CloudError, type Props, type ServiceTable, type StoredResource } from "../../contract/resources";
import { arnOf } from "./support/arns";
import { define } from "./support/define";
import { text } from "./support/read";
import { mustExist } from "./support/references";

const type = types.flowLog;
function admit(inputs: Props, cloud: Cloud, self: StoredResource | undefined): void {
  const vpcId = text(inputs, "vpcId");
  if (vpcId !== undefined) mustExist(cloud, types.vpc, vpcId);
  const subnetId = text(inputs, "subnetId");
  if (subnetId !== undefined) mustExist(cloud, types.subnet, subnetId);
  const key = (props: Props) =>
    JSON.stringify([...flowLogSubjects, "logDestination", "trafficType"].map((name) => text(props, name) ?? ""));
  const twin = cloud
    .where(type, "logDestination", text(inputs, "logDestination") ?? "")
    .find(({ id, outputs }) => id !== self?.id && key(outputs) === key(inputs));
  if (twin === undefined) return;
  const message = `Error. There is an existing Flow Log with the same configuration and log destination. (${twin.id})`;
  throw new CloudError("FlowLogAlreadyExists", message);
}

const flowLog = define({
  type,
  replaceOn: [
    ...flowLogSubjects,
    "deliverCrossAccountRole",
    "destinationOptions",
    "iamRoleArn",
    "logDestination",
    "logDestinationType",
    "logFormat",
    "maxAggregationInterval",
    "trafficType",
  ],
  defaults: { logDestinationType: "cloud-watch-logs", maxAggregationInterval: 600 },
  admit,
  id: (_, cloud) => cloud.newId("fl-"),
  once: (_, id, cloud) => ({
    arn: arnOf(cloud, "ec2", `vpc-flow-log/${id}`),
    logFormat:
      "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}",
  }),
});

export const flowLogTable: ServiceTable = { service: "ec2/flow-log", resources: [flowLog], functions: [] };
