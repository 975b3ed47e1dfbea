import { types } from "../../../../platforms/aws/catalog/types";
import { acceptedValues } from "../../../queries/accepted-values";

export const volumeValuesAccepted = acceptedValues({
  id: "volume-values-accepted",
  title: "Volumes have settings that AWS takes",
  remediation: "Write a value inside the range or list that the finding names.",
  url: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html",
  types: [types.volume],
});
