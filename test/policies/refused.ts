/** Who finds a refusal in a program, or why no plan can show it. */
export type Finder = { readonly rule: string } | { readonly why: string };

const removal = "about a removal: the engine orders removals by the dependencies of the program";
const lookUp = "a look-up that finds nothing, or several, ends the program itself, before there is a plan";
const collides: Finder = { rule: "resources-do-not-collide" };

const quota: Finder = {
  why: "a default quota, which an account may have had raised: no refusal that a plan can foresee",
};

/** Every refusal of the twin that compares resources, by file, function and code. */
export const finders: Readonly<Record<string, Finder>> = {
  "access-logs.ts denied InvalidConfigurationRequest": { rule: "balancer-log-bucket-admits" },
  "acm.ts admitValidation UnexpectedState": {
    why: "whether a certificate is issued is known when its records answer: at run time",
  },
  "acm.ts admitValidation ValidationException": {
    why: "the names of validation records are what ACM answers: no plan knows them",
  },
  "acm.ts getCertificate ResourceNotFoundException": { why: lookUp },
  "acm.ts getCertificate TooManyResults": { why: lookUp },
  "acm.ts remove ResourceInUseException": { why: removal },
  "autoscaling-admission.ts admitGroup AlreadyExists": collides,
  "autoscaling-admission.ts invalid ValidationError": { rule: "group-targets-accepted" },
  "autoscaling-policies.ts admitSchedule ValidationError": {
    why: "whether a start time is past is known on the day of the update: no plan shows it",
  },
  "autoscaling-policies.ts invalid ValidationError": { rule: "scaling-label-matches" },
  "certificate-lookup.ts mustBeUsable CertificateNotFound": {
    why: "which certificates the account has is not in the program; its own are there by reference",
  },
  "certificate-lookup.ts mustBeUsable UnsupportedCertificate": {
    why: "whether a certificate is issued is known when its records answer: at run time",
  },
  "cloudwatch.ts admit ResourceAlreadyExistsException": collides,
  "cloudwatch.ts remove ValidationException": { why: "about a removal: deletion protection is what the program wants" },
  "ec2-data.ts theOne *": { why: lookUp },
  "ec2-data.ts theOne TooManyResults": { why: lookUp },
  "flow-log.ts admit FlowLogAlreadyExists": collides,
  "forward-actions.ts admitActions InvalidLoadBalancerAction": { rule: "listener-actions-accepted" },
  "forward-actions.ts admitForward TooManyTargetGroups": { rule: "listener-values-accepted" },
  "forward-actions.ts admitGroup IncompatibleProtocols": { rule: "listener-actions-accepted" },
  "forward-actions.ts admitGroup InvalidConfigurationRequest": { rule: "resources-in-one-vpc" },
  "forward-actions.ts admitGroup TargetGroupAssociationLimit": { rule: "listener-actions-accepted" },
  "forward-actions.ts admitStickiness InvalidConfigurationRequest": { rule: "weights-keep-affinity" },
  "gateways.ts admitInternetGateway InvalidParameterValue": collides,
  "gateways.ts admitNat Gateway.NotAttached": { rule: "internet-gateway-attached" },
  "gateways.ts admitNat Resource.AlreadyAssociated": collides,
  "gateways.ts mustHaveNoPublicAddresses DependencyViolation": { why: removal },
  "gateways.ts remove InvalidIPAddress.InUse": { why: removal },
  "iam.ts conflict DeleteConflict": { why: removal },
  "iam.ts mustBeFree EntityAlreadyExists": collides,
  "iam.ts remove DeleteConflict": { why: removal },
  "kms.ts admit AlreadyExistsException": collides,
  "launch-template.ts admit *": collides,
  "listener-rule.ts admit PriorityInUse": collides,
  "listener-rule.ts admitOnApplication InvalidConfigurationRequest": { rule: "listener-actions-accepted" },
  "listener-rule.ts admitOnNetwork InvalidConfigurationRequest": { rule: "listener-actions-accepted" },
  "listener.ts admit DuplicateListener": collides,
  "listener.ts admit InvalidConfigurationRequest": { rule: "listener-actions-accepted" },
  "listener.ts admitProtocol UnsupportedProtocol": { rule: "listener-actions-accepted" },
  "listener.ts admitUdp InvalidConfigurationRequest": { rule: "listener-actions-accepted" },
  "load-balancer-addresses.ts newAddress InvalidSubnet": { rule: "subnet-address-headroom" },
  "load-balancer-admission.ts admitBalancer DuplicateLoadBalancerName": collides,
  "load-balancer-admission.ts admitRemoval OperationNotPermitted": {
    why: "about a removal: deletion protection is what the program wants",
  },
  "load-balancer-admission.ts admitRemoval ResourceInUse": { why: removal },
  "load-balancer-admission.ts admitSecurityGroups InvalidConfigurationRequest": { rule: "balancer-has-security-group" },
  "load-balancer-admission.ts admitSpace InvalidSubnet": { rule: "subnet-address-headroom" },
  "load-balancer-admission.ts admitSubnets InvalidConfigurationRequest": { rule: "subnets-in-distinct-zones" },
  "load-balancer-admission.ts admitSubnets ValidationError": { rule: "balancer-several-zones" },
  "load-balancer-admission.ts mustReachInternet InvalidSubnet": { rule: "internet-gateway-attached" },
  "load-balancer-data.ts getServiceAccount UnsupportedRegion": { why: lookUp },
  "load-balancer-data.ts theOne *": { why: lookUp },
  "load-balancer-data.ts theOne TooManyResults": { why: lookUp },
  "network-acl.ts admitRule NetworkAclEntryAlreadyExists": collides,
  "route53.ts admitAliases InvalidChangeBatch": {
    why: "name and zone of an alias come from one balancer by its outputs, which no plan knows apart",
  },
  "route53.ts admitRecord InvalidChangeBatch": { rule: "record-fits-zone" },
  "route53.ts getZone NoSuchHostedZone": { why: lookUp },
  "route53.ts removeZone HostedZoneNotEmpty": { why: removal },
  "routes.ts admit Resource.AlreadyAssociated": collides,
  "routes.ts admitRoute RouteAlreadyExists": collides,
  "routes.ts admitTarget InvalidParameterValue": { rule: "resources-in-one-vpc" },
  "routes.ts remove DependencyViolation": { why: removal },
  "s3.ts admit BucketAlreadyOwnedByYou": collides,
  "s3.ts remove BucketNotEmpty": { why: "about a removal: what lies in a bucket is known at run time" },
  "security-group-lookup.ts mustShareVpc *": { rule: "resources-in-one-vpc" },
  "security-group-rule.ts admitTo InvalidPermission.Duplicate": collides,
  "security-group.ts admit InvalidGroup.Duplicate": collides,
  "security-group.ts remove DependencyViolation": { why: removal },
  "ssl-policies.ts mustBePolicy SSLPolicyNotFound": { rule: "listener-tls-policy" },
  "ssm.ts admit ParameterAlreadyExists": collides,
  "ssm.ts getParameter ParameterNotFound": { why: lookUp },
  "subnet.ts admitRange InvalidSubnet.Conflict": { rule: "subnet-range-accepted" },
  "subnet.ts admitRange InvalidSubnet.Range": { rule: "subnet-range-accepted" },
  "subnet.ts admitZone InvalidParameterValue": { why: "which zones an account has in a region is not in the program" },
  "subnet.ts remove *": { why: removal },
  "s3-object.ts admit EntityTooLarge": {
    why: "the twin's own maximum for what it stores: S3 takes objects of terabytes",
  },
  "trust-store.ts admit DuplicateTrustStoreName": collides,
  "trust-store.ts admit InvalidRevocationContent": { why: "what lies in a bucket is read when the store is made" },
  "trust-store.ts admitBundle InvalidCaCertificatesBundle": {
    why: "what lies in a bucket is read when the store is made",
  },
  "trust-store.ts contentOf *": { why: "what lies in a bucket is read when the store is made" },
  "trust-store.ts remove TrustStoreInUse": { why: removal },
  "target-group.ts admit DuplicateTargetGroupName": collides,
  "target-group.ts remove ResourceInUse": { why: removal },
  "vpc-endpoint.ts admitPlaces DuplicateSubnetsInSameZone": { rule: "subnets-in-distinct-zones" },
  "vpc-endpoint.ts admitPlaces RouteAlreadyExists": collides,
  "vpc-endpoint.ts admitPrivateDns InvalidParameter": { rule: "endpoint-private-dns-possible" },
  "vpc-endpoint.ts admitService InvalidServiceName": {
    why: "the region of a default provider is not in the graph that rules read",
  },
  "vpc.ts ipv6After InvalidCidrBlock.InUse": {
    why: "about a change of a VPC that exists: what its subnets have is known by then",
  },
};

const ownOption: Finder = { why: "the toolkit's own option: a foreign program writes the header's whole text" };
const ownMaximum: Finder = { why: "the vendor states no maximum: the toolkit warns of what would be a mistake" };
const gp3Only: Finder = { why: "of gp3 alone, which the toolkit makes; other kinds of volumes have other ranges" };

/** Limits that no table of one resource holds. */
export const limitsElsewhere: Readonly<Record<string, Finder>> = {
  "elbv2.targetGroup.minimumHealthyTargets": { rule: "target-group-values-accepted" },
  "elbv2.targetGroup.minimumHealthyPercentage": { rule: "target-group-values-accepted" },
  "elbv2.stickiness.cookieName.length": {
    why: "RFC 6265 keeps name and value within 4096 bytes; the vendor states no maximum of its own",
  },
  "elbv2.nlb.forward.targetGroups": quota,
  "elbv2.fixedResponse.statusCode": { rule: "listener-values-accepted" },
  "elbv2.rule.wildcards.quota": quota,
  "elbv2.condition.method.length": { rule: "listener-values-accepted" },
  "elbv2.header.hstsMaxAge": ownOption,
  "elbv2.header.corsMaxAge": ownOption,
  "elbv2.alb.verifyingListeners": quota,
  "elbv2.trustStore.authorities": quota,
  "elbv2.trustStore.revocations": quota,
  "s3.key.length": { why: "a key is judged by S3 in bytes when the object is put" },
  "elbv2.alb.targetGroups": quota,
  "elbv2.alb.rules": quota,
  "elbv2.alb.targetsPerGroup": quota,
  "elbv2.nlb.targetsPerZone": quota,
  "elbv2.listeners": quota,
  "elbv2.listener.certificates": quota,
  "autoscaling.schedules": quota,
  "autoscaling.gracePeriod": ownMaximum,
  "autoscaling.warmup": ownMaximum,
  "autoscaling.cpu.target": {
    why: "the vendor takes any target above 0; what is above 100 is the toolkit's own refusal",
  },
  "ec2.volume.iops": gp3Only,
  "ec2.volume.iopsPerGiB": gp3Only,
  "ec2.volume.iopsPerMiB": gp3Only,
  "ec2.subnet.reservedAddresses": { rule: "subnet-address-headroom" },
  "ec2.zones": { rule: "balancer-several-zones" },
  "elbv2.subnet.prefix": { rule: "subnet-address-headroom" },
  "elbv2.alb.zones": { rule: "balancer-several-zones" },
  "ec2.securityGroup.rules": quota,
  "ec2.prefixList.entries": quota,
  "ec2.networkAcl.rules": quota,
  "acm.commonName.length": {
    why: "of the certificates that the toolkit makes: ACM takes longer names where it issues them without a common name",
  },
  "acm.label.length": { rule: "certificate-values-accepted" },
  "acm.names.quota": quota,
  "logs.retention": { rule: "log-group-values-accepted" },
  "s3.retention": { rule: "bucket-values-accepted" },
};
