import { z } from "zod";
import { cidr, formed, within } from "../../../model/settings/primitives";
import type { Limits } from "../../../platforms/aws/limits";

const principalText =
  "the ARN of a user or role such as arn:aws:iam::123456789012:user/ada, or of Identity Center's with a star: arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_shop-admin_*";

const principal = formed(/^arn:aws[a-z-]*:iam::\d{12}:(?:user|role)\/[\w+=,.@/*-]+$/, principalText);

const policyArn = formed(
  /^arn:aws[a-z-]*:iam::(?:aws|\d{12}):policy\/[\w+=,.@/-]+$/,
  "the ARN of a policy such as arn:aws:iam::123456789012:policy/state",
);

const common = (limits: Limits) => ({
  sessionDuration: within(limits, "iam.session")
    .default(3600)
    .describe("Seconds that a session lasts at most; then the role is taken on anew."),
  managedPolicyArns: z
    .array(policyArn)
    .default([])
    .describe("Policies of yours beside the role's own, such as the one for the bucket of your state."),
});

const person = (limits: Limits, what: string) =>
  z
    .strictObject({
      users: z
        .array(principal)
        .min(1, "one or more")
        .describe(
          "Who may take the role on: ARNs of users and roles; a role of IAM Identity Center with stars for what it makes up.",
        ),
      mfa: z
        .boolean()
        .default(true)
        .describe("Whether the caller must have shown a second factor, not longer ago than a session lasts."),
      sourceAddresses: z
        .array(cidr)
        .default([])
        .describe(
          "Ranges from which the role is taken on, and from which its sessions may call. Empty: from anywhere.",
        ),
      ...common(limits),
    })
    .describe(what)
    .optional();

const pipeline = (limits: Limits, what: string) =>
  z
    .strictObject({
      issuer: formed(
        /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?:\/[\w./-]+)?$/,
        "an issuer without https://, such as token.actions.githubusercontent.com or gitlab.com",
      )
        .default("token.actions.githubusercontent.com")
        .describe("Who signs the workflows' tokens, by the host of its URL."),
      subjects: z
        .array(
          z.string("the sub of a token such as repo:shop/infra:ref:refs/heads/main").min(1, "text that is not empty"),
        )
        .min(1, "one or more")
        .describe(
          "The tokens' `sub`: GitHub `repo:shop/infra:environment:prod`, GitLab `project_path:shop/infra:ref_type:branch:ref:main`.",
        ),
      audience: z
        .string("text")
        .min(1, "text that is not empty")
        .default("sts.amazonaws.com")
        .describe("The tokens' `aud`. GitLab's is what the job asks for."),
      ...common(limits),
    })
    .describe(what)
    .optional();

/** The options of rights, each by itself; `accessSettings` adds the rules between them. */
export const accessShape = (limits: Limits) =>
  z.strictObject({
    admin: person(
      limits,
      "Everything that the cluster is made of but its rights: change, operate, restore, read secrets, a shell on a node.",
    ),
    operator: person(
      limits,
      "See everything but secrets; weights, nodes in and out of traffic, sizes, rollouts, zones, alarms, a backup now.",
    ),
    viewer: person(limits, "See everything but secrets, and read logs."),
    deploy: pipeline(limits, "A pipeline's `up`: what the program's own resources ask for, and no rights."),
    preview: pipeline(limits, "A pipeline's `preview`, such as a pull request's: it reads, and changes nothing."),
    createProvider: z
      .boolean()
      .default(false)
      .describe(
        "Whether the account learns to trust `issuer` here. An account has one such provider per issuer: false where it exists.",
      ),
    permissionsBoundary: policyArn
      .describe("A policy of yours that is every role's ceiling. Absent: one is made for the cluster's own roles.")
      .optional(),
    nodeServices: z
      .array(formed(/^[a-z][a-z0-9-]*$/, "the prefix of a service such as dynamodb"))
      .default([])
      .describe(
        "Services that nodes have rights to by policies of yours (`managedPolicyArns`), by the prefix of their actions: the ceiling lets them through.",
      ),
  });

export type AccessShape = z.output<ReturnType<typeof accessShape>>;
