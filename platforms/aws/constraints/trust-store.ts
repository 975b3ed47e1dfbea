import { arn, type Constraint, checks, conflicts, length, limitedLength, pattern } from "./constraint";
import { record, text } from "./read";

export const trustStoreConstraint = checks(
  conflicts("name", "namePrefix"),
  limitedLength("name", "elbv2.name.length"),
  length("namePrefix", 1, 6),
  pattern("name", /^(?:[a-zA-Z0-9]+-)*[a-zA-Z0-9]+$/, "letters, digits and single hyphens, none at the ends"),
);

export const trustStoreRevocationConstraint = arn("trustStoreArn");

const code = "InvalidConfigurationRequest";

/** Mode, trust store and protocol of a listener must go together. Source: AWS service model elbv2, MutualAuthenticationAttributes. */
export const mutualAuthenticationConstraint: Constraint = (inputs) => {
  const block = record(inputs, "mutualAuthentication");
  const mode = block === undefined ? undefined : (text(block, "mode") ?? "off");
  if (block === undefined || mode === undefined || mode === "off") return [];
  const at = (option: string) => `mutualAuthentication.${option}`;
  const protocol = text(inputs, "protocol") ?? "HTTP";
  if (protocol !== "HTTPS" && protocol !== "TLS") {
    return [{ property: at("mode"), reason: `is not supported for listeners with protocol ${protocol}`, code }];
  }
  if (mode === "passthrough" && protocol === "TLS") {
    return [{ property: at("mode"), reason: "passthrough is not supported by network load balancers", code }];
  }
  const store = text(block, "trustStoreArn") ?? "";
  if (mode === "verify" && store === "") {
    return [{ property: at("trustStoreArn"), reason: "is required with mode verify", code: "ValidationError" }];
  }
  if (mode === "verify" || store === "") return [];
  return [{ property: at("trustStoreArn"), reason: `is not supported with mode ${mode}`, code: "ValidationError" }];
};
