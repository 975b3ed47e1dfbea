import { types } from "../../../platforms/aws/catalog/types";
import { vendorCheck, vendorTarget } from "../../../platforms/aws/defaults";
import {
  type Cloud,
  CloudError,
  type Props,
  type ResourceModel,
  type ServiceTable,
  type StoredResource,
} from "../../contract/resources";
import { balancersOf } from "./load-balancer-data";
import { arnOf, hex } from "./support/arns";
import { define } from "./support/define";
import { flag, record, text } from "./support/read";
import { mustBeUnique, mustExist } from "./support/references";
import { attachment } from "./target-registration";

const type = types.targetGroup;

const isHttp = (inputs: Props) => ["HTTP", "HTTPS"].includes(text(inputs, "protocol") ?? "");
const checkProtocol = (inputs: Props) => (text(record(inputs, "healthCheck") ?? {}, "protocol") ?? "").toUpperCase();

function admit(inputs: Props, cloud: Cloud, self: StoredResource | undefined): void {
  const name = text(inputs, "name") ?? "";
  const taken = `A target group with the same name '${name}' exists, but with different settings`;
  mustBeUnique(cloud, { type, property: "name", value: name, self }, "DuplicateTargetGroupName", taken);
  const vpcId = text(inputs, "vpcId");
  if (vpcId !== undefined) mustExist(cloud, types.vpc, vpcId, "ValidationError");
}

/** The provider's defaults inside blocks that the program gives. */
function normalize(inputs: Props): Props {
  const [healthCheck, stickiness] = [record(inputs, "healthCheck"), record(inputs, "stickiness")];
  return {
    ...inputs,
    ...(healthCheck === undefined ? {} : { healthCheck: { ...blockDefaults.healthCheck, ...healthCheck } }),
    ...(stickiness === undefined ? {} : { stickiness: { ...blockDefaults.stickiness, ...stickiness } }),
  };
}

const blockDefaults = {
  healthCheck: {
    enabled: true,
    port: "traffic-port",
    protocol: "HTTP",
    ...vendorCheck.inBlock,
  },
  stickiness: { cookieDuration: vendorTarget.cookieDuration, enabled: true },
};

/** What AWS checks when the program leaves it out. Source: elasticloadbalancingv2 API, CreateTargetGroup. */
function healthCheckOf(inputs: Props): Props {
  if (text(inputs, "targetType") === "lambda") return functionCheckOf(inputs);
  const given = record(inputs, "healthCheck") ?? {};
  const usual = isHttp(inputs) ? "HTTP" : "TCP";
  const protocol = checkProtocol(inputs) || usual;
  const web = protocol === "TCP" ? {} : { path: "/", matcher: isHttp(inputs) ? "200" : "200-399" };
  return {
    enabled: true,
    port: "traffic-port",
    timeout: vendorCheck.timeout(protocol),
    ...vendorCheck.withoutBlock,
    ...web,
    ...given,
    protocol,
  };
}

/** A function is not checked unless the program wants it, and then without protocol and port. */
const functionCheckOf = (inputs: Props): Props => ({
  ...vendorCheck.ofFunction,
  path: "/",
  matcher: "200",
  ...record(inputs, "healthCheck"),
  enabled: flag(record(inputs, "healthCheck") ?? {}, "enabled") ?? record(inputs, "healthCheck") !== undefined,
});

function providerDefaults(inputs: Props): Props {
  if (text(inputs, "targetType") === "lambda") return { targetFailovers: [], targetHealthStates: [] };
  const http = isHttp(inputs);
  return {
    ipAddressType: "ipv4",
    loadBalancingCrossZoneEnabled: "use_load_balancer_configuration",
    stickiness: {
      enabled: false,
      type: http ? "lb_cookie" : "source_ip",
      cookieDuration: http ? vendorTarget.cookieDuration : 0,
      cookieName: "",
    },
    targetFailovers: [],
    targetHealthStates: [],
    targetGroupHealth: {
      dnsFailover: { minimumHealthyTargetsCount: "1", minimumHealthyTargetsPercentage: "off" },
      unhealthyStateRouting: { minimumHealthyTargetsCount: 1, minimumHealthyTargetsPercentage: "off" },
    },
    ...(http
      ? { protocolVersion: "HTTP1", loadBalancingAlgorithmType: "round_robin", loadBalancingAnomalyMitigation: "off" }
      : { connectionTermination: false, preserveClientIp: text(inputs, "targetType") === "ip" ? "false" : "true" }),
  };
}

function remove(old: StoredResource, cloud: Cloud): void {
  if (balancersOf(old.id, cloud).length === 0) return;
  throw new CloudError("ResourceInUse", `Target group '${old.id}' is currently in use by a listener or a rule`);
}

const targetGroup: ResourceModel = define({
  type,
  replaceOn: ["ipAddressType", "name", "namePrefix", "port", "protocol", "protocolVersion", "targetType", "vpcId"],
  autoname: { property: "name", maxLength: 32 },
  defaults: {
    deregistrationDelay: vendorTarget.deregistrationDelay,
    lambdaMultiValueHeadersEnabled: false,
    proxyProtocolV2: false,
    slowStart: vendorTarget.slowStart,
    targetType: "instance",
  },
  computed: [
    "connectionTermination",
    "healthCheck",
    "ipAddressType",
    "loadBalancingAlgorithmType",
    "loadBalancingAnomalyMitigation",
    "loadBalancingCrossZoneEnabled",
    "preserveClientIp",
    "protocolVersion",
    "stickiness",
    "targetFailovers",
    "targetGroupHealth",
    "targetHealthStates",
  ],
  normalize,
  admit,
  id: (inputs, cloud) =>
    arnOf(cloud, "elasticloadbalancing", `targetgroup/${text(inputs, "name") ?? ""}/${hex(cloud, 16)}`),
  once: (inputs, id) => ({
    ...providerDefaults(inputs),
    arn: id,
    arnSuffix: `targetgroup/${id.split(":targetgroup/")[1] ?? ""}`,
    name: text(inputs, "name") ?? "",
    loadBalancerArns: [],
  }),
  derive: (inputs, _id, _cloud, self) => {
    const given = record(inputs, "healthCheck");
    return {
      healthCheck: given === undefined && self !== undefined ? (self.outputs.healthCheck ?? {}) : healthCheckOf(inputs),
    };
  },
  remove,
});

export const targetGroupTable: ServiceTable = {
  service: "elbv2/target-group",
  resources: [targetGroup, attachment],
  functions: [],
};
