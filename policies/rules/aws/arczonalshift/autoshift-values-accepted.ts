import { types } from "../../../../platforms/aws/catalog/types";
import { acceptedValues } from "../../../queries/accepted-values";

export const autoshiftValuesAccepted = acceptedValues({
  id: "autoshift-values-accepted",
  title: "Zonal autoshift has alarms and windows that ARC takes",
  remediation: "Write a value inside the range or list that the finding names.",
  url: "https://docs.aws.amazon.com/r53recovery/latest/dg/arc-zonal-autoshift.html",
  types: [types.zonalAutoshift],
});
