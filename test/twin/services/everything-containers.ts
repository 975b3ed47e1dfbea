import type { Props, StoredResource } from "../../../twin/contract/resources";
import { type Site, str } from "../../support/account";

/** A service of ECS with all that it needs, behind a target group that a balancer forwards to. */
export function makeContainers(
  raw: (type: string, inputs: Props, name?: string) => StoredResource,
  site: Site,
  targetGroupArn: string,
): void {
  const cluster = raw("aws:ecs/cluster:Cluster", { name: "shop" });
  const containers = [{ name: "web", image: "shop", portMappings: [{ containerPort: 8080 }] }];
  const definition = raw("aws:ecs/taskDefinition:TaskDefinition", {
    ...{ family: "shop", cpu: "256", memory: "512", networkMode: "awsvpc", requiresCompatibilities: ["FARGATE"] },
    containerDefinitions: JSON.stringify(containers),
  });
  raw("aws:ecs/service:Service", {
    ...{ name: "web", cluster: cluster.id, taskDefinition: str(definition.outputs.arn), launchType: "FARGATE" },
    networkConfiguration: { subnets: site.subnets.map(({ id }) => id) },
    loadBalancers: [{ targetGroupArn, containerName: "web", containerPort: 8080 }],
  });
  const resourceId = `service/${str(cluster.outputs.name)}/web`;
  const place = { resourceId, scalableDimension: "ecs:service:DesiredCount", serviceNamespace: "ecs" };
  raw("aws:appautoscaling/target:Target", { ...place, minCapacity: 2, maxCapacity: 4 });
  raw("aws:appautoscaling/policy:Policy", { ...place, policyType: "TargetTrackingScaling" });
}
