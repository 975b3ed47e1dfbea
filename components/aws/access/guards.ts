import type { Granted } from "./documents";
import { globalArn } from "./place";
import type { PolicyStatement } from "./statements";

const changes = ["Put", "Delete", "Attach", "Detach"].map((verb) => `iam:${verb}RolePolicy`);

/** Whatever changes roles changes none that rights are made of, and takes no ceiling away: that is the account's administrators'. */
export const guards = ({ place, accessName }: Granted): readonly PolicyStatement[] => [
  {
    Sid: "RightsStayAsTheyAre",
    Effect: "Deny",
    Action: [
      ...changes,
      ...["CreateRole", "DeleteRole", "UpdateRole", "UpdateAssumeRolePolicy", "PassRole"].map((verb) => `iam:${verb}`),
      ...["CreatePolicyVersion", "DeletePolicyVersion", "SetDefaultPolicyVersion", "DeletePolicy"].map(
        (verb) => `iam:${verb}`,
      ),
      "iam:PutRolePermissionsBoundary",
    ],
    Resource: ["role", "policy"].map((kind) => globalArn(place, "iam", `${kind}/${accessName}-*`)),
  },
  {
    Sid: "CeilingsStay",
    Effect: "Deny",
    Action: "iam:DeleteRolePermissionsBoundary",
    Resource: globalArn(place, "iam", "role/*"),
  },
];

/** Refuses what would make a role of the cluster without its ceiling, or give rights to one that has none. */
export const unbounded = ({ place, boundaryArn }: Granted): PolicyStatement => ({
  Sid: "NoRoleWithoutCeiling",
  Effect: "Deny",
  Action: ["iam:CreateRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy", "iam:AttachRolePolicy"],
  Resource: globalArn(place, "iam", "role/*"),
  Condition: { StringNotEquals: { "iam:PermissionsBoundary": boundaryArn } },
});
