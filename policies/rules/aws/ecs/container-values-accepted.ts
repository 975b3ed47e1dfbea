import { types } from "../../../../platforms/aws/catalog/types";
import { acceptedValues } from "../../../queries/accepted-values";

export const containerValuesAccepted = acceptedValues({
  id: "container-values-accepted",
  title: "Services, tasks and their scaling have values that ECS takes",
  remediation: "Write a value inside the range or list that the finding names.",
  url: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html",
  types: [
    types.containerCluster,
    types.containerService,
    types.taskDefinition,
    types.scalableTarget,
    types.applicationScalingPolicy,
  ],
});
