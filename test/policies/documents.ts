const document = (...statements: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });

const everybody = { Effect: "Deny", Principal: "*", Resource: "*" };
const inClear = { Condition: { Bool: { "aws:SecureTransport": "false" } } };
const noPlainHttp = { ...everybody, Action: "s3:*", ...inClear };

export const tlsOnly = document(noPlainHttp);

/** Who may write a balancer's logs: an account in older regions, a service in newer ones and for network balancers. */
export const logDelivery = (principal: object, path = "AWSLogs/123456789012/*") =>
  document(noPlainHttp, {
    Effect: "Allow",
    Principal: principal,
    Action: "s3:PutObject",
    Resource: `arn:aws:s3:::logs/${path}`,
  });

export const readLogs = document({
  Effect: "Allow",
  Action: "logs:PutLogEvents",
  Resource: "arn:aws:logs:eu-west-1:123456789012:log-group:nodes",
});
export const readAnyLogs = document({ Effect: "Allow", Action: "logs:Get*", Resource: "arn:aws:logs:eu-west-1:1:log" });
export const allowing = (Action: string, Resource: string) => document({ Effect: "Allow", Action, Resource });
export const everything = document({ Effect: "Allow", Action: "*", Resource: "*" });
export const trustService = document({
  Effect: "Allow",
  Principal: { Service: "ec2.amazonaws.com" },
  Action: "sts:AssumeRole",
});
export const trustAnybody = document({ Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" });
export const readAnybody = document({ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" });
export const lockedOut = document({ ...everybody, Action: ["s3:GetObject", "s3:Put*"] });

const publish = { Action: "sns:Publish", Resource: "*" };
const publishInClear = { ...everybody, ...publish, ...inClear };

export const alarmsPublish = document(publishInClear, {
  Effect: "Allow",
  Principal: { Service: "cloudwatch.amazonaws.com" },
  ...publish,
});
export const anybodyPublishes = document(publishInClear, { Effect: "Allow", Principal: { AWS: "*" }, ...publish });
export const accountPublishes = document(publishInClear, {
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::123456789012:root" },
  ...publish,
});
export const publishedInClear = document({
  Effect: "Allow",
  Principal: { Service: "cloudwatch.amazonaws.com" },
  ...publish,
});
