import { types } from "../../../platforms/aws/catalog/types";
import { type Cloud, CloudError, type StoredResource } from "../../contract/resources";
import { list, records, text, texts } from "./support/read";

export const certificateType = types.certificate;

/** The part of the ARN that says where the certificate lives. */
const regionOf = (arn: string) => arn.split(":")[3] ?? "";

/** True when a zone of this cloud answers for the name: only then can it be seen here whether the proof is there. */
function isHosted(name: string, cloud: Cloud): boolean {
  const zones = cloud.all(types.zone).map(({ outputs }) => text(outputs, "name") ?? "");
  return zones.some((zone) => zone !== "" && (name === zone || name.endsWith(`.${zone}`)));
}

function isProven(certificate: StoredResource, cloud: Cloud): boolean {
  const options = records(certificate.outputs, "domainValidationOptions");
  return options.every((option) => {
    const name = (text(option, "resourceRecordName") ?? "").replace(/\.$/, "");
    if (!isHosted(name, cloud)) return true;
    const answers = cloud.where(types.record, "fqdn", name);
    return answers.some(({ outputs }) => texts(outputs, "records").includes(text(option, "resourceRecordValue") ?? ""));
  });
}

/**
 * `ISSUED` once every name is proven by a record. A name whose zone lives outside counts as proven: its owner is not modelled.
 */
export function statusOf(certificate: StoredResource, cloud: Cloud): "ISSUED" | "PENDING_VALIDATION" {
  if (text(certificate.outputs, "type") !== "AMAZON_ISSUED") return "ISSUED";
  return list(certificate.outputs, "domainValidationOptions").length === 0 || isProven(certificate, cloud)
    ? "ISSUED"
    : "PENDING_VALIDATION";
}

/** @throws CloudError when a listener may not serve the certificate: of another region, missing, or not issued yet. */
export function mustBeUsable(arn: string, cloud: Cloud): void {
  const isServer = arn.includes(":iam:");
  if (!isServer && !cloud.isRegionAssumed && regionOf(arn) !== cloud.region) {
    throw new CloudError(
      "CertificateNotFound",
      `Certificate ARN '${arn}' is not valid: it is of another region than ${cloud.region}`,
    );
  }
  const certificate = cloud.get(certificateType, arn);
  if (certificate === undefined) {
    if (cloud.unknownReferences === "assumed") return;
    throw new CloudError("CertificateNotFound", `Certificate '${arn}' not found`);
  }
  if (statusOf(certificate, cloud) === "ISSUED") return;
  const message = `The certificate '${arn}' must have a fully-qualified domain name, a supported signature, and a supported key size: it is pending validation`;
  throw new CloudError("UnsupportedCertificate", message);
}
