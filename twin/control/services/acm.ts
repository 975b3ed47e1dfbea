import { createHash } from "node:crypto";
import { types } from "../../../platforms/aws/catalog/types";
import {
  type Cloud,
  CloudError,
  type Props,
  type ResourceModel,
  type ServiceTable,
  type StoredResource,
} from "../../contract/resources";
import { certificateType, statusOf } from "./certificate-lookup";
import { arnOf, uuid } from "./support/arns";
import { define } from "./support/define";
import { isSet, record, records, text, texts } from "./support/read";
import { mustExist } from "./support/references";

const digest = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 32);

/** The record that proves a name: the same for every certificate of the account, and for a wildcard and its parent. */
function validationOption(domainName: string, cloud: Cloud): Props {
  const name = domainName.replace(/^\*\./, "");
  return {
    domainName,
    resourceRecordName: `_${digest(`${cloud.accountId}|${name}`)}.${name}.`,
    resourceRecordType: "CNAME",
    resourceRecordValue: `_${digest(`${cloud.accountId}|${name}|value`)}.acm-validations.aws.`,
  };
}

const isImported = (inputs: Props) => isSet(inputs, "certificateBody") || isSet(inputs, "privateKey");

function typeOf(inputs: Props): string {
  if (isImported(inputs)) return "IMPORTED";
  return isSet(inputs, "certificateAuthorityArn") ? "PRIVATE" : "AMAZON_ISSUED";
}

const namesOf = (inputs: Props) => [
  ...new Set([text(inputs, "domainName") ?? "", ...texts(inputs, "subjectAlternativeNames")]),
];

function validity(cloud: Cloud): Props {
  const start = cloud.now();
  const end = new Date(start.getTime() + 395 * 86_400_000);
  return { notBefore: start.toISOString(), notAfter: end.toISOString() };
}

function remove(old: StoredResource, cloud: Cloud): void {
  const user =
    cloud.where(types.listener, "certificateArn", old.id)[0] ??
    cloud.where(types.listenerCertificate, "certificateArn", old.id)[0];
  if (user === undefined) return;
  throw new CloudError(
    "ResourceInUseException",
    `Certificate ${old.id} in account ${cloud.accountId} is in use. (${user.name})`,
  );
}

const certificate: ResourceModel = define({
  type: certificateType,
  replaceOn: [
    "domainName",
    "subjectAlternativeNames",
    "validationMethod",
    "validationOptions",
    "keyAlgorithm",
    "certificateAuthorityArn",
  ],
  sets: ["subjectAlternativeNames"],
  computed: ["domainName", "keyAlgorithm", "subjectAlternativeNames", "validationMethod", "options"],
  id: (_, cloud) => arnOf(cloud, "acm", `certificate/${uuid(cloud)}`),
  once: (inputs, id, cloud) => ({
    arn: id,
    ...validity(cloud),
    type: typeOf(inputs),
    status: typeOf(inputs) === "AMAZON_ISSUED" ? "PENDING_VALIDATION" : "ISSUED",
    keyAlgorithm: "RSA_2048",
    subjectAlternativeNames: namesOf(inputs),
    validationMethod: isImported(inputs) ? "NONE" : "DNS",
    domainValidationOptions:
      text(inputs, "validationMethod") === "DNS" ? namesOf(inputs).map((name) => validationOption(name, cloud)) : [],
    validationEmails: [],
    options: { certificateTransparencyLoggingPreference: "ENABLED", export: "DISABLED" },
    pendingRenewal: false,
    renewalEligibility: "INELIGIBLE",
    renewalSummaries: [],
  }),
  remove,
});

function admitValidation(inputs: Props, cloud: Cloud): void {
  const found = mustExist(cloud, certificateType, text(inputs, "certificateArn") ?? "");
  if (found === undefined) return;
  const given = texts(inputs, "validationRecordFqdns").map((name) => name.replace(/\.$/, ""));
  for (const option of records(found.outputs, "domainValidationOptions")) {
    const name = (text(option, "resourceRecordName") ?? "").replace(/\.$/, "");
    if (isSet(inputs, "validationRecordFqdns") && !given.includes(name)) {
      throw new CloudError(
        "ValidationException",
        `missing ${text(option, "domainName") ?? ""} DNS validation record: ${name}`,
      );
    }
  }
  const status = statusOf(found, cloud);
  if (status === "ISSUED") return;
  const message = `timeout while waiting for state to become 'ISSUED' (last state: '${status}'): no record proves ${found.id}`;
  throw new CloudError("UnexpectedState", message);
}

const validation: ResourceModel = define({
  type: types.certificateValidation,
  replaceOn: ["certificateArn", "validationRecordFqdns"],
  sets: ["validationRecordFqdns"],
  tagged: false,
  admit: admitValidation,
  id: (inputs) => text(inputs, "certificateArn") ?? "",
});

function getCertificate(args: Props, cloud: Cloud): Props {
  const wanted = text(args, "domain");
  const statuses = texts(args, "statuses");
  const isAsked = (found: StoredResource) =>
    (wanted === undefined || text(found.outputs, "domainName") === wanted) &&
    (statuses.length === 0 || statuses.includes(statusOf(found, cloud)));
  const [found, other] = cloud.all(certificateType).filter(isAsked).toReversed();
  if (found === undefined) {
    throw new CloudError(
      "ResourceNotFoundException",
      `no matching ACM Certificate found for ${wanted ?? "these tags"}`,
    );
  }
  if (other !== undefined && args.mostRecent !== true) {
    throw new CloudError("TooManyResults", `multiple ACM Certificates match ${wanted ?? "these tags"}: set mostRecent`);
  }
  return {
    ...args,
    id: found.id,
    arn: found.id,
    domain: text(found.outputs, "domainName") ?? "",
    status: statusOf(found, cloud),
    tags: record(found.outputs, "tagsAll") ?? {},
    certificate: "",
    certificateChain: "",
    region: cloud.region,
  };
}

export const acmTable: ServiceTable = {
  service: "acm",
  resources: [certificate, validation],
  functions: [{ token: "aws:acm/getCertificate:getCertificate", invoke: getCertificate }],
};
