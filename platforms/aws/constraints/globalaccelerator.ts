import {
  type Constraint,
  checks,
  each,
  length,
  limit,
  limitedEntries,
  limitedLength,
  pattern,
  port,
  refused,
  when,
  word,
} from "./constraint";
import { count, flag, isSet, record, records, text } from "./read";

export const acceleratorConstraint = checks(
  length("name", 1, 255),
  pattern("name", /^[0-9A-Za-z.-]+$/, "letters, digits, periods and hyphens"),
  word("ipAddressType", "globalaccelerator.ipAddressType"),
  each("ipAddresses", (value) => Array.isArray(value) && value.length <= 2, "two addresses at most"),
  limitedLength("attributes.flowLogsS3Prefix", "globalaccelerator.flowLogs.prefix.length"),
);

const flowLogs: Constraint = (inputs) => {
  const attributes = record(inputs, "attributes") ?? {};
  if (flag(attributes, "flowLogsEnabled") !== true) return [];
  return (["flowLogsS3Bucket", "flowLogsS3Prefix"] as const).flatMap((key) =>
    isSet(attributes, key)
      ? []
      : refused("InvalidArgumentException", `attributes.${key}`, `${key} is missing, and flow logs are on`),
  );
};

/** What the service refuses of an accelerator by itself. Source: AWS service model globalaccelerator, botocore 1.44.8. */
export const acceleratorRefusals = checks(flowLogs);

export const acceleratorListenerConstraint = checks(
  word("protocol", "globalaccelerator.listener.protocol"),
  word("clientAffinity", "globalaccelerator.clientAffinity"),
  limitedEntries("portRanges", "globalaccelerator.portRanges", "port ranges"),
  port("portRanges[].fromPort"),
  port("portRanges[].toPort"),
);

/** Source: AWS service model globalaccelerator, CreateListener, error InvalidPortRangeException. */
export const acceleratorListenerRefusals: Constraint = (inputs) =>
  records(inputs, "portRanges").flatMap((range, index) => {
    const [from, to] = [count(range, "fromPort"), count(range, "toPort")];
    if (from === undefined || to === undefined || from <= to) return [];
    return refused("InvalidPortRangeException", `portRanges[${index}]`, `The port range ${from}-${to} is not valid`);
  });

const isHttp = (protocol: string | undefined) => protocol === "HTTP" || protocol === "HTTPS";

export const acceleratorGroupConstraint = checks(
  limitedEntries("endpointConfigurations", "globalaccelerator.endpoints", "endpoints"),
  limit("endpointConfigurations[].weight", "globalaccelerator.weight"),
  limit("trafficDialPercentage", "globalaccelerator.trafficDial"),
  each("healthCheckIntervalSeconds", (value) => value === 10 || value === 30, "10 or 30 seconds"),
  limit("thresholdCount", "globalaccelerator.healthCheck.threshold"),
  word("healthCheckProtocol", "globalaccelerator.healthCheck.protocol"),
  port("healthCheckPort"),
  when(
    (inputs) => isHttp(text(inputs, "healthCheckProtocol")),
    limitedLength("healthCheckPath", "globalaccelerator.healthCheck.path.length"),
  ),
  port("portOverrides[].listenerPort"),
  port("portOverrides[].endpointPort"),
);

/** An elastic IP keeps no client's address. Source: Global Accelerator developer guide, preserving client IP addresses. */
const clientAddresses: Constraint = (inputs) =>
  records(inputs, "endpointConfigurations").flatMap((endpoint, index) => {
    const id = text(endpoint, "endpointId") ?? "";
    if (!id.startsWith("eipalloc-") || flag(endpoint, "clientIpPreservationEnabled") !== true) return [];
    const reason = "Client IP preservation is not supported for Elastic IP address endpoints";
    const property = `endpointConfigurations[${index}].clientIpPreservationEnabled`;
    return refused("InvalidArgumentException", property, reason);
  });

export const acceleratorGroupRefusals = checks(clientAddresses);
