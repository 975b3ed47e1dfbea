import { types } from "../../../../platforms/aws/catalog/types";
import { acceptedValues } from "../../../queries/accepted-values";

export const listenerValuesAccepted = acceptedValues({
  id: "listener-values-accepted",
  title: "Listeners and their rules have settings that AWS takes",
  remediation: "Write a value inside the range or list that the finding names.",
  url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html",
  types: [types.listener, types.listenerRule, types.listenerCertificate, types.trustStore, types.trustStoreRevocation],
});
