import { types } from "../../../platforms/aws/catalog/types";
import { type Cloud, CloudError, type Props, type ResourceModel, type StoredResource } from "../../contract/resources";
import { isInvokable } from "./lambda";
import { hex } from "./support/arns";
import { define } from "./support/define";
import { isSet, text } from "./support/read";
import { mustExist } from "./support/references";

const attachmentType = types.targetGroupAttachment;
const functionForm = /^arn:[\w-]+:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/;

/** Source: AWS service model elbv2, RegisterTargets and TargetDescription; Application Load Balancers guide, Lambda functions as targets. */
function admitFunction(inputs: Props, group: StoredResource, cloud: Cloud): void {
  const target = text(inputs, "targetId") ?? "";
  if (!functionForm.test(target)) {
    throw new CloudError("InvalidTarget", `The target '${target}' is not a Lambda function ARN`);
  }
  if (isSet(inputs, "port")) {
    throw new CloudError("ValidationError", "A port cannot be specified for targets with target type 'lambda'");
  }
  if (cloud.where(attachmentType, "targetGroupArn", group.id).length > 0) {
    const message = `Target group '${group.id}' has a Lambda function already: a target group takes one`;
    throw new CloudError("TooManyTargets", message);
  }
  // Where ids of others are assumed to exist, so are their permissions.
  if (cloud.unknownReferences === "assumed" || isInvokable(target, group.id, cloud)) return;
  const message = `elasticloadbalancing principal does not have permission to invoke ${target} from target group ${group.id}`;
  throw new CloudError("AccessDenied", message);
}

/** Source: AWS service model elbv2, RegisterTargets: an instance is registered by its id, and in the VPC of the group. */
function admitMachine(inputs: Props, group: StoredResource, cloud: Cloud): void {
  const target = text(inputs, "targetId") ?? "";
  if (!/^i-[0-9a-f]+$/.test(target)) throw new CloudError("ValidationError", `Instance ID '${target}' is not valid`);
  const machine = mustExist(cloud, types.instance, target, "InvalidTarget");
  const subnet = cloud.get(types.subnet, text(machine?.outputs ?? {}, "subnetId") ?? "");
  const [own, wanted] = [text(subnet?.outputs ?? {}, "vpcId"), text(group.outputs, "vpcId")];
  if (own === undefined || wanted === undefined || own === wanted) return;
  throw new CloudError(
    "InvalidTarget",
    `The following targets are not in the target group VPC '${wanted}': '${target}'`,
  );
}

/** A target that is registered by hand. */
export const attachment: ResourceModel = define({
  type: attachmentType,
  replaceOn: ["targetGroupArn", "targetId", "port", "availabilityZone", "quicServerId"],
  tagged: false,
  admit: (inputs, cloud) => {
    const group = mustExist(cloud, types.targetGroup, text(inputs, "targetGroupArn") ?? "");
    const targetType = text(group?.outputs ?? {}, "targetType");
    if (group === undefined) return;
    if (targetType === "lambda") admitFunction(inputs, group, cloud);
    if (targetType === "instance") admitMachine(inputs, group, cloud);
  },
  id: (inputs, cloud) => `${text(inputs, "targetGroupArn") ?? ""}-${hex(cloud, 16)}`,
});
