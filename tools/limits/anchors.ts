import type { LimitKey } from "../../platforms/aws/limits";

/** Where in botocore a limit stands: `service Shape.member`. Its numbers are the shape's own minimum and maximum, or stand in the member's text. */
export const anchors: Partial<Record<LimitKey, string>> = {
  "elbv2.name.length": "elbv2 CreateLoadBalancerInput.Name",
  "elbv2.port": "elbv2 CreateListenerInput.Port",
  "elbv2.healthCheck.interval": "elbv2 CreateTargetGroupInput.HealthCheckIntervalSeconds",
  "elbv2.healthCheck.timeout": "elbv2 CreateTargetGroupInput.HealthCheckTimeoutSeconds",
  "elbv2.healthCheck.healthyThreshold": "elbv2 CreateTargetGroupInput.HealthyThresholdCount",
  "elbv2.healthCheck.unhealthyThreshold": "elbv2 CreateTargetGroupInput.UnhealthyThresholdCount",
  "elbv2.healthCheck.path.length": "elbv2 CreateTargetGroupInput.HealthCheckPath",
  "elbv2.matcher.alb": "elbv2 Matcher.HttpCode",
  "elbv2.matcher.nlb": "elbv2 Matcher.HttpCode",
  "elbv2.matcher.grpc": "elbv2 Matcher.GrpcCode",
  "elbv2.targetGroup.deregistrationDelay": "elbv2 TargetGroupAttribute.Key",
  "elbv2.targetGroup.slowStart": "elbv2 TargetGroupAttribute.Key",
  "elbv2.targetGroup.minimumHealthyPercentage": "elbv2 TargetGroupAttribute.Key",
  "elbv2.stickiness.duration": "elbv2 TargetGroupAttribute.Key",
  "elbv2.forward.weight": "elbv2 TargetGroupTuple.Weight",
  "elbv2.redirect.length": "elbv2 RedirectActionConfig.Host",
  "elbv2.redirect.query.length": "elbv2 RedirectActionConfig.Query",
  "elbv2.fixedResponse.body.length": "elbv2 FixedResponseActionConfig.MessageBody",
  "elbv2.rule.priority": "elbv2 CreateRuleInput.Priority",
  "elbv2.condition.value.length": "elbv2 PathPatternConditionConfig.Values",
  "elbv2.condition.headerName.length": "elbv2 HttpHeaderConditionConfig.HttpHeaderName",
  "elbv2.condition.method.length": "elbv2 HttpRequestMethodConditionConfig.Values",
  "elbv2.alb.idleTimeout": "elbv2 LoadBalancerAttribute.Key",
  "elbv2.alb.clientKeepAlive": "elbv2 LoadBalancerAttribute.Key",
  "elbv2.nlb.tcpIdleTimeout": "elbv2 ListenerAttribute.Key",
  "autoscaling.hook.heartbeat": "autoscaling PutLifecycleHookType.HeartbeatTimeout",
  "autoscaling.refresh.minHealthyPercentage": "autoscaling RefreshPreferences.MinHealthyPercentage",
  "autoscaling.refresh.maxHealthyPercentage": "autoscaling RefreshPreferences.MaxHealthyPercentage",
  "autoscaling.refresh.checkpointDelay": "autoscaling RefreshPreferences.CheckpointDelay",
  "acm.names": "acm RequestCertificateRequest.SubjectAlternativeNames",
  "acm.name.length": "acm RequestCertificateRequest.DomainName",
  "tag.key.length": "elbv2 Tag.Key",
  "tag.value.length": "elbv2 Tag.Value",
};

/** Shapes of which every member, value and range is watched: what this toolkit sends, and what decides whether AWS takes it. */
export const watched: Readonly<Record<string, readonly string[]>> = {
  elbv2: [
    ...[
      "CreateLoadBalancerInput",
      "CreateListenerInput",
      "CreateRuleInput",
      "CreateTargetGroupInput",
      "SetSubnetsInput",
    ],
    ...["Action", "ForwardActionConfig", "TargetGroupTuple", "TargetGroupStickinessConfig", "RedirectActionConfig"],
    ...["FixedResponseActionConfig", "RuleCondition", "RuleTransform", "MutualAuthenticationAttributes", "Matcher"],
    ...["PathPatternConditionConfig", "HostHeaderConditionConfig", "HttpHeaderConditionConfig", "Tag", "SubnetMapping"],
    ...["HttpRequestMethodConditionConfig", "QueryStringConditionConfig", "SourceIpConditionConfig"],
    ...["LoadBalancerAttribute", "ListenerAttribute", "TargetGroupAttribute"],
  ],
  autoscaling: [
    ...["CreateAutoScalingGroupType", "RefreshPreferences", "InstancesDistribution", "PutLifecycleHookType"],
    ...["PutScalingPolicyType", "PutScheduledUpdateGroupActionType", "TargetTrackingConfiguration"],
  ],
  ec2: [
    ...["CreateNatGatewayRequest", "RequestLaunchTemplateData", "LaunchTemplateEbsBlockDeviceRequest"],
    ...["CreateVpcRequest", "CreateSubnetRequest", "CreateFlowLogsRequest", "IpPermission"],
  ],
  acm: ["RequestCertificateRequest"],
  logs: ["PutRetentionPolicyRequest"],
};
