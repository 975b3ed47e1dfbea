/** Policy documents of the programs beside this file. */
const document = (...statements: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });

const scaling =
  "arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";
const use = ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"];

const account = {
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::123456789012:root" },
  Action: "kms:*",
  Resource: "*",
};

/** The vendor's own policy of a key: the account manages it by IAM. */
export const accountKey = document(account);

/** A key that the account manages and a service may use. */
export const serviceKey = (service: string, actions: readonly string[] = use) =>
  document(account, { Effect: "Allow", Principal: { Service: service }, Action: actions, Resource: "*" });

/** A key that services may use, one of them under a condition. */
export const keyWith = (service: string, condition: object, ...others: readonly string[]) => {
  const use = { Effect: "Allow", Action: ["kms:Decrypt", "kms:GenerateDataKey*"], Resource: "*" };
  const free = others.map((other) => ({ ...use, Principal: { Service: other } }));
  return document(account, { ...use, Principal: { Service: service }, Condition: condition }, ...free);
};

/** A key that Auto Scaling may encrypt volumes with. */
export const scalingKey = (actions: readonly string[] = [...use, "kms:CreateGrant"]) =>
  document(account, { Effect: "Allow", Principal: { AWS: scaling }, Action: actions, Resource: "*" });

export const scalingRole = scaling;

/** A key that a service may use and nobody may manage. */
export const orphanKey = document({
  Effect: "Allow",
  Principal: { Service: "logs.eu-west-1.amazonaws.com" },
  Action: use,
  Resource: "*",
});

/** Who may take a role on. */
export const trust = (...services: readonly string[]) =>
  document({
    Effect: "Allow",
    Principal: { Service: services.map((service) => `${service}.amazonaws.com`) },
    Action: "sts:AssumeRole",
  });

const issuer = "token.actions.githubusercontent.com";

/** Who of GitHub's workflows may take a role on. */
export const trustWorkflows = (subject?: string | readonly string[], test = "StringLike") =>
  document({
    Effect: "Allow",
    Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${issuer}` },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition:
      subject === undefined
        ? { StringEquals: { [`${issuer}:aud`]: "sts.amazonaws.com" } }
        : { StringEquals: { [`${issuer}:aud`]: "sts.amazonaws.com" }, [test]: { [`${issuer}:sub`]: subject } },
  });

/** Who may take a role on, with what must hold. */
export const trustUsers = (condition?: object) =>
  document({
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::123456789012:user/ada" },
    Action: "sts:AssumeRole",
    ...(condition === undefined ? {} : { Condition: condition }),
  });

/** Pods of an EKS cluster: the issuer's path is part of its keys. */
export const trustPods = (subject: string) => {
  const eks = "oidc.eks.eu-west-1.amazonaws.com/id/A1B2C3D4E5F6";
  return document({
    Effect: "Allow",
    Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${eks}` },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: { StringLike: { [`${eks}:sub`]: subject } },
  });
};

/** Allows actions on resources, under a condition. */
export const granting = (Action: string | readonly string[], Resource: string, condition?: object) =>
  document({ Effect: "Allow", Action, Resource, ...(condition === undefined ? {} : { Condition: condition }) });

/** Who may publish to a topic. */
export const publish = (principal: object | string, condition?: object) =>
  document({
    Effect: "Allow",
    Principal: principal,
    Action: "sns:Publish",
    Resource: "*",
    ...(condition === undefined ? {} : { Condition: condition }),
  });

/** A key's policy that lets every principal decrypt, under a condition if one is given. */
export const worldKey = (condition?: object) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: "kms:Decrypt",
      Resource: "*",
      ...(condition === undefined ? {} : { Condition: condition }),
    },
  ],
});
