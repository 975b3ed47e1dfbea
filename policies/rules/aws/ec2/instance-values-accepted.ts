import { types } from "../../../../platforms/aws/catalog/types";
import { acceptedValues } from "../../../queries/accepted-values";

export const instanceValuesAccepted = acceptedValues({
  id: "instance-values-accepted",
  title: "Machines and their key pairs have settings that AWS takes",
  remediation: "Write a value inside the range or list that the finding names.",
  url: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html",
  types: [types.instance, types.keyPair],
});
