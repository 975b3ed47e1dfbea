import { types } from "../../../platforms/aws/catalog/types";
import { headerAttributes, listenerProtocols } from "../../../platforms/aws/constraints";
import { type Cloud, CloudError, type Props, type ServiceTable, type StoredResource } from "../../contract/resources";
import { mustBeUsable } from "./certificate-lookup";
import { admitActions, withActionDefaults } from "./forward-actions";
import { vendorHeaders } from "./listener-headers";
import { isGateway, isNetwork } from "./load-balancer-admission";
import { mustBePolicy } from "./ssl-policies";
import { hex } from "./support/arns";
import { define } from "./support/define";
import { count, records, text } from "./support/read";
import { mustExist } from "./support/references";
import { admitGroupCount } from "./target-group-count";
import { admitTrustStore } from "./trust-store";

export const listenerType = types.listener;
export function protocolOf(listener: Props): string {
  return text(listener, "protocol") ?? "HTTP";
}

function admitProtocol(inputs: Props, balancer: StoredResource): void {
  const type = isNetwork(balancer.outputs) ? "network" : "application";
  const protocol = protocolOf(inputs);
  if (listenerProtocols[type].some((allowed) => allowed === protocol)) return;
  const message = `Protocol '${protocol}' is not supported by load balancers with type '${type}': ${listenerProtocols[type].join(", ")}`;
  throw new CloudError("UnsupportedProtocol", message);
}

/** Source: NLB guide, document history 2024-10-31; botocore CreateLoadBalancer.EnablePrefixForIpv6SourceNat. */
function admitUdp(inputs: Props, balancer: StoredResource): void {
  const isDualstack = text(balancer.outputs, "ipAddressType") === "dualstack";
  const hasPrefix = text(balancer.outputs, "enablePrefixForIpv6SourceNat") === "on";
  if (!["UDP", "TCP_UDP"].includes(protocolOf(inputs)) || !isDualstack || hasPrefix) return;
  const message = `Dual-stack load balancer '${balancer.id}' takes ${protocolOf(inputs)} listeners only with a prefix for IPv6 source NAT`;
  throw new CloudError("InvalidConfigurationRequest", message);
}

/** Source: Network Load Balancers user guide, quotas: the one that no account gets raised. */
function admitCount(others: readonly StoredResource[], balancer: StoredResource, { limits }: Cloud): void {
  const { max, severity } = limits["elbv2.nlb.listeners"];
  if (!isNetwork(balancer.outputs) || severity !== "error" || others.length < max) return;
  throw new CloudError("TooManyListeners", `Load balancer '${balancer.id}' has ${max} listeners, and takes no more`);
}

function admitTls(inputs: Props, cloud: Cloud): void {
  const isTls = ["HTTPS", "TLS"].includes(protocolOf(inputs));
  const certificate = text(inputs, "certificateArn");
  if (certificate !== undefined) mustBeUsable(certificate, cloud);
  const policy = text(inputs, "sslPolicy");
  if (isTls && policy !== undefined) mustBePolicy(policy, cloud);
}

function admit(inputs: Props, cloud: Cloud, self: StoredResource | undefined): void {
  const balancerArn = text(inputs, "loadBalancerArn") ?? "";
  const number = count(inputs, "port");
  const others = cloud.where(listenerType, "loadBalancerArn", balancerArn).filter(({ id }) => id !== self?.id);
  const twin = others.find(({ outputs }) => count(outputs, "port") === number);
  const balancer = mustExist(cloud, types.balancer, balancerArn);
  if (twin !== undefined) {
    throw new CloudError(
      "DuplicateListener",
      `A listener already exists on port ${number ?? ""} for this load balancer '${balancerArn}' (${twin.name})`,
    );
  }
  admitTls(inputs, cloud);
  admitTrustStore(inputs, cloud);
  // A gateway balancer's listener has neither port nor protocol, and forwards all that comes.
  if (balancer === undefined || isGateway(balancer.outputs)) return;
  admitCount(others, balancer, cloud);
  admitProtocol(inputs, balancer);
  admitUdp(inputs, balancer);
  admitActions(records(inputs, "defaultActions"), protocolOf(inputs), balancer, cloud);
  admitGroupCount(records(inputs, "defaultActions"), balancer, cloud, self);
}

const isSecure = (inputs: Props) => ["HTTPS", "TLS"].includes(protocolOf(inputs));

const listener = define({
  type: listenerType,
  replaceOn: ["loadBalancerArn"],
  sets: ["defaultActions.*.forward.targetGroups"],
  computed: ["protocol", "sslPolicy", "mutualAuthentication", "tcpIdleTimeoutSeconds", ...headerAttributes],
  normalize: (inputs) =>
    Array.isArray(inputs.defaultActions)
      ? { ...inputs, defaultActions: withActionDefaults(records(inputs, "defaultActions")) }
      : inputs,
  admit,
  id: (inputs, cloud) =>
    `${(text(inputs, "loadBalancerArn") ?? "").replace(":loadbalancer/", ":listener/")}/${hex(cloud, 16)}`,
  once: (inputs, id) => ({
    arn: id,
    protocol: count(inputs, "port") !== undefined ? "HTTP" : "",
    // What the API takes when the program names none; it still lets TLS 1.0 in. Source: aws-sdk service model elbv2.
    sslPolicy: isSecure(inputs) ? "ELBSecurityPolicy-2016-08" : "",
    ...(protocolOf(inputs) === "TCP" ? { tcpIdleTimeoutSeconds: 350 } : {}),
    ...vendorHeaders(protocolOf(inputs)),
    ...(isSecure(inputs) ? { mutualAuthentication: { mode: "off" } } : {}),
  }),
});

const listenerCertificate = define({
  type: types.listenerCertificate,
  replaceOn: ["certificateArn", "listenerArn"],
  tagged: false,
  admit: (inputs, cloud) => {
    const owner = mustExist(cloud, listenerType, text(inputs, "listenerArn") ?? "");
    if (owner !== undefined && !isSecure(owner.outputs)) {
      throw new CloudError(
        "InvalidConfigurationRequest",
        `Listener '${owner.id}' takes no certificates: its protocol is ${protocolOf(owner.outputs)}`,
      );
    }
    mustBeUsable(text(inputs, "certificateArn") ?? "", cloud);
  },
  id: (inputs) => `${text(inputs, "listenerArn") ?? ""}_${text(inputs, "certificateArn") ?? ""}`,
});

export const listenerTable: ServiceTable = {
  service: "elbv2/listener",
  resources: [listener, listenerCertificate],
  functions: [],
};
