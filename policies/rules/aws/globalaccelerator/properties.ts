import { types } from "../../../../platforms/aws/catalog/types";
import { propertyRule } from "../../../property-rule";
import { acceptedValues } from "../../../queries/accepted-values";

const guide = "https://docs.aws.amazon.com/global-accelerator/latest";

export const acceleratorFlowLogs = propertyRule({
  id: "accelerator-flow-logs",
  title: "Accelerators log their connections",
  why: "Without flow logs it does not show which clients were led to which region, nor when that changed.",
  remediation: "Set attributes.flowLogsEnabled, with a bucket that has a policy for delivery.logs.amazonaws.com.",
  url: `${guide}/dg/monitoring-global-accelerator.flow-logs.html`,
  severity: "medium",
  controls: { checkov: ["CKV_AWS_75"] },
  levels: { development: "disabled", local: "disabled" },
  types: [types.accelerator],
  properties: { "attributes.flowLogsEnabled": { expected: true } },
});

export const acceleratorValuesAccepted = acceptedValues({
  id: "accelerator-values-accepted",
  title: "Accelerators, listeners and endpoint groups have settings that Global Accelerator takes",
  remediation: "Write a value inside the range or list that the finding names.",
  url: `${guide}/api/API_CreateEndpointGroup.html`,
  types: [types.accelerator, types.acceleratorListener, types.acceleratorGroup],
});
