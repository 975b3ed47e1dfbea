import { types } from "../../../platforms/aws/catalog/types";
import { windowProblems } from "../../../platforms/aws/metrics/alarm";
import { CloudError, type ServiceTable } from "../../contract/resources";
import { arnOf } from "./support/arns";
import { define } from "./support/define";
import { count, text } from "./support/read";

/** A record alone: the twin reports no metrics, so that no alarm of it ever goes off. */
const alarm = define({
  type: types.alarm,
  replaceOn: ["name"],
  autoname: { property: "name", maxLength: 255 },
  defaults: { actionsEnabled: true, treatMissingData: "missing" },
  computed: ["evaluateLowSampleCountPercentiles"],
  admit: (inputs) => {
    const [first] = windowProblems({
      period: count(inputs, "period"),
      evaluationPeriods: count(inputs, "evaluationPeriods"),
      datapointsToAlarm: count(inputs, "datapointsToAlarm"),
    });
    if (first !== undefined) throw new CloudError("ValidationError", `${first.property} ${first.problem}`);
  },
  id: (inputs) => text(inputs, "name") ?? "",
  once: (_, id, cloud) => ({ name: id, arn: arnOf(cloud, "cloudwatch", `alarm:${id}`) }),
});

export const cloudwatchAlarmTable: ServiceTable = { service: "cloudwatch", resources: [alarm], functions: [] };
