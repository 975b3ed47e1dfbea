import type { Basis } from "../../../model/limits";

const vendor = (source: string, date = "2026-11-30"): Basis => ({ kind: "vendor", source, date });
const toolkit = (reason: string): Basis => ({ kind: "toolkit", reason, date: "2026-11-30" });
const spec = (reason: string): Basis => ({ kind: "spec", reason });

const elbv2 = (member: string): Basis => vendor(`elbv2 ${member}, botocore 1.44.8`);
const wafv2 = (member: string): Basis => vendor(`wafv2 ${member}, botocore 1.44.8`);
const alb = (page: string): Basis => vendor(`Application Load Balancers guide, ${page}`);
const route53 = (page: string): Basis => vendor(`Amazon Route 53 developer guide, ${page}`);
const nlb = (page: string): Basis => vendor(`Network Load Balancers guide, ${page}`);

/** The basis of every rule that refuses, by its id. A test fails a rule without one. */
export const ruleBases: Readonly<Record<string, Basis>> = {
  // Load balancer, listeners and their rules.
  "some-listener": spec("a balancer without listeners serves no client"),
  "listener-protocol-legal": elbv2("CreateListener.Protocol"),
  "encryption-options-legal": elbv2("CreateListener.Certificates, SslPolicy, AlpnPolicy"),
  "listener-ports-unique": elbv2("CreateListener, error DuplicateListener"),
  "ranges-distinct": vendor("ec2 AuthorizeSecurityGroupIngress, error InvalidPermission.Duplicate, botocore 1.44.8"),
  "rules-fit-type": elbv2("CreateRule; RuleCondition.Field; SourceIpConditionConfig.IpAddressType"),
  "rule-priorities-unique": elbv2("CreateRule, error PriorityInUse"),
  "options-fit-type": elbv2("LoadBalancerAttribute.Key, ListenerAttribute.Key"),
  "address-type-legal": elbv2("CreateLoadBalancer.IpAddressType"),
  "fixed-addresses-legal": elbv2("SubnetMapping.AllocationId, PrivateIPv4Address, IPv6Address"),
  "fixed-addresses-distinct": elbv2("CreateLoadBalancer, error ResourceInUse"),
  "fixed-addresses-in-zones": spec("it names a zone in which the balancer has no subnet"),
  "forward-groups": elbv2("ForwardActionConfig.TargetGroups; quota of target groups per action"),
  "action-legal": nlb(
    "Listeners: forward actions only; terraform-provider-aws, lb_listener: stickiness needs a duration",
  ),
  "redirect-ends": elbv2("RedirectActionConfig"),
  "fixed-response-status": elbv2("FixedResponseActionConfig.StatusCode"),
  "conditions-legal": elbv2("RuleCondition.Values and the configurations of each condition"),
  "authentication-legal": elbv2("Action.Type, JwtValidationActionAdditionalClaim"),
  "client-certificates-legal": elbv2("MutualAuthenticationAttributes"),
  "regular-expressions-legal": elbv2("PathPatternConditionConfig.RegexValues, RewriteConfig.Regex"),
  "rewrites-something": elbv2("CreateRule.Transforms"),
  "headers-legal": elbv2("ListenerAttribute.Key, HttpHeaderConditionConfig.HttpHeaderName"),
  // Target groups.
  "timeout-below-interval": elbv2("CreateTargetGroup.HealthCheckTimeoutSeconds"),
  "check-protocol-legal": elbv2("CreateTargetGroup.HealthCheckProtocol"),
  "matcher-legal": elbv2("Matcher.HttpCode, Matcher.GrpcCode"),
  "affinity-legal": elbv2("TargetGroupAttribute.Key, stickiness.type"),
  "cookie-name-free": elbv2("TargetGroupAttribute.Key, stickiness.app_cookie.cookie_name"),
  "algorithm-legal": elbv2("TargetGroupAttribute.Key, load_balancing.algorithm.type"),
  "protocol-version-legal": elbv2("CreateTargetGroup.ProtocolVersion"),
  "network-attributes-legal": elbv2("TargetGroupAttribute.Key, attributes of Network Load Balancers"),
  "balancer-as-target": nlb("Application Load Balancers as targets"),
  "function-target-legal": elbv2("CreateTargetGroup.TargetType: lambda; TargetGroupAttribute.Key"),
  "dns-threshold-above-routing": alb("Target group health: thresholds"),
  // Alarms.
  "alarms-heard": spec("an alarm that is sent to no recipient is no alarm"),
  "alarm-topics": vendor("cloudwatch PutMetricAlarm.AlarmActions, botocore 1.44.8"),
  "latency-percentiles": spec("it compares nothing, or contradicts itself"),
  "slo-reachable": spec("more than every request would have to fail"),
  "watched-of-type": vendor("Network Load Balancers guide, CloudWatch metrics: no answers and no times are counted"),
  "alarm-topics-in-region": vendor("CloudWatch user guide, Notifying users on alarm changes"),
  // Accelerators.
  "practice-windows-legal": vendor("arc-zonal-shift CreatePracticeRunConfiguration, botocore 1.44.8"),
  "accelerator-listens": spec("an accelerator without listeners or regions serves no client"),
  "accelerator-ports-distinct": vendor(
    "globalaccelerator CreateListener, error InvalidPortRangeException, botocore 1.44.8",
  ),
  "accelerator-checks-decide": vendor("Global Accelerator developer guide, health checks for standard accelerators"),
  "accelerator-endpoints-legal": vendor(
    "globalaccelerator EndpointConfiguration, CreateEndpointGroup, botocore 1.44.8",
  ),
  // Between the parts of a cluster.
  "trust-stores-exist": spec("it names a trust store that the spec does not have"),
  "no-private-key": spec("a key that stands in a file for everybody's eyes is none"),
  "pem-readable": elbv2("CreateTrustStore, error InvalidCaCertificatesBundle; error InvalidRevocationContent"),
  "references-exist": spec("it names something that the spec does not have"),
  "requests-countable": vendor("autoscaling PredefinedMetricSpecification.PredefinedMetricType, botocore 1.44.8"),
  "needed-nodes-exist": spec("it names something that the spec does not have"),
  "group-protocol-fits-balancer": elbv2("CreateTargetGroup.Protocol"),
  "group-protocol-fits-listener": elbv2("CreateListener, error IncompatibleProtocols"),
  "weighted-affinity": alb("Sticky sessions: weighted target groups"),
  "keep-alive-outlasts-balancer": alb("HTTP 502: the target closed the connection first"),
  "encrypted-listeners-certified": elbv2("CreateListener.Certificates"),
  "nodes-are-instances": vendor("autoscaling AttachLoadBalancerTargetGroups: instance targets, botocore 1.44.8"),
  "functions-reachable": alb("Lambda functions as targets: same Region, application load balancers, no Local Zones"),
  "zones-in-region": vendor("ec2 Subnet.AvailabilityZone, botocore 1.44.8"),
  "zones-take-balancer": vendor(
    "Application Load Balancers guide, subnets: zones of the same type; Network Load Balancers guide, Update the Availability Zones: no Local Zone",
  ),
  "ipv6-everywhere": elbv2("CreateLoadBalancer.IpAddressType: dualstack needs subnets with IPv6"),
  "subnets-enough": elbv2("CreateLoadBalancer.Subnets: two zones, or one Local Zone"),
  "public-subnets-enough": elbv2("CreateLoadBalancer.Subnets"),
  "check-decides": route53("how Route 53 chooses records when health checking is configured"),
  "check-regions-distinct": vendor("route53 HealthCheckConfig.Regions, botocore 1.44.8"),
  "check-asks-nodes": route53("how Route 53 determines whether a health check is healthy; HealthCheckConfig.IPAddress"),
  "secrets-in-partition": vendor("IAM user guide, Identify AWS resources with ARNs: credentials are of one partition"),
  "certificate-in-region": vendor("ACM user guide, Supported regions"),
  "address-certified": spec("clients of the address would refuse the certificate"),
  "playable-on-twin": toolkit("AWS has it, the twin on this machine does not play it"),
  "range-holds-nodes": vendor("Amazon VPC user guide, Subnet sizing: five reserved addresses"),
  "within-quotas": vendor("the limit that the message names"),
  // Certificates.
  "common-name-length": vendor("ACM user guide, certificate characteristics: common name of 64 characters"),
  "names-distinct": vendor("acm RequestCertificate.SubjectAlternativeNames, botocore 1.44.8"),
  "validation-records-once": spec("records are made in a zone, or stand there already"),
  "names-in-zones": vendor("route53 ChangeResourceRecordSets, error InvalidChangeBatch, botocore 1.44.8"),
  // Firewall and network.
  "edge-ends": toolkit("AWS can open nodes to the internet, this toolkit keeps them behind the balancer"),
  "edges-distinct": spec("it says the same twice"),
  "list-sizes-of-lists": spec("it gives a size to what is no list"),
  "range-holds-zones": vendor(
    "Amazon VPC user guide, VPC CIDR blocks; Application Load Balancers guide, subnets of /27",
  ),
  "zones-have-places": toolkit("AWS lets subnets lie anywhere, this toolkit gives each zone a place by its letter"),
  "nat-addresses-fit": vendor("ec2 CreateNatGateway.AvailabilityMode, AllocationId, botocore 1.44.8"),
  "subnets-distinct": spec("it lists the same subnet twice"),
  // Web ACLs.
  "web-acl-has-rules": spec("without rules nothing is looked at"),
  "web-acl-priorities-unique": wafv2("Rule.Priority, error WAFInvalidParameterException"),
  "web-acl-rules-legal": wafv2("Statement, RuleAction, OverrideAction, RateBasedStatement.AggregateKeyType"),
  "web-acl-response-used": spec("it answers what is never blocked"),
  "web-acl-conditions-ask": spec("it asks for nothing, or for what is never there"),
  "web-acl-labels-exist": spec("it asks for a label that no rule puts on a request"),
  "web-acl-capacity": vendor("AWS WAF developer guide, web ACL capacity units"),
  "web-acl-before-application": wafv2("AssociateWebACL.ResourceArn: application load balancers"),
  // Node groups.
  "sizes-ordered": vendor("autoscaling CreateAutoScalingGroup.MinSize, MaxSize, DesiredCapacity, botocore 1.44.8"),
  "task-counts-ordered": vendor(
    "application-autoscaling RegisterScalableTarget.MinCapacity, MaxCapacity, botocore 1.44.8",
  ),
  "task-size-legal": vendor("Amazon ECS developer guide, task CPU and memory"),
  "rollout-moves": vendor("ecs CreateService, DeploymentConfiguration: the scheduler waits for room, botocore 1.44.8"),
  "program-owner-names-initial": spec("who owns the number must name it"),
  "predicted-target-legal": vendor("autoscaling PredictiveScalingMetricSpecification.TargetValue, botocore 1.44.8"),
  "schedule-sizes": vendor("autoscaling PutScheduledUpdateGroupAction, botocore 1.44.8"),
  "schedules-fit-group": vendor("autoscaling PutScheduledUpdateGroupAction, botocore 1.44.8"),
  "refresh-has-room": vendor("autoscaling RefreshPreferences, botocore 1.44.8"),
  "rollback-possible": vendor("autoscaling RefreshPreferences.AutoRollback, botocore 1.44.8"),
  "warm-pool-holds-nodes": vendor("autoscaling PutWarmPool.MaxGroupPreparedCapacity, botocore 1.44.8"),
  "schedules-keep-needed-nodes": spec("a schedule would take the nodes that the objectives say are needed"),
  "architecture-fits-type": vendor("ec2 RunInstances: architecture of image and instance type, botocore 1.44.8"),
  "entries-distinct": spec("it says the same twice"),
  "disk-ratios": vendor("Amazon EBS user guide, gp3 volumes"),
  "environment-free": toolkit("AWS knows no such names, this toolkit sets them on every node"),
  "variables-once": spec("a variable has one value"),
  // Operations.
  "some-backup-rule": spec("a plan without a rule backs up nothing"),
  "backup-within-lock": vendor(
    "backup PutBackupVaultLockConfiguration.MinRetentionDays, MaxRetentionDays, botocore 1.44.8",
  ),
  "restore-test-finds-backup": spec("a test that finds no backup tries none"),
  "cutoff-within-window": vendor("ssm CreateMaintenanceWindow.Cutoff, Duration, botocore 1.44.8"),
  "patch-window-clear-of-backups": spec(
    "a disk that is saved while its node is patched is neither the old nor the new",
  ),
  "patching-has-room": vendor("autoscaling ExitStandby: the desired capacity grows by one, and may not pass MaxSize"),
  "backups-select": spec("what selects nothing backs up nothing"),
  "session-whole-minutes": vendor(
    "Systems Manager user guide, session preferences: idleSessionTimeout, maxSessionDuration",
  ),
  "idle-within-session": spec("a time-out beyond the end of every session ends none"),
  // Rights.
  "some-access-role": spec("rights without a role allow nothing"),
  "access-users-named": spec("what a name with a star means is decided by the next role that is made"),
  "second-factor-shown": vendor("IAM user guide, aws:MultiFactorAuthPresent: sessions of federated users have none"),
  "workflow-subjects-narrow": vendor("IAM user guide, OIDC roles: a condition on sub that names whose workflow it is"),
  "deploys-reviewed": spec("a pull request's author writes the workflow that runs for it"),
  "one-identity-provider": spec("one provider cannot be two issuers'"),
  "boundary-holds": spec("a ceiling that rights can be given through is none"),
  "policies-fit-role": vendor("IAM user guide, IAM and AWS STS quotas: managed policies attached to a role"),
  // Tags.
  "tags-legal": vendor("elbv2 Tag.Key, Tag.Value, botocore 1.44.8"),
  // The overrides themselves.
  "limit-ordered": spec("no value lies between its ends"),
};

const prefix = "rule.";

/** `rule.names-in-zones`: what makes a rule of the vendor's a warning under `vipkit:limits`; undefined for rules that AWS has no part in. */
export const ruleKey = (rule: string): string | undefined =>
  ruleBases[rule]?.kind === "vendor" ? `${prefix}${rule}` : undefined;

/** Every key that `ruleKey` gives. */
export const ruleKeys: readonly string[] = Object.keys(ruleBases).flatMap((rule) => ruleKey(rule) ?? []);

export const isRuleKey = (key: string): boolean => key.startsWith(prefix) && ruleKeys.includes(key);
