/** ARNs as AWS gives them, of a cluster's own things, by the service of an action and what it speaks of. */
export function sampleArns(action: string, cluster: string): readonly string[] {
  const place = "eu-west-1:123456789012";
  const [service = "", name = ""] = action.split(":");
  const own = `${cluster}-web-0a1b2c3d`;
  const elb = (kind: string, rest: string) => `arn:aws:elasticloadbalancing:${place}:${kind}/${rest}`;
  const samples: Readonly<Record<string, () => readonly string[]>> = {
    acm: () => [`arn:aws:acm:${place}:certificate/1a2b`],
    "arc-zonal-shift": () => [elb("loadbalancer", `app/${own}/50dc6c495c0c9188`)],
    autoscaling: () => [`arn:aws:autoscaling:${place}:autoScalingGroup:1a2b:autoScalingGroupName/${own}`],
    backup: () => {
      if (/BackupPlan|BackupSelection/.test(name)) return [`arn:aws:backup:${place}:backup-plan:1a2b`];
      if (/RestoreTesting/.test(name))
        return [`arn:aws:backup:${place}:restore-testing-plan:${own.replaceAll("-", "_")}`];
      if (/RecoveryPoint(?!s)|RestoreJob/.test(name)) return ["arn:aws:ec2:eu-west-1::snapshot/snap-1"];
      return [`arn:aws:backup:${place}:backup-vault:${own}`];
    },
    chatbot: () => [`arn:aws:chatbot::123456789012:chat-configuration/slack-channel/${own}`],
    cloudwatch: () =>
      name.includes("Dashboard")
        ? [`arn:aws:cloudwatch::123456789012:dashboard/${own}`]
        : [`arn:aws:cloudwatch:${place}:alarm:${own}`],
    ec2: () => [`arn:aws:ec2:${place}:subnet/subnet-1`, `arn:aws:ec2:${place}:security-group/sg-1`],
    elasticloadbalancing: () => {
      if (/Rule|Priorities/.test(name)) return [elb("listener-rule", `app/${own}/50dc/6d7f/8e9a`)];
      if (/Listener/.test(name)) return [elb("listener", `app/${own}/50dc/6d7f`)];
      if (/Target/.test(name)) return [elb("targetgroup", `${own}/73e2d6bc24d8a067`)];
      if (/TrustStore/.test(name)) return [elb("truststore", `${own}/73e2d6bc24d8a067`)];
      return [elb("loadbalancer", `app/${own}/50dc`), elb("loadbalancer", `net/${own}/50dc`)];
    },
    events: () => [`arn:aws:events:${place}:rule/${own}`],
    globalaccelerator: () => ["arn:aws:globalaccelerator::123456789012:accelerator/1a2b"],
    iam: () => {
      if (name === "CreateServiceLinkedRole")
        return ["arn:aws:iam::123456789012:role/aws-service-role/wafv2.amazonaws.com/A"];
      if (/OpenIDConnect/.test(name))
        return ["arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"];
      const kind = /InstanceProfile(?!s)/.test(name) ? "instance-profile" : "role";
      return [`arn:aws:iam::123456789012:${kind}/${own}`];
    },
    kms: () => [`arn:aws:kms:${place}:key/1a2b`],
    logs: () => [
      `arn:aws:logs:${place}:log-group:/vipkit/${own}:*`,
      `arn:aws:logs:${place}:log-group:aws-waf-logs-${own}`,
    ],
    route53: () =>
      /HealthCheck|Tags/.test(name)
        ? ["arn:aws:route53:::healthcheck/1a2b"]
        : name === "GetChange"
          ? ["arn:aws:route53:::change/C1"]
          : [`arn:aws:route53:::hostedzone/Z${cluster.toUpperCase()}`],
    s3: () => (/Object(?!Lock)/.test(name) ? [`arn:aws:s3:::${own}/a`] : [`arn:aws:s3:::${own}`]),
    sns: () => [`arn:aws:sns:${place}:${own}`],
    ssm: () => {
      if (/Document/.test(name)) return [`arn:aws:ssm:${place}:document/${own}`];
      if (/Baseline/.test(name)) return [`arn:aws:ssm:${place}:patchbaseline/pb-1`];
      return [`arn:aws:ssm:${place}:maintenancewindow/mw-1`];
    },
    wafv2: () => {
      if (/Associat|ForResource/.test(name)) return [elb("loadbalancer", `app/${own}/50dc`)];
      if (/IPSet/.test(name)) return [`arn:aws:wafv2:${place}:regional/ipset/${own}/1a2b`];
      return [`arn:aws:wafv2:${place}:regional/webacl/${own}/1a2b`];
    },
  };
  return samples[service]?.() ?? ["*"];
}

/** What AWS knows of a call on a cluster's own things beside its resource. `boundary`: of the role that the call is about. */
export const sampleContext = (action: string, cluster: string, boundary: string): Readonly<Record<string, string>> => ({
  "aws:ResourceTag/vipkit:cluster": cluster,
  "aws:RequestTag/vipkit:cluster": cluster,
  "iam:PermissionsBoundary": boundary,
  ...(action === "iam:PassRole" ? { "iam:PassedToService": "ec2.amazonaws.com" } : {}),
  ...(action === "iam:CreateServiceLinkedRole" ? { "iam:AWSServiceName": "wafv2.amazonaws.com" } : {}),
  ...(action.startsWith("kms:") ? { "kms:ViaService": "backup.eu-west-1.amazonaws.com" } : {}),
  "aws:MultiFactorAuthPresent": "true",
  "aws:MultiFactorAuthAge": "60",
  "aws:SourceIp": "203.0.113.7",
  "aws:ViaAWSService": "false",
});
