import { types } from "../../../platforms/aws/catalog/types";
import { regexConditions } from "../../../platforms/aws/constraints";
import { type Cloud, CloudError, type Props, type ServiceTable, type StoredResource } from "../../contract/resources";
import { admitActions, withActionDefaults } from "./forward-actions";
import { listenerType, protocolOf } from "./listener";
import { hex } from "./support/arns";
import { define } from "./support/define";
import { count, record, records, text } from "./support/read";
import { mustExist } from "./support/references";
import { admitGroupCount } from "./target-group-count";

const type = types.listenerRule;

const familyOf = (condition: Props) => text(record(condition, "sourceIp") ?? {}, "ipAddressType");

/** Source: AWS service model elbv2, CreateRule and RuleCondition.Field. */
function admitOnNetwork(inputs: Props, balancer: StoredResource): void {
  if (text(balancer.outputs, "ipAddressType") !== "dualstack") {
    const message = `Rules are supported by application and dual-stack network load balancers, '${balancer.id}' is neither`;
    throw new CloudError("InvalidConfigurationRequest", message);
  }
  if (records(inputs, "conditions").every((condition) => ["ipv4", "ipv6"].includes(familyOf(condition) ?? ""))) return;
  const message = "A rule of a network load balancer has one condition, 'source-ip' with an IP address type";
  throw new CloudError("InvalidConfigurationRequest", message);
}

function admitOnApplication(inputs: Props): void {
  if (records(inputs, "conditions").every((condition) => familyOf(condition) === undefined)) return;
  const message = "The IP address type of a 'source-ip' condition is supported by network load balancers only";
  throw new CloudError("InvalidConfigurationRequest", message);
}

function admit(inputs: Props, cloud: Cloud, self: StoredResource | undefined): void {
  const listenerArn = text(inputs, "listenerArn") ?? "";
  const listener = mustExist(cloud, listenerType, listenerArn);
  const priority = count(inputs, "priority");
  const twin = cloud
    .where(type, "listenerArn", listenerArn)
    .find(({ id, outputs }) => id !== self?.id && priority !== undefined && count(outputs, "priority") === priority);
  if (twin !== undefined)
    throw new CloudError("PriorityInUse", `Priority '${priority ?? ""}' is currently in use (${twin.name})`);
  const balancer = cloud.get(types.balancer, text(listener?.outputs ?? {}, "loadBalancerArn") ?? "");
  if (listener === undefined || balancer === undefined) return;
  if (text(balancer.outputs, "loadBalancerType") === "network") admitOnNetwork(inputs, balancer);
  else admitOnApplication(inputs);
  admitActions(records(inputs, "actions"), protocolOf(listener.outputs), balancer, cloud);
  admitGroupCount(records(inputs, "actions"), balancer, cloud, self);
}

/** AWS puts a rule without priority after the last one. */
function priorityOf(inputs: Props, cloud: Cloud): number {
  const others = cloud.where(type, "listenerArn", text(inputs, "listenerArn") ?? "");
  return Math.max(0, ...others.map(({ outputs }) => count(outputs, "priority") ?? 0)) + 1;
}

const listenerRule = define({
  type,
  replaceOn: ["listenerArn"],
  sets: [
    "actions.*.forward.targetGroups",
    "conditions",
    ...["hostHeader", "httpHeader", "httpRequestMethod", "pathPattern", "sourceIp"].map(
      (kind) => `conditions.*.${kind}.values`,
    ),
    ...regexConditions.map((kind) => `conditions.*.${kind}.regexValues`),
    "transforms",
    "conditions.*.queryStrings",
  ],
  computed: ["priority"],
  normalize: (inputs) =>
    Array.isArray(inputs.actions) ? { ...inputs, actions: withActionDefaults(records(inputs, "actions")) } : inputs,
  admit,
  id: (inputs, cloud) =>
    `${(text(inputs, "listenerArn") ?? "").replace(":listener/", ":listener-rule/")}/${hex(cloud, 16)}`,
  once: (inputs, id, cloud) => ({ arn: id, priority: priorityOf(inputs, cloud) }),
});

export const listenerRuleTable: ServiceTable = {
  service: "elbv2/listener-rule",
  resources: [listenerRule],
  functions: [],
};
