import { types } from "../../../../platforms/aws/catalog/types";
import { acceptedValues } from "../../../queries/accepted-values";
import { monitoringGuide } from "../../../queries/links";

export const alarmValuesAccepted = acceptedValues({
  id: "alarm-values-accepted",
  title: "Alarms, dashboards and event rules have settings that CloudWatch and EventBridge take",
  remediation: "Write one of the values that the finding names.",
  url: monitoringGuide("AlarmThatSendsEmail"),
  types: [types.alarm, types.compositeAlarm, types.dashboard, types.eventRule, types.eventTarget],
});
