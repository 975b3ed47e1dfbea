import * as autoscaling from "@pulumi/aws/autoscaling";
import * as ec2 from "@pulumi/aws/ec2";
import * as iam from "@pulumi/aws/iam";
import type * as pulumi from "@pulumi/pulumi";
import type { Network } from "./network";
import { allow, type Site, trust } from "./site";

type Id = pulumi.Output<string>;

export type Targets = Readonly<Record<"blue" | "green" | "relay", readonly Id[]>>;
export type Guards = Readonly<Record<"nodes" | "relayNodes", Id>>;

/** The machines of both balancers, in groups that heal themselves. */
export function createNodes(site: Site, network: Network, guards: Guards, targets: Targets): void {
  const { has, opts } = site;
  const profile = createProfile(site);
  const web = createTemplate(site, "nodes", { profile, firewall: guards.nodes });
  const relay = createTemplate(site, "relay-nodes", { profile, firewall: guards.relayNodes });
  const group = (
    name: string,
    template: Id,
    targetGroupArns: readonly Id[],
    different: Partial<autoscaling.GroupArgs>,
  ) => {
    const usual = {
      vpcZoneIdentifiers: [...network.privateIds],
      minSize: 4,
      maxSize: 9,
      healthCheckType: "ELB",
      healthCheckGracePeriod: 180,
      defaultInstanceWarmup: 120,
      launchTemplate: { id: template, version: "3" },
      targetGroupArns: [...targetGroupArns],
      instanceRefresh: { strategy: "Rolling", preferences: { minHealthyPercentage: 90 } },
      tags: tagsOf({ owner: "shop", "vipkit:keep-alive-timeout": "75" }),
    };
    new autoscaling.Group(name, { ...usual, ...different }, opts);
  };
  const hasty = tagsOf({ owner: "shop", "vipkit:keep-alive-timeout": "15" });
  group("blue-nodes", web, targets.blue, {
    ...(has("dead-nodes-stay") ? { healthCheckType: "EC2" } : {}),
    ...(has("closes-first") ? { tags: hasty } : {}),
    ...(has("nodes-exposed") ? { vpcZoneIdentifiers: [...network.publicIds] } : {}),
  });
  group("green-nodes", web, targets.green, {
    ...(has("short-grace") ? { healthCheckGracePeriod: 30 } : {}),
    ...(has("thin-zones") ? { minSize: 3 } : {}),
    ...(has("one-zone-nodes") ? { vpcZoneIdentifiers: network.privateIds.slice(0, 1) } : {}),
  });
  const atOnce = { strategy: "Rolling", preferences: { minHealthyPercentage: 0 } };
  group("relay-nodes", relay, targets.relay, {
    ...(has("refresh-takes-all") ? { instanceRefresh: atOnce } : {}),
    ...(has("nobodys-nodes") ? { tags: [] } : {}),
  });
}

const tagsOf = (tags: Readonly<Record<string, string>>) =>
  Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: true }));

function createProfile({ has, opts }: Site): Id {
  const principal = has("trust-anybody") ? { AWS: "*" } : { Service: "ec2.amazonaws.com" };
  const role = new iam.Role("nodes", { assumeRolePolicy: trust(principal) }, opts);
  const policy = has("administrator")
    ? allow("*", "*")
    : allow("logs:PutLogEvents", "arn:aws:logs:eu-west-1:123456789012:log-group:shop:*");
  new iam.RolePolicy("nodes", { role: role.id, policy }, opts);
  const policyArn = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";
  new iam.RolePolicyAttachment("ssm", { role: role.id, policyArn }, opts);
  return new iam.InstanceProfile("nodes", { role: role.name }, opts).arn;
}

interface Launch {
  readonly profile: Id;
  readonly firewall: Id;
}

function createTemplate({ has, opts }: Site, name: string, { profile, firewall }: Launch): Id {
  const isWeb = name === "nodes";
  const password = isWeb && has("password-in-user-data") ? "export DB_PASSWORD=hunter2-hunter2\n" : "";
  const userData = Buffer.from(`#!/bin/sh\n${password}exec /opt/shop/start\n`).toString("base64");
  const isOpen = has(isWeb ? "nodes-exposed" : "public-nodes");
  const network = { deviceIndex: 0, securityGroups: [firewall], associatePublicIpAddress: isOpen ? "true" : "false" };
  const encrypted = isWeb && has("open-volume") ? "false" : "true";
  return new ec2.LaunchTemplate(
    name,
    {
      imageId: "ami-0123456789abcdef0",
      instanceType: "m7g.large",
      iamInstanceProfile: { arn: profile },
      metadataOptions: { httpTokens: isWeb && has("imdsv1") ? "optional" : "required", httpPutResponseHopLimit: 1 },
      networkInterfaces: [network],
      blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeSize: 20, volumeType: "gp3", encrypted } }],
      monitoring: { enabled: true },
      userData,
    },
    opts,
  ).id;
}
