import type { Accepted } from "./support";

const access = (changes: object): Record<string, unknown> => ({ access: changes });
const ada = "arn:aws:iam::123456789012:user/ada";
const center = "arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_ops_*";

/** Rights that are right, at both ends of what goes. */
export const rights: readonly Accepted[] = [
  ["alb", access({ viewer: { users: [ada], sessionDuration: 43200 } })],
  ["alb", access({ operator: { users: [center], mfa: false, sourceAddresses: ["203.0.113.0/24", "2001:db8::/32"] } })],
  ["alb", access({ deploy: { subjects: ["repo:shop/infra:ref:refs/heads/release-*"] }, nodeServices: ["dynamodb"] })],
  ["alb", access({ preview: { subjects: ["repo:shop/infra:pull_request"] }, createProvider: true })],
  [
    "alb",
    access({
      deploy: {
        issuer: "gitlab.com",
        audience: "https://gitlab.com",
        subjects: ["project_path:shop/platform/infra:ref_type:branch:ref:main"],
      },
    }),
  ],
  ["alb", access({ deploy: { issuer: "ci.example.com/oidc", subjects: ["job:shop:deploy"] } })],
  [
    "alb",
    access({ viewer: { users: [ada] }, permissionsBoundary: "arn:aws:iam::123456789012:policy/boundaries/team" }),
  ],
  [
    "alb",
    access({ admin: { users: ["arn:aws:iam::123456789012:role/ops"], sessionDuration: 7200 } }),
    { "cluster.access.admin.sessionDuration": "3600 seconds at most (role chaining)" },
  ],
  [
    "alb",
    access({ operator: { users: [ada], mfa: false } }),
    { "cluster.access.operator.mfa": "keys that have leaked are enough" },
  ],
];
