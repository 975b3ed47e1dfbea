import type { BadInput } from "./support";

const access = (changes: object): Record<string, unknown> => ({ access: changes });
const at = (option: string) => `cluster.access.${option}`;
const ada = "arn:aws:iam::123456789012:user/ada";
const center = "arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_ops_*";
const policies = (count: number) =>
  Array.from({ length: count }, (_, index) => `arn:aws:iam::123456789012:policy/own-${index}`);

/** Rights that contradict themselves, or that would be taken on by others than are meant. */
export const rights: readonly BadInput[] = [
  ["alb", access({}), { "cluster.access": "has no role: it would allow nothing" }],
  ["alb", access({ viewer: { users: [] } }), { [at("viewer.users")]: "one or more" }],
  ["alb", access({ viewer: { users: ["ada"] } }), { [at("viewer.users[0]")]: "the ARN of a user or role" }],
  ["alb", access({ viewer: { users: ["*"] } }), { [at("viewer.users[0]")]: "the ARN of a user or role" }],
  [
    "alb",
    access({ viewer: { users: ["arn:aws:iam::123456789012:role/dev-*"] } }),
    { [at("viewer.users[0]")]: "whatever is named so later may take the role on" },
  ],
  [
    "alb",
    access({ admin: { users: ["arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/*"], mfa: false } }),
    { [at("admin.users[0]")]: "does not name one permission set" },
  ],
  ["alb", access({ admin: { users: [center] } }), { [at("admin.mfa")]: "write mfa: false" }],
  ["alb", access({ viewer: { users: [ada, ada] } }), { [at("viewer.users[1]")]: "listed twice" }],
  [
    "alb",
    access({ viewer: { users: [ada], sessionDuration: 43201 } }),
    { [at("viewer.sessionDuration")]: "limit iam.session" },
  ],
  [
    "alb",
    access({ viewer: { users: [ada], sourceAddresses: ["203.0.113.7"] } }),
    { [at("viewer.sourceAddresses[0]")]: "write 203.0.113.7/32" },
  ],
  [
    "alb",
    access({ admin: { users: [ada], managedPolicyArns: policies(2) } }),
    { [at("admin.managedPolicyArns")]: "2 beside the role's own 9: AWS attaches 10 to a role" },
  ],
  ["alb", access({ deploy: { subjects: ["repo:*"] } }), { [at("deploy.subjects[0]")]: "repo:<owner>/<repository>" }],
  [
    "alb",
    access({ deploy: { subjects: ["repo:shop/*:ref:refs/heads/main"] } }),
    { [at("deploy.subjects[0]")]: "repo:<owner>" },
  ],
  [
    "alb",
    access({ deploy: { subjects: ["repo:shop/infra:*"] } }),
    { [at("deploy.subjects[0]")]: "environment, branch or tag" },
  ],
  [
    "alb",
    access({ deploy: { subjects: ["project_path:shop/infra:ref_type:branch:ref:main"] } }),
    { [at("deploy.subjects[0]")]: "no subject of token.actions.githubusercontent.com" },
  ],
  [
    "alb",
    access({ deploy: { issuer: "gitlab.com", subjects: ["project_path:*:ref_type:branch:ref:main"] } }),
    { [at("deploy.subjects[0]")]: "project_path:<group>/<project>" },
  ],
  [
    "alb",
    access({ deploy: { issuer: "ci.example.com", subjects: ["*"] } }),
    { [at("deploy.subjects[0]")]: "does not name whose workflow it is" },
  ],
  [
    "alb",
    access({ deploy: { issuer: "https://gitlab.com", subjects: ["job:a"] } }),
    { [at("deploy.issuer")]: "without https://" },
  ],
  [
    "alb",
    access({ deploy: { subjects: ["repo:shop/infra:pull_request"] } }),
    { [at("deploy.subjects[0]")]: "pull requests are for access.preview" },
  ],
  [
    "alb",
    access({ viewer: { users: [ada] }, createProvider: true }),
    { [at("createProvider")]: "no pipeline would use it" },
  ],
  [
    "alb",
    access({
      deploy: { subjects: ["repo:shop/infra:environment:prod"] },
      preview: { issuer: "gitlab.com", subjects: ["project_path:shop/infra:ref_type:branch:ref:main"] },
      createProvider: true,
    }),
    { [at("createProvider")]: "two issuers, token.actions.githubusercontent.com and gitlab.com" },
  ],
  [
    "alb",
    access({ viewer: { users: [ada] }, nodeServices: ["iam"] }),
    { [at("nodeServices[0]")]: "the ceiling would be none" },
  ],
  [
    "alb",
    access({
      viewer: { users: [ada] },
      nodeServices: ["sqs"],
      permissionsBoundary: "arn:aws:iam::123456789012:policy/team",
    }),
    { [at("nodeServices")]: "your own permissionsBoundary decides" },
  ],
];
