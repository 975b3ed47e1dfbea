import { type Program, withProperty } from "../fixture";
import { trust, trustWorkflows } from "./documents";
import type { Relation } from "./index";

const handed: Program = {
  role: { type: "aws:iam/role:Role", inputs: { assumeRolePolicy: trust("ec2") } },
  profile: { type: "aws:iam/instanceProfile:InstanceProfile", inputs: { role: "$role" } },
};
const flows: Program = {
  role: { type: "aws:iam/role:Role", inputs: { assumeRolePolicy: trust("vpc-flow-logs") } },
  flows: { type: "aws:ec2/flowLog:FlowLog", inputs: { iamRoleArn: "$role" } },
};

const deploy: Program = {
  role: {
    type: "aws:iam/role:Role",
    inputs: { assumeRolePolicy: trustWorkflows("repo:shop/infra:ref:refs/heads/main") },
  },
};
const trusting = (subject?: string | readonly string[], test?: string) =>
  withProperty(deploy, "role", "assumeRolePolicy", trustWorkflows(subject, test));

const everySecret = '{"Statement":{"Effect":"Allow","Action":"secretsmanager:*","Resource":"*"}}';
const below: Program = {
  ceiling: { type: "aws:iam/policy:Policy", inputs: { policy: everySecret } },
  role: {
    type: "aws:iam/role:Role",
    inputs: { assumeRolePolicy: trust("ec2"), permissionsBoundary: "$ceiling" },
  },
};

export const identityRelations: Readonly<Record<string, Relation>> = {
  "role-trusts-its-service": {
    sound: [
      handed,
      flows,
      withProperty(handed, "role", "assumeRolePolicy", trust("lambda", "ec2")),
      withProperty(handed, "role", "assumeRolePolicy", JSON.parse(trust("ec2"))),
      withProperty(handed, "role", "assumeRolePolicy", trust("ec2").replace(".amazonaws.com", ".amazonaws.com.cn")),
      { role: { type: "aws:iam/role:Role", inputs: { assumeRolePolicy: trustWorkflows("repo:shop/infra:*") } } },
    ],
    broken: {
      "a profile's role for functions": {
        resource: "role",
        program: withProperty(handed, "role", "assumeRolePolicy", trust("lambda")),
      },
      "a flow log's role for machines": {
        resource: "role",
        program: withProperty(flows, "role", "assumeRolePolicy", trust("ec2")),
      },
      "an object for functions": {
        resource: "role",
        program: withProperty(handed, "role", "assumeRolePolicy", JSON.parse(trust("lambda"))),
      },
    },
  },
  "iam-no-every-secret": {
    sound: [below],
    broken: {
      "a ceiling that is attached as well": {
        resource: "ceiling",
        program: {
          ...below,
          attachment: {
            type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            inputs: { role: "$role", policyArn: "$ceiling" },
          },
        },
      },
    },
  },
  "oidc-trust-narrow": {
    sound: [
      deploy,
      trusting("repo:shop/*"),
      trusting(["repo:shop/infra:*", "repo:shop/web:environment:prod"]),
      trusting("repo:shop/infra:ref:refs/heads/main", "StringEquals"),
      handed,
    ],
    broken: {
      "no subject": { resource: "role", program: trusting() },
      "any subject": { resource: "role", program: trusting("*") },
      "any repository": { resource: "role", program: trusting("repo:*/*:*") },
      "one that is any": { resource: "role", program: trusting(["repo:shop/infra:*", "repo:*"]) },
      "a test that excludes": { resource: "role", program: trusting("repo:shop/infra:*", "StringNotLike") },
    },
  },
};
