import { types } from "../../../platforms/aws/catalog/types";
import { logKinds } from "../../../platforms/aws/log-delivery";
import { websiteHostOf, websiteZoneOf } from "../../../platforms/aws/regions";
import { domainOf } from "../../../platforms/aws/regions/partition";
import {
  type Cloud,
  CloudError,
  type Props,
  type ResourceModel,
  type ServiceTable,
  type StoredResource,
} from "../../contract/resources";
import { bucketObject } from "./s3-object";
import { bucketSettings } from "./s3-settings";
import { define } from "./support/define";
import { flag, isSet, record, text } from "./support/read";

function admit(inputs: Props, cloud: Cloud, self: StoredResource | undefined): void {
  const name = text(inputs, "bucket") ?? "";
  if (self !== undefined || cloud.get(bucketType, name) === undefined) return;
  const message = `Your previous request to create the named bucket succeeded and you already own it: ${name}`;
  throw new CloudError("BucketAlreadyOwnedByYou", message);
}

/** Logs lie in a bucket as soon as a balancer writes there: AWS puts a test object in at once. */
function remove(old: StoredResource, cloud: Cloud): void {
  if (flag(old.outputs, "forceDestroy") === true) return;
  const writes = ({ outputs }: StoredResource) =>
    logKinds.some((kind) => {
      const logs = record(outputs, kind) ?? {};
      return flag(logs, "enabled") === true && text(logs, "bucket") === old.id;
    });
  const writer = cloud.all(types.balancer).find(writes);
  if (writer === undefined) return;
  throw new CloudError(
    "BucketNotEmpty",
    `The bucket you tried to delete is not empty: ${old.id} holds logs of ${writer.name}`,
  );
}

const bucketType = types.bucket;

const bucket: ResourceModel = define({
  type: bucketType,
  replaceOn: ["bucket", "bucketPrefix", "bucketNamespace", "objectLockEnabled"],
  autoname: { property: "bucket", maxLength: 63, lowerCase: true },
  defaults: { forceDestroy: false },
  computed: [
    "accelerationStatus",
    "acl",
    "corsRules",
    "grants",
    "lifecycleRules",
    "logging",
    "objectLockConfiguration",
    "objectLockEnabled",
    "policy",
    "replicationConfiguration",
    "requestPayer",
    "serverSideEncryptionConfiguration",
    "versioning",
    "website",
  ],
  admit,
  id: (inputs) => text(inputs, "bucket") ?? "",
  once: (inputs, id, cloud) => ({
    bucket: id,
    arn: `arn:${cloud.partition}:s3:::${id}`,
    bucketDomainName: `${id}.s3.${domainOf(cloud.region)}`,
    bucketRegionalDomainName: `${id}.s3.${cloud.region}.${domainOf(cloud.region)}`,
    bucketRegion: cloud.region,
    hostedZoneId: websiteZoneOf(cloud.region),
    requestPayer: "BucketOwner",
    accelerationStatus: "",
    objectLockEnabled: false,
    versioning: { enabled: false, mfaDelete: false },
    ...(isSet(inputs, "website") ? { websiteEndpoint: `${id}.${websiteHostOf(cloud.region)}` } : {}),
  }),
  remove,
});

export const s3Table: ServiceTable = {
  service: "s3",
  resources: [bucket, bucketObject, ...bucketSettings],
  functions: [],
};
