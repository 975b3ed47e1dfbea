import { types } from "../../../../platforms/aws/catalog/types";
import { acceptedValues } from "../../../queries/accepted-values";

export const bucketValuesAccepted = acceptedValues({
  id: "bucket-values-accepted",
  title: "Buckets and their settings are such as S3 takes",
  remediation: "Write the name or value in the form that the finding names.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html",
  types: [
    types.bucket,
    types.bucketMetric,
    types.bucketObject,
    types.bucketPolicy,
    types.publicAccessBlock,
    types.bucketEncryption,
    types.bucketLifecycle,
    types.bucketOwnership,
    types.bucketVersioning,
  ],
});
