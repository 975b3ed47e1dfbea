import { types } from "../../../../platforms/aws/catalog/types";
import { acceptedValues } from "../../../queries/accepted-values";

export const logGroupValuesAccepted = acceptedValues({
  id: "log-group-values-accepted",
  title: "Log groups have settings that CloudWatch Logs takes",
  remediation: "Write one of the values that the finding names.",
  url: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html",
  types: [types.logGroup],
});
