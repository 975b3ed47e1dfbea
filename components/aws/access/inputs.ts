// What a user may write. Generated from the schemas by `npm run docs`: edit them, not this.
/** Who may do what, and what a pipeline may. */
export interface AccessInput {
  /** Everything that the cluster is made of but its rights: change, operate, restore, read secrets, a shell on a node. */
  admin?: AccessAdminInput | undefined;
  /** See everything but secrets; weights, nodes in and out of traffic, sizes, rollouts, zones, alarms, a backup now. */
  operator?: AccessAdminInput | undefined;
  /** See everything but secrets, and read logs. */
  viewer?: AccessAdminInput | undefined;
  /** A pipeline's `up`: what the program's own resources ask for, and no rights. */
  deploy?: AccessDeployInput | undefined;
  /** A pipeline's `preview`, such as a pull request's: it reads, and changes nothing. */
  preview?: AccessDeployInput | undefined;
  /** Whether the account learns to trust `issuer` here. An account has one such provider per issuer: false where it exists. Default: `false`. */
  createProvider?: boolean | undefined;
  /** A policy of yours that is every role's ceiling. Absent: one is made for the cluster's own roles. Allowed: the ARN of a policy such as arn:aws:iam::123456789012:policy/state. */
  permissionsBoundary?: string | undefined;
  /** Services that nodes have rights to by policies of yours (`managedPolicyArns`), by the prefix of their actions: the ceiling lets them through. Default: `[]`. */
  nodeServices?: string[] | undefined;
}

export interface AccessAdminInput {
  /** Who may take the role on: ARNs of users and roles; a role of IAM Identity Center with stars for what it makes up. */
  users: string[];
  /** Whether the caller must have shown a second factor, not longer ago than a session lasts. Default: `true`. */
  mfa?: boolean | undefined;
  /** Ranges from which the role is taken on, and from which its sessions may call. Empty: from anywhere. Default: `[]`. */
  sourceAddresses?: string[] | undefined;
  /** Seconds that a session lasts at most; then the role is taken on anew. Allowed: 3600 to 43200 seconds (limit iam.session, read 2026-11-30). Default: `3600`. */
  sessionDuration?: number | undefined;
  /** Policies of yours beside the role's own, such as the one for the bucket of your state. Default: `[]`. */
  managedPolicyArns?: string[] | undefined;
}

export interface AccessDeployInput {
  /** Who signs the workflows' tokens, by the host of its URL. Allowed: an issuer without https://, such as token.actions.githubusercontent.com or gitlab.com. Default: `"token.actions.githubusercontent.com"`. */
  issuer?: string | undefined;
  /** The tokens' `sub`: GitHub `repo:shop/infra:environment:prod`, GitLab `project_path:shop/infra:ref_type:branch:ref:main`. */
  subjects: string[];
  /** The tokens' `aud`. GitLab's is what the job asks for. Default: `"sts.amazonaws.com"`. */
  audience?: string | undefined;
  /** Seconds that a session lasts at most; then the role is taken on anew. Allowed: 3600 to 43200 seconds (limit iam.session, read 2026-11-30). Default: `3600`. */
  sessionDuration?: number | undefined;
  /** Policies of yours beside the role's own, such as the one for the bucket of your state. Default: `[]`. */
  managedPolicyArns?: string[] | undefined;
}
