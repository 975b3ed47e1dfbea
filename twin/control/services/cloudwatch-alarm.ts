import { types } from "../../../platforms/aws/catalog/types";
import { alarmsNamed, ruleOf } from "../../../platforms/aws/constraints/cloudwatch";
import { windowProblems } from "../../../platforms/aws/metrics/alarm";
import { type Cloud, CloudError, type Props, type ServiceTable, type StoredResource } from "../../contract/resources";
import { arnOf, globalArnOf } from "./support/arns";
import { define } from "./support/define";
import { count, text } from "./support/read";
import { mustBeUnique } from "./support/references";

/** A record alone, but for alarms that call a step policy or end a refresh: `twin/compute` judges those by what it measures. */
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
  remove: mustNotBeNamed,
});

/** Alarms that a rule names exist, and it does not name itself. */
function admitRule(inputs: Props, cloud: Cloud): void {
  const own = text(inputs, "alarmName") ?? "";
  for (const name of alarmsNamed(ruleOf(inputs))) {
    const isThere = [types.alarm, types.compositeAlarm].some((type) => cloud.get(type, name) !== undefined);
    if (name === own || (!isThere && cloud.unknownReferences === "refused"))
      throw new CloudError("ValidationError", `AlarmRule contains an alarm that does not exist: ${name}`);
  }
}

/** An alarm that a composite alarm refers to stays. Source: CloudWatch API, DeleteAlarms, read 2026-11-30. */
function mustNotBeNamed(old: StoredResource, cloud: Cloud): void {
  const user = cloud.all(types.compositeAlarm).find(({ outputs }) => alarmsNamed(ruleOf(outputs)).includes(old.id));
  if (user === undefined) return;
  throw new CloudError(
    "ValidationError",
    `Cannot delete ${old.id} as there are composite alarm(s) depending on it. (${user.id})`,
  );
}

const composite = define({
  type: types.compositeAlarm,
  replaceOn: ["alarmName"],
  defaults: { actionsEnabled: true },
  sets: ["alarmActions", "okActions", "insufficientDataActions"],
  admit: admitRule,
  id: (inputs) => text(inputs, "alarmName") ?? "",
  once: (_, id, cloud) => ({ arn: arnOf(cloud, "cloudwatch", `alarm:${id}`) }),
  remove: mustNotBeNamed,
});

const dashboard = define({
  type: types.dashboard,
  replaceOn: ["dashboardName"],
  tagged: false,
  id: (inputs) => text(inputs, "dashboardName") ?? "",
  once: (_, id, cloud) => ({ dashboardArn: globalArnOf(cloud, "cloudwatch", `dashboard/${id}`) }),
});

const bus = "default";

const eventRule = define({
  type: types.eventRule,
  replaceOn: ["name", "namePrefix", "eventBusName"],
  autoname: { property: "name", maxLength: 64 },
  defaults: { eventBusName: bus, forceDestroy: false, state: "ENABLED" },
  admit: (inputs, cloud, self) => {
    const name = text(inputs, "name") ?? "";
    const claim = { type: types.eventRule, property: "name", value: name, self };
    mustBeUnique(cloud, claim, "ResourceAlreadyExistsException", `Rule ${name} already exists`);
  },
  id: (inputs) => text(inputs, "name") ?? "",
  once: (_, id, cloud) => ({ name: id, arn: arnOf(cloud, "events", `rule/${id}`) }),
  remove: (old, cloud) => {
    if (cloud.where(types.eventTarget, "rule", old.id).length === 0) return;
    throw new CloudError("ValidationException", "Rule can't be deleted since it has targets.");
  },
});

/** Source: EventBridge quotas, read 2026-11-30. */
const mostTargets = 5;

const eventTarget = define({
  type: types.eventTarget,
  replaceOn: ["rule", "targetId", "eventBusName"],
  autoname: { property: "targetId", maxLength: 64 },
  tagged: false,
  defaults: { eventBusName: bus, forceDestroy: false },
  admit: (inputs, cloud, self) => {
    const rule = text(inputs, "rule") ?? "";
    if (cloud.get(types.eventRule, rule) === undefined && cloud.unknownReferences === "refused")
      throw new CloudError("ResourceNotFoundException", `Rule ${rule} does not exist on EventBus ${bus}.`);
    const others = cloud.where(types.eventTarget, "rule", rule).filter(({ id }) => id !== self?.id);
    if (others.length < mostTargets) return;
    throw new CloudError(
      "LimitExceededException",
      `The requested resource exceeds the maximum number allowed: ${mostTargets} targets`,
    );
  },
  id: (inputs) => `${text(inputs, "rule") ?? ""}-${text(inputs, "targetId") ?? ""}`,
});

export const cloudwatchAlarmTable: ServiceTable = {
  service: "cloudwatch",
  resources: [alarm, composite, dashboard, eventRule, eventTarget],
  functions: [],
};
