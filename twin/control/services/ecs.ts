import { types } from "../../../platforms/aws/catalog/types";
import { vendorService } from "../../../platforms/aws/defaults";
import { cpuUnits, fargateMemory, memoryMiB } from "../../../platforms/aws/fargate-sizes";
import { type Cloud, CloudError, type Props, type ServiceTable } from "../../contract/resources";
import { admitCluster, admitService, clusterOf } from "./ecs-admission";
import { arnOf } from "./support/arns";
import { define } from "./support/define";
import { count, text, texts } from "./support/read";

const cluster = define({
  type: types.containerCluster,
  replaceOn: ["name"],
  autoname: { property: "name", maxLength: 255 },
  computed: ["settings"],
  admit: admitCluster,
  id: (inputs, cloud) => arnOf(cloud, "ecs", `cluster/${text(inputs, "name") ?? ""}`),
  once: (inputs, id) => ({ name: text(inputs, "name") ?? "", arn: id }),
  remove: ({ id, outputs }, cloud) => {
    const name = text(outputs, "name") ?? "";
    const used = [id, name].some((word) => cloud.where(types.containerService, "cluster", word).length > 0);
    if (!used) return;
    const message = "The Cluster cannot be deleted while Services are active.";
    throw new CloudError("ClusterContainsServicesException", message);
  },
});

/** Another revision of the family: the number of a former one is not used again while any of them is there. */
function revisionOf(inputs: Props, cloud: Cloud): number {
  const family = cloud.where(types.taskDefinition, "family", text(inputs, "family") ?? "");
  return 1 + Math.max(0, ...family.map(({ outputs }) => count(outputs, "revision") ?? 0));
}

/** Throws CloudError where RegisterTaskDefinition refuses. */
function admitDefinition(inputs: Props): void {
  const invalid = (message: string) => new CloudError("ClientException", message);
  try {
    JSON.parse(text(inputs, "containerDefinitions") ?? "");
  } catch {
    throw invalid("ECS Task Definition container_definitions is invalid: it is no JSON");
  }
  if (!texts(inputs, "requiresCompatibilities").includes("FARGATE")) return;
  if (text(inputs, "networkMode") !== "awsvpc")
    throw invalid("Fargate only supports network mode ‘awsvpc’.".replaceAll(/[‘’]/g, "'"));
  const [cpu, memory] = [cpuUnits(text(inputs, "cpu") ?? ""), memoryMiB(text(inputs, "memory") ?? "")];
  if (cpu === undefined || memory === undefined || fargateMemory(cpu)?.includes(memory) === false)
    throw invalid("No Fargate configuration exists for given values.");
}

const definitionInputs = [
  ...["containerDefinitions", "cpu", "enableFaultInjection", "ephemeralStorage", "executionRoleArn", "family"],
  ...["ipcMode", "memory", "networkMode", "pidMode", "placementConstraints", "proxyConfiguration"],
  ...["requiresCompatibilities", "runtimePlatform", "taskRoleArn", "volumes"],
];

/** The provider's id is the family alone, which two revisions share while one replaces the other: here the revision is in it. */
const taskDefinition = define({
  type: types.taskDefinition,
  replaceOn: definitionInputs,
  defaults: { skipDestroy: false, trackLatest: false },
  computed: ["networkMode"],
  admit: admitDefinition,
  id: (inputs, cloud) => `${text(inputs, "family") ?? ""}:${revisionOf(inputs, cloud)}`,
  once: (_inputs, id, cloud) => {
    const [family = "", revision = "1"] = id.split(":");
    const arnWithoutRevision = arnOf(cloud, "ecs", `task-definition/${family}`);
    return {
      arn: `${arnWithoutRevision}:${revision}`,
      arnWithoutRevision,
      revision: Number(revision),
      networkMode: "bridge",
    };
  },
});

const service = define({
  type: types.containerService,
  replaceOn: ["cluster", "name", "iamRole", "launchType", "schedulingStrategy", "deploymentController"],
  autoname: { property: "name", maxLength: 255 },
  defaults: {
    desiredCount: vendorService.desiredCount,
    deploymentMinimumHealthyPercent: vendorService.minimumHealthyPercent,
    deploymentMaximumPercent: vendorService.maximumPercent,
    schedulingStrategy: "REPLICA",
    enableEcsManagedTags: false,
    enableExecuteCommand: false,
    waitForSteadyState: false,
  },
  computed: [
    "iamRole",
    "launchType",
    "platformVersion",
    "availabilityZoneRebalancing",
    "deploymentConfiguration",
    "triggers",
  ],
  admit: admitService,
  id: (inputs, cloud) => {
    const owner =
      text(clusterOf(inputs, cloud)?.outputs ?? {}, "name") ?? lastPart(text(inputs, "cluster") ?? "default");
    return arnOf(cloud, "ecs", `service/${owner}/${text(inputs, "name") ?? ""}`);
  },
  once: (inputs, id) => ({
    name: text(inputs, "name") ?? "",
    arn: id,
    cluster: text(inputs, "cluster") ?? "default",
    launchType: "EC2",
    platformVersion: text(inputs, "launchType") === "FARGATE" ? "LATEST" : "",
    availabilityZoneRebalancing: "DISABLED",
  }),
});

const lastPart = (word: string): string => word.slice(word.lastIndexOf("/") + 1);

/** Services whose tasks are nodes of the twin, what they run, and the clusters that hold them. */
export const ecsTable: ServiceTable = { service: "ecs", resources: [cluster, taskDefinition, service], functions: [] };
