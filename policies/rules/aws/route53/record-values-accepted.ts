import { types } from "../../../../platforms/aws/catalog/types";
import { acceptedValues } from "../../../queries/accepted-values";

export const recordValuesAccepted = acceptedValues({
  id: "record-values-accepted",
  title: "Zones, records and health checks have settings that Route 53 takes",
  remediation: "Write a value inside the range or list that the finding names.",
  url: "https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html",
  types: [types.zone, types.record, types.healthCheck],
});
