import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { createEncryptedLogGroup, type LogPlace, logPlace } from "../../log-group";
import { physicalName } from "../../names";
import { transformed } from "../../transform";
import type { NetworkNewSettings } from "./resolved";
import type { NetworkSite } from "./site";

type FlowLogSettings = Exclude<NetworkNewSettings["flowLogs"], false>;

const version = "2012-10-17";

/** Only the flow-log service of this account may take the role on. */
function trustPolicy(place: LogPlace): pulumi.Output<string> {
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

function writePolicy(place: LogPlace, logGroupArn: pulumi.Output<string>): pulumi.Output<string> {
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

function createLogGroup(site: NetworkSite, { retention }: FlowLogSettings, place: LogPlace): cloudwatch.LogGroup {
  const { name, kmsKeyArn, tagsFor: tags, parent } = site;
  const content = `the flow logs of ${name}`;
  const logGroup = physicalName("logGroup", `/vipkit/${name}/flow-logs`, {});
  const args = { name: logGroup, retention, content, kmsKeyArn, place, tags };
  return createEncryptedLogGroup(`${name}-flow-log`, args, { parent });
}

/** Writes who talked to whom in the VPC to an encrypted log group, a minute at a time. */
export function createFlowLogs(site: NetworkSite, vpc: ec2.Vpc, settings: FlowLogSettings): cloudwatch.LogGroup {
  const { name, parent } = site;
  const place = logPlace(site.region, parent);
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
