import { types } from "../../../../platforms/aws/catalog/types";
import { acceptedValues } from "../../../queries/accepted-values";

export const templateValuesAccepted = acceptedValues({
  id: "template-values-accepted",
  title: "Launch templates have settings that AWS takes",
  remediation: "Write a value inside the range or list that the finding names.",
  url: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html",
  types: [types.launchTemplate],
});
