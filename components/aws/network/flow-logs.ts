import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import * as pulumi from "@pulumi/pulumi";
import { partitionOf, principalDomainOf } from "../../../platforms/aws/regions/partition";
import { physicalName } from "../../names";
import { transformed } from "../../transform";
import type { NetworkNewSettings } from "./resolved";
import type { NetworkSite } from "./site";

export type FlowLogSettings = Exclude<NetworkNewSettings["flowLogs"], false>;

/** Where the log group lives: what its policies must name. */
interface Place {
  readonly accountId: pulumi.Output<string>;
  readonly partition: string;
  /** `logs.eu-west-1.amazonaws.com`. */
  readonly logsService: string;
  readonly region: string;
}

function placeOf({ region, parent }: NetworkSite): Place {
  return {
    accountId: getCallerIdentityOutput({}, { parent }).accountId,
    partition: partitionOf(region),
    logsService: `logs.${region}.${principalDomainOf(region)}`,
    region,
  };
}

const version = "2012-10-17";

/** The key serves this log group and no other. Statements as in the CloudWatch Logs guide, "Encrypt log data". */
function keyPolicy(place: Place, logGroupName: string): pulumi.Output<string> {
  return pulumi.jsonStringify({
    Version: version,
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

function createKey(site: NetworkSite, place: Place, logGroupName: string): pulumi.Output<string> {
  const child = `${site.name}-flow-log-key`;
  const args: kms.KeyArgs = {
    description: `Encrypts the flow logs of ${site.name}`,
    enableKeyRotation: true,
    policy: keyPolicy(place, logGroupName),
    tags: site.tagsFor(child),
  };
  return new kms.Key(child, args, { parent: site.parent }).arn;
}

/** Only the flow-log service of this account may take the role on. */
function trustPolicy(place: Place): pulumi.Output<string> {
  return pulumi.jsonStringify({
    Version: version,
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "vpc-flow-logs.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "aws:SourceAccount": place.accountId },
          ArnLike: {
            "aws:SourceArn": pulumi.interpolate`arn:${place.partition}:ec2:${place.region}:${place.accountId}:vpc-flow-log/*`,
          },
        },
      },
    ],
  });
}

function writePolicy(place: Place, logGroupArn: pulumi.Output<string>): pulumi.Output<string> {
  const write = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"];
  return pulumi.jsonStringify({
    Version: version,
    Statement: [
      { Effect: "Allow", Action: write, Resource: pulumi.interpolate`${logGroupArn}:*` },
      {
        Effect: "Allow",
        Action: "logs:DescribeLogGroups",
        Resource: pulumi.interpolate`arn:${place.partition}:logs:${place.region}:${place.accountId}:log-group:*`,
      },
    ],
  });
}

function createLogGroup(site: NetworkSite, settings: FlowLogSettings, place: Place): cloudwatch.LogGroup {
  const child = `${site.name}-flow-log-group`;
  const name = physicalName("logGroup", `/vipkit/${site.name}/flow-logs`, {});
  const args: cloudwatch.LogGroupArgs = {
    name,
    retentionInDays: settings.retention,
    kmsKeyId: site.kmsKeyArn ?? createKey(site, place, name),
    tags: site.tagsFor(child),
  };
  return new cloudwatch.LogGroup(child, args, { parent: site.parent });
}

/** Writes who talked to whom in the VPC to an encrypted log group, a minute at a time. */
export function createFlowLogs(site: NetworkSite, vpc: ec2.Vpc, settings: FlowLogSettings): cloudwatch.LogGroup {
  const { name, parent } = site;
  const place = placeOf(site);
  const logGroup = createLogGroup(site, settings, place);
  const roleArgs = transformed<iam.RoleArgs>(site.transform.role, `${name}-flow-log-role`, {
    name: physicalName("role", `${name}-flow-log`, {}),
    description: `Lets VPC flow logs write to the log group of ${name}`,
    assumeRolePolicy: trustPolicy(place),
    tags: site.tagsFor(`${name}-flow-log-role`),
  });
  const role = new iam.Role(`${name}-flow-log-role`, roleArgs, { parent });
  const policyArgs = { name: "write-flow-logs", role: role.name, policy: writePolicy(place, logGroup.arn) };
  const policy = new iam.RolePolicy(`${name}-flow-log-policy`, policyArgs, { parent });
  const args = transformed<ec2.FlowLogArgs>(site.transform.flowLog, `${name}-flow-log`, {
    vpcId: vpc.id,
    trafficType: settings.trafficType,
    logDestinationType: "cloud-watch-logs",
    logDestination: logGroup.arn,
    iamRoleArn: role.arn,
    maxAggregationInterval: 60,
    tags: site.tagsFor(`${name}-flow-log`),
  });
  new ec2.FlowLog(`${name}-flow-log`, args, { parent, dependsOn: [policy] });
  return logGroup;
}
