import { type Program, withProperty } from "../fixture";
import { granting, trust, trustPods, trustUsers, trustWorkflows } from "./documents";
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

const factor = { Bool: { "aws:MultiFactorAuthPresent": "true" } };
const person: Program = {
  role: { type: "aws:iam/role:Role", inputs: { assumeRolePolicy: trustUsers(factor), maxSessionDuration: 3600 } },
};
const trusted = (condition?: object) => withProperty(person, "role", "assumeRolePolicy", trustUsers(condition));
const lasting = (program: Program, seconds: number) => withProperty(program, "role", "maxSessionDuration", seconds);

const anyRole = "arn:aws:iam::123456789012:role/*";
const writing = (text: string): Program => ({
  role: { type: "aws:iam/role:Role", inputs: { assumeRolePolicy: trust("ec2") } },
  policy: { type: "aws:iam/rolePolicy:RolePolicy", inputs: { role: "$role", policy: text } },
});

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
  "role-asks-second-factor": {
    sound: [person, trusted({ NumericLessThan: { "aws:MultiFactorAuthAge": "3600" } }), handed, deploy],
    broken: {
      "no condition": { resource: "role", program: trusted() },
      "another condition": { resource: "role", program: trusted({ IpAddress: { "aws:SourceIp": "203.0.113.0/24" } }) },
      "one that keys without a factor pass": {
        resource: "role",
        program: trusted({ BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } }),
      },
    },
  },
  "role-session-short": {
    sound: [person, lasting(person, 14400), lasting(handed, 43200)],
    broken: {
      "a user's session of twelve hours": { resource: "role", program: lasting(person, 43200) },
      "a pipeline's": { resource: "role", program: lasting(deploy, 14401) },
    },
  },
  "iam-no-escalation": {
    sound: [
      writing(granting("iam:PutRolePolicy", "arn:aws:iam::123456789012:role/shop-*")),
      writing(granting("iam:PassRole", anyRole, { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } })),
      writing(
        granting("iam:*RolePolicy", "*", {
          StringEquals: { "iam:PermissionsBoundary": "arn:aws:iam::123456789012:policy/ceiling" },
        }),
      ),
      writing(granting(["iam:GetRole", "iam:ListRoles"], "*")),
      { ...below, ceiling: { type: "aws:iam/policy:Policy", inputs: { policy: granting("iam:*", "*") } } },
    ],
    broken: {
      "every call of IAM": { resource: "policy", program: writing(granting("iam:*", "*")) },
      "any role's policy": { resource: "policy", program: writing(granting("iam:PutRolePolicy", anyRole)) },
      "any role for any service": { resource: "policy", program: writing(granting("iam:PassRole", "*")) },
      "keys of any user": { resource: "policy", program: writing(granting("iam:Create*", "*")) },
    },
  },
  "oidc-trust-narrow": {
    sound: [
      withProperty(deploy, "role", "assumeRolePolicy", trustPods("system:serviceaccount:shop:web")),
      deploy,
      trusting("repo:shop/*"),
      trusting(["repo:shop/infra:*", "repo:shop/web:environment:prod"]),
      trusting("repo:shop/infra:ref:refs/heads/main", "StringEquals"),
      handed,
    ],
    broken: {
      "no subject": { resource: "role", program: trusting() },
      "any pod": {
        resource: "role",
        program: withProperty(deploy, "role", "assumeRolePolicy", trustPods("system:serviceaccount:*")),
      },
      "any subject": { resource: "role", program: trusting("*") },
      "any repository": { resource: "role", program: trusting("repo:*/*:*") },
      "one that is any": { resource: "role", program: trusting(["repo:shop/infra:*", "repo:*"]) },
      "a test that excludes": { resource: "role", program: trusting("repo:shop/infra:*", "StringNotLike") },
    },
  },
};
