import { readPropertyPath } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { fact, type Rule } from "../../../rule";

/** Properties that decide who gets in, what is served and who may do what; ignored, what stands is not what was judged. */
const guarded: Readonly<Record<string, readonly string[]>> = {
  [types.balancer]: ["securityGroups", "internal", "accessLogs", "enableDeletionProtection"],
  [types.listener]: ["sslPolicy", "certificateArn", "protocol"],
  [types.targetGroup]: ["healthCheck", "protocol"],
  [types.group]: ["launchTemplate", "mixedInstancesPolicy", "vpcZoneIdentifiers", "healthCheckType"],
  [types.launchTemplate]: ["metadataOptions", "imageId", "blockDeviceMappings", "userData"],
  [types.securityGroup]: ["ingress", "egress"],
  [types.role]: ["assumeRolePolicy"],
  [types.rolePolicy]: ["policy"],
  [types.policy]: ["policy"],
  [types.bucketPolicy]: ["policy"],
  [types.topicPolicy]: ["policy"],
  [types.key]: ["policy", "enableKeyRotation"],
};

export const ignoredChangesHarmless: Rule = {
  id: "ignored-changes-harmless",
  title: "No change is ignored that decides who gets in or what runs",
  why: "With ignoreChanges the program says one thing and another stands: every rule and plan judges what the program says.",
  remediation:
    "Take the property out of ignoreChanges. For counts and weights that a controller moves ignoreChanges is right.",
  url: "https://www.pulumi.com/docs/iac/concepts/resources/options/ignorechanges/",
  severity: "medium",
  types: Object.keys(guarded),
  scope: "stack",
  applies: (view) => (view.resource.options?.ignoreChanges.length ?? 0) > 0,
  *check(view) {
    for (const path of view.resource.options?.ignoreChanges ?? []) {
      const property = readPropertyPath(path)?.[0];
      if (property === "*") yield { property: "", problem: `ignoreChanges is ${path}; expected single properties` };
      else if (typeof property === "string" && guarded[view.resource.type]?.includes(property) === true) {
        yield fact(property, `is not updated: ignoreChanges has ${path}`);
      }
    }
  },
};
