import { withProperty } from "../fixture";
import type { Break } from "./index";

const base64 = (text: string) => Buffer.from(text).toString("base64");

export const computeCases: Readonly<Record<string, readonly Break[]>> = {
  "group-elb-health-check": [
    ["nodes", "healthCheckType", "EC2"],
    ["nodes", "healthCheckType", undefined],
    ["nodes", "healthCheckGracePeriod", 0],
  ],
  "group-several-zones": [
    ["nodes", "vpcZoneIdentifiers", ["$subnetA"]],
    {
      resource: "nodes",
      title: "both subnets in one zone",
      program: (program) => withProperty(program, "subnetB", "availabilityZone", "eu-west-1a"),
    },
  ],
  "group-uses-launch-template": [
    {
      resource: "nodes",
      title: "a launch configuration",
      program: (program) =>
        withProperty(
          withProperty(program, "nodes", "launchTemplate", undefined),
          "nodes",
          "mixedInstancesPolicy",
          undefined,
        ),
    },
  ],
  "group-several-instance-types": [
    ["nodes", "mixedInstancesPolicy.launchTemplate.overrides", [{ instanceType: "m7g.large" }]],
  ],
  "group-grace-covers-boot": [
    ["nodes", "healthCheckGracePeriod", 59],
    ["nodes", "defaultInstanceWarmup", 101],
    {
      resource: "nodes",
      title: "health checks that take longer",
      program: (program) => withProperty(program, "blue", "healthCheck.interval", 60),
    },
  ],
  "group-refresh-keeps-spare": [
    ["nodes", "instanceRefresh.preferences.minHealthyPercentage", 25],
    {
      resource: "nodes",
      title: "two nodes and the vendor's default",
      program: (program) =>
        withProperty(withProperty(program, "nodes", "minSize", 2), "nodes", "instanceRefresh.preferences", undefined),
    },
  ],
  "template-imdsv2": [
    ["template", "metadataOptions.httpTokens", "optional"],
    ["template", "metadataOptions", undefined],
    ["machine", "metadataOptions.httpTokens", "optional"],
    ["oldTemplate", "metadataOptions.httpTokens", "optional"],
  ],
  "template-metadata-hop-limit": [
    ["template", "metadataOptions.httpPutResponseHopLimit", 2],
    ["oldTemplate", "metadataOptions.httpPutResponseHopLimit", 2],
  ],
  "template-no-public-ip": [
    ["template", "networkInterfaces[0].associatePublicIpAddress", "true"],
    ["machine", "associatePublicIpAddress", true],
    ["oldTemplate", "associatePublicIpAddress", true],
  ],
  "template-volumes-encrypted": [
    ["template", "blockDeviceMappings[0].ebs.encrypted", "false"],
    ["template", "blockDeviceMappings", undefined],
    ["machine", "rootBlockDevice.encrypted", false],
    ["oldTemplate", "rootBlockDevice.encrypted", false],
    ["spotFleet", "launchSpecifications[0].rootBlockDevices[0].encrypted", false],
    ["spotFleet", "launchSpecifications[0].rootBlockDevices", undefined],
  ],
  "template-no-secrets-in-user-data": [
    ["template", "userData", base64("export AWS_KEY=AKIAIOSFODNN7EXAMPLE")],
    ["template", "userData", base64("-----BEGIN RSA PRIVATE KEY-----")],
    ["template", "userData", base64("DB_PASSWORD=hunter2hunter2")],
    ["template", "userData", base64("password: hunter2hunter2")],
    ["machine", "userData", "curl https://user:geheim@example.com/"],
    ["oldTemplate", "userData", "export AWS_KEY=AKIAIOSFODNN7EXAMPLE"],
  ],
  "template-detailed-monitoring": [
    ["template", "monitoring.enabled", false],
    ["machine", "monitoring", false],
    ["oldTemplate", "enableMonitoring", false],
  ],
  "template-instance-profile": [
    ["template", "iamInstanceProfile", undefined],
    ["machine", "iamInstanceProfile", undefined],
  ],
  "certificate-renews": [
    ["certificate", "validationMethod", "EMAIL"],
    ["certificate", "privateKey", "key"],
  ],
  "certificate-key-strength": [["certificate", "keyAlgorithm", "RSA_1024"]],
  "certificate-no-wildcard": [
    ["certificate", "domainName", "*.example.com"],
    ["certificate", "subjectAlternativeNames", ["*.example.com"]],
  ],
};
