import * as cloudwatch from "@pulumi/aws/cloudwatch";
import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import * as kms from "@pulumi/aws/kms";
import * as pulumi from "@pulumi/pulumi";
import { partitionOf, principalDomainOf } from "../platforms/aws/regions/partition";
import type { Tags } from "./tags";

/** Where a log group lives: what its policies must name. */
export interface LogPlace {
  readonly accountId: pulumi.Output<string>;
  readonly partition: pulumi.Output<string>;
  /** `logs.eu-west-1.amazonaws.com`. */
  readonly logsService: pulumi.Output<string>;
  readonly region: pulumi.Output<string>;
}

export function logPlace(region: pulumi.Input<string>, parent: pulumi.Resource): LogPlace {
  const known = pulumi.output(region);
  return {
    accountId: getCallerIdentityOutput({}, { parent }).accountId,
    partition: known.apply(partitionOf),
    logsService: known.apply((name) => `logs.${name}.${principalDomainOf(name)}`),
    region: known,
  };
}

/** The key serves this log group and no other. Statements as in the CloudWatch Logs guide, "Encrypt log data". */
function keyPolicy(place: LogPlace, logGroupName: string): pulumi.Output<string> {
  return pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "AdministeredByAccount",
        Effect: "Allow",
        Principal: { AWS: pulumi.interpolate`arn:${place.partition}:iam::${place.accountId}:root` },
        Action: "kms:*",
        Resource: "*",
      },
      {
        Sid: "UsedByLogGroup",
        Effect: "Allow",
        Principal: { Service: place.logsService },
        Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
        Resource: "*",
        Condition: {
          ArnEquals: {
            "kms:EncryptionContext:aws:logs:arn": pulumi.interpolate`arn:${place.partition}:logs:${place.region}:${place.accountId}:log-group:${logGroupName}`,
          },
        },
      },
    ],
  });
}

interface EncryptedLogGroupArgs {
  /** The log group's name at AWS. */
  readonly name: string;
  /** Days. */
  readonly retention: number;
  /** What is logged, of whom: `the flow logs of shop`. */
  readonly content: string;
  /** ARN of a key that exists; without it one is made for this group alone. */
  readonly kmsKeyArn?: pulumi.Input<string> | undefined;
  readonly place: LogPlace;
  readonly tags: (child: string) => Tags;
}

/** An encrypted log group: `<name>-group`, and its key `<name>-key`. */
export function createEncryptedLogGroup(
  name: string,
  { name: logGroupName, retention, content, kmsKeyArn, place, tags }: EncryptedLogGroupArgs,
  opts: { readonly parent: pulumi.Resource },
): cloudwatch.LogGroup {
  const [keyName, child] = [`${name}-key`, `${name}-group`];
  const createKey = () =>
    new kms.Key(
      keyName,
      {
        description: `Encrypts ${content}`,
        enableKeyRotation: true,
        policy: keyPolicy(place, logGroupName),
        tags: tags(keyName),
      },
      opts,
    ).arn;
  return new cloudwatch.LogGroup(
    child,
    { name: logGroupName, retentionInDays: retention, kmsKeyId: kmsKeyArn ?? createKey(), tags: tags(child) },
    opts,
  );
}
