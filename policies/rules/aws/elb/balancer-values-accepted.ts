import { types } from "../../../../platforms/aws/catalog/types";
import { acceptedValues } from "../../../queries/accepted-values";

export const balancerValuesAccepted = acceptedValues({
  id: "balancer-values-accepted",
  title: "Load balancers have settings that AWS takes",
  remediation: "Write a value inside the range or list that the finding names.",
  url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html",
  types: [types.balancer],
});
