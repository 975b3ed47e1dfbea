import { X509Certificate } from "node:crypto";
import { types } from "../../../platforms/aws/catalog/types";
import { type Cloud, CloudError, type Props, type ServiceTable, type StoredResource } from "../../contract/resources";
import { findObject } from "./s3-object";
import { arnOf, hex } from "./support/arns";
import { define } from "./support/define";
import { record, text } from "./support/read";
import { mustBeUnique, mustExist } from "./support/references";

const trustStoreType = types.trustStore;
const listenerType = types.listener;
const revocationType = types.trustStoreRevocation;

const certificates = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const lists = /-----BEGIN X509 CRL-----([^-]+)-----END X509 CRL-----/g;

interface Place {
  readonly bucket: string;
  readonly key: string;
  readonly version: string | undefined;
}

/** The text of a file that is read at once; undefined where the account is assumed to have it. */
function contentOf(place: Place, cloud: Cloud, missing: string): string | undefined {
  const object = findObject(cloud, place.bucket, place.key);
  const isCurrent = place.version === undefined || place.version === text(object?.outputs ?? {}, "versionId");
  if (object !== undefined && isCurrent) return text(object.inputs, "content");
  if (cloud.unknownReferences === "assumed") return undefined;
  throw new CloudError(missing, `The object '${place.key}' in bucket '${place.bucket}' does not exist`);
}

function admitBundle(inputs: Props, cloud: Cloud): void {
  const place = {
    bucket: text(inputs, "caCertificatesBundleS3Bucket") ?? "",
    key: text(inputs, "caCertificatesBundleS3Key") ?? "",
    version: text(inputs, "caCertificatesBundleS3ObjectVersion"),
  };
  const content = contentOf(place, cloud, "CaCertificatesBundleNotFound");
  if (content === undefined || isBundle(content)) return;
  throw new CloudError(
    "InvalidCaCertificatesBundle",
    `The CA certificates bundle '${place.key}' is in an invalid format, or corrupt`,
  );
}

function isBundle(pem: string): boolean {
  const found = pem.match(certificates) ?? [];
  try {
    for (const one of found) new X509Certificate(one);
  } catch {
    return false;
  }
  return found.length > 0;
}

/** A sequence in DER behind the armour. */
const isList = (pem: string): boolean => {
  const found = [...pem.matchAll(lists)];
  return found.length > 0 && found.every(([, body = ""]) => Buffer.from(body, "base64")[0] === 0x30);
};

const users = (arn: string, cloud: Cloud): readonly StoredResource[] =>
  cloud
    .all(listenerType)
    .filter(({ outputs }) => text(record(outputs, "mutualAuthentication") ?? {}, "trustStoreArn") === arn);

const trustStore = define({
  type: trustStoreType,
  replaceOn: ["name", "namePrefix"],
  autoname: { property: "name", maxLength: 32 },
  admit: (inputs, cloud, self) => {
    const name = text(inputs, "name") ?? "";
    const claim = { type: trustStoreType, property: "name", value: name, self };
    mustBeUnique(cloud, claim, "DuplicateTrustStoreName", `A trust store with the name '${name}' already exists`);
    admitBundle(inputs, cloud);
  },
  id: (inputs, cloud) =>
    arnOf(cloud, "elasticloadbalancing", `truststore/${text(inputs, "name") ?? ""}/${hex(cloud, 16)}`),
  once: (inputs, id) => ({
    arn: id,
    arnSuffix: `truststore/${id.split(":truststore/")[1] ?? ""}`,
    name: text(inputs, "name") ?? "",
  }),
  remove: (old, cloud) => {
    const [user] = users(old.id, cloud);
    if (user === undefined) return;
    throw new CloudError("TrustStoreInUse", `Trust store '${old.id}' is currently in use by a listener (${user.name})`);
  },
});

const revocation = define({
  type: revocationType,
  replaceOn: ["revocationsS3Bucket", "revocationsS3Key", "revocationsS3ObjectVersion", "trustStoreArn"],
  tagged: false,
  admit: (inputs, cloud) => {
    mustExist(cloud, trustStoreType, text(inputs, "trustStoreArn") ?? "");
    const place = {
      bucket: text(inputs, "revocationsS3Bucket") ?? "",
      key: text(inputs, "revocationsS3Key") ?? "",
      version: text(inputs, "revocationsS3ObjectVersion"),
    };
    const content = contentOf(place, cloud, "RevocationContentNotFound");
    if (content === undefined || isList(content)) return;
    throw new CloudError("InvalidRevocationContent", `The revocation file '${place.key}' is in an invalid format`);
  },
  id: (inputs, cloud) => `${text(inputs, "trustStoreArn") ?? ""},${nextNumber(inputs, cloud)}`,
  once: (_inputs, id) => ({ revocationId: Number(id.split(",").at(-1)) }),
});

/** Numbers of a store's lists, from 1. */
function nextNumber(inputs: Props, cloud: Cloud): number {
  const others = cloud.where(revocationType, "trustStoreArn", text(inputs, "trustStoreArn") ?? "");
  return 1 + Math.max(0, ...others.map(({ outputs }) => Number(outputs.revocationId)));
}

/** @throws CloudError where a listener of mode verify names a store that does not exist. */
export function admitTrustStore(listener: Props, cloud: Cloud): void {
  const arn = text(record(listener, "mutualAuthentication") ?? {}, "trustStoreArn");
  if (arn !== undefined && arn !== "") mustExist(cloud, trustStoreType, arn);
}

export const trustStoreTable: ServiceTable = {
  service: "elbv2/trust-store",
  resources: [trustStore, revocation],
  functions: [],
};
