import { createHash } from "node:crypto";
import { types } from "../../../platforms/aws/catalog/types";
import { type Cloud, CloudError, type Props, type ResourceModel, type StoredResource } from "../../contract/resources";
import { define } from "./support/define";
import { text } from "./support/read";
import { mustExist } from "./support/references";

const type = types.bucketObject;

/** Most bytes of an object that the twin holds: it keeps them in its store. */
const longest = 1024 * 1024;

const digest = (content: string, algorithm: string) => createHash(algorithm).update(content).digest("hex");

/** Checksums that an object has when it is asked for, in base64; the cyclic ones are not computed. */
const checksums = (content: string, algorithm: string | undefined) => ({
  checksumCrc32: "",
  checksumCrc32c: "",
  checksumCrc64nvme: "",
  checksumSha1: algorithm === "SHA1" ? createHash("sha1").update(content).digest("base64") : "",
  checksumSha256: algorithm === "SHA256" ? createHash("sha256").update(content).digest("base64") : "",
});

const isVersioned = (bucket: string, cloud: Cloud): boolean =>
  cloud.where(types.bucketVersioning, "bucket", bucket).length > 0;

function admit(inputs: Props, cloud: Cloud): void {
  mustExist(cloud, types.bucket, text(inputs, "bucket") ?? "");
  const size = Buffer.byteLength(text(inputs, "content") ?? "");
  if (size <= longest) return;
  throw new CloudError("EntityTooLarge", `the twin holds objects of up to ${longest} bytes, got ${size}`);
}

/** A small file in a bucket, with its text: what other services read from there. */
export const bucketObject: ResourceModel = define({
  type,
  replaceOn: ["bucket", "key"],
  computed: ["acl", "bucketKeyEnabled", "contentType", "etag", "kmsKeyId", "serverSideEncryption", "storageClass"],
  admit,
  id: (inputs) => `${text(inputs, "bucket") ?? ""}/${text(inputs, "key") ?? ""}`,
  once: (inputs, id, cloud) => ({
    arn: `arn:${cloud.partition}:s3:::${id}`,
    contentType: "application/octet-stream",
    serverSideEncryption: "AES256",
    storageClass: "STANDARD",
    ...(text(inputs, "key") === undefined ? { key: id.split("/").slice(1).join("/") } : {}),
  }),
  derive: (inputs, _id, cloud) => {
    const content = text(inputs, "content") ?? "";
    const version = isVersioned(text(inputs, "bucket") ?? "", cloud) ? digest(content, "sha256").slice(0, 32) : "";
    return {
      etag: digest(content, "md5"),
      versionId: version,
      ...checksums(content, text(inputs, "checksumAlgorithm")),
    };
  },
});

/** The object under that key, as long as it exists. */
export const findObject = (cloud: Cloud, bucket: string, key: string): StoredResource | undefined =>
  cloud.get(type, `${bucket}/${key}`);
