import { types } from "../../../../platforms/aws/catalog/types";
import { acceptedValues } from "../../../queries/accepted-values";

export const targetGroupValuesAccepted = acceptedValues({
  id: "target-group-values-accepted",
  title: "Target groups have settings that AWS takes, alone and together",
  remediation:
    "Write a value inside the range that the finding names, or drop what the protocol, the target type or the algorithm rules out.",
  url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html",
  types: [types.targetGroup, types.targetGroupAttachment],
});
