import { types } from "../../../platforms/aws/catalog/types";
import { type Cloud, CloudError, type Props, type ServiceTable } from "../../contract/resources";
import { arnOf, uuid } from "./support/arns";
import { define } from "./support/define";
import { text } from "./support/read";

const place = ["resourceId", "scalableDimension", "serviceNamespace"] as const;

/** The service of ECS that `service/<cluster>/<name>` names. */
function serviceNamed(resourceId: string, cloud: Cloud) {
  const [, cluster, name] = resourceId.split("/");
  return cloud
    .where(types.containerService, "name", name ?? "")
    .find(({ id }) => id.endsWith(`:service/${cluster}/${name}`));
}

/** Throws CloudError where RegisterScalableTarget refuses. */
function admitTarget(inputs: Props, cloud: Cloud): void {
  if (text(inputs, "serviceNamespace") !== "ecs" || cloud.unknownReferences === "assumed") return;
  const resourceId = text(inputs, "resourceId") ?? "";
  if (serviceNamed(resourceId, cloud) === undefined)
    throw new CloudError("ValidationException", `ECS service doesn't exist: ${resourceId}`);
}

const target = define({
  type: types.scalableTarget,
  replaceOn: [...place],
  computed: ["roleArn"],
  admit: admitTarget,
  id: (inputs) => text(inputs, "resourceId") ?? "",
  once: (_inputs, _id, cloud) => ({ arn: arnOf(cloud, "application-autoscaling", `scalable-target/${uuid(cloud)}`) }),
});

/** Throws CloudError where PutScalingPolicy refuses. */
function admitPolicy(inputs: Props, cloud: Cloud): void {
  const [resourceId = "", dimension = "", namespace = ""] = place.map((property) => text(inputs, property));
  if (cloud.unknownReferences === "assumed" || cloud.get(types.scalableTarget, resourceId) !== undefined) return;
  const message = `No scalable target registered for service namespace: ${namespace}, resource ID: ${resourceId}, scalable dimension: ${dimension}`;
  throw new CloudError("ObjectNotFoundException", message);
}

const policy = define({
  type: types.applicationScalingPolicy,
  replaceOn: ["name", ...place],
  autoname: { property: "name", maxLength: 255 },
  defaults: { policyType: "StepScaling" },
  tagged: false,
  admit: admitPolicy,
  id: (inputs) => `${text(inputs, "resourceId") ?? ""}/${text(inputs, "name") ?? ""}`,
  once: (inputs, _id, cloud) => ({
    name: text(inputs, "name") ?? "",
    alarmArns: [],
    arn: arnOf(cloud, "autoscaling", `scalingPolicy:${uuid(cloud)}:resource/ecs/${text(inputs, "resourceId") ?? ""}`),
  }),
});

export const applicationAutoscalingTable: ServiceTable = {
  service: "application-autoscaling",
  resources: [target, policy],
  functions: [],
};
