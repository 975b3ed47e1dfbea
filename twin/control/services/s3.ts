import {
  type Cloud,
  CloudError,
  type Props,
  type ResourceModel,
  type ServiceTable,
  type StoredResource,
} from "../types";
import { bucketSettings } from "./s3-settings";
import { define } from "./support/define";
import { flag, isSet, record, text } from "./support/read";

/** Route 53 zones of website endpoints. Source: AWS general reference, S3 endpoints; the regions its users here deploy to most. */
const websiteZones: Readonly<Record<string, string>> = {
  "us-east-1": "Z3AQBSTGFYJSTF",
  "us-east-2": "Z2O1EMRO9K5GLX",
  "us-west-1": "Z2F56UZL2M1ACD",
  "us-west-2": "Z3BJ6K6RIION7M",
  "eu-west-1": "Z1BKCTXD74EZPE",
  "eu-west-2": "Z3GKZC51ZF0DB4",
  "eu-west-3": "Z3R1K369G5AVDG",
  "eu-central-1": "Z21DNDUVLTQW6Q",
  "eu-north-1": "Z3BAZG2TWCNX0D",
  "ap-southeast-1": "Z3O0J2DXBE1FTB",
  "ap-southeast-2": "Z1WCIGYICN2BYD",
  "ap-northeast-1": "Z2M4EHUR26P7ZW",
};

function admit(inputs: Props, cloud: Cloud, self: StoredResource | undefined): void {
  const name = text(inputs, "bucket") ?? "";
  if (self !== undefined || cloud.get(bucketType, name) === undefined) return;
  const message = `Your previous request to create the named bucket succeeded and you already own it: ${name}`;
  throw new CloudError("BucketAlreadyOwnedByYou", message);
}

/** Logs lie in a bucket as soon as a balancer writes there: AWS puts a test object in at once. */
function remove(old: StoredResource, cloud: Cloud): void {
  if (flag(old.outputs, "forceDestroy") === true) return;
  const writes = ({ outputs }: StoredResource) => {
    const logs = record(outputs, "accessLogs") ?? {};
    return flag(logs, "enabled") === true && text(logs, "bucket") === old.id;
  };
  const writer = cloud.all("aws:lb/loadBalancer:LoadBalancer").find(writes);
  if (writer === undefined) return;
  throw new CloudError(
    "BucketNotEmpty",
    `The bucket you tried to delete is not empty: ${old.id} holds logs of ${writer.name}`,
  );
}

const bucketType = "aws:s3/bucket:Bucket";

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
    bucketDomainName: `${id}.s3.amazonaws.com`,
    bucketRegionalDomainName: `${id}.s3.${cloud.region}.amazonaws.com`,
    bucketRegion: cloud.region,
    hostedZoneId: websiteZones[cloud.region] ?? "",
    requestPayer: "BucketOwner",
    accelerationStatus: "",
    objectLockEnabled: false,
    versioning: { enabled: false, mfaDelete: false },
    ...(isSet(inputs, "website") ? { websiteEndpoint: `${id}.s3-website-${cloud.region}.amazonaws.com` } : {}),
  }),
  remove,
});

export const s3Table: ServiceTable = { service: "s3", resources: [bucket, ...bucketSettings], functions: [] };
