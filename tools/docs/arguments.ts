import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** What becomes of each argument that the provider has for one type. */
export interface ArgumentTable {
  /** Class, and its declaration below the provider's package. */
  readonly type: string;
  readonly file: string;
  /** Child of which component's `transform` reaches the rest. */
  readonly transform: string;
  /** Argument -> option of the spec, or what the toolkit puts there by itself after `=`. */
  readonly offered: Readonly<Record<string, string>>;
  /** Argument -> why it is not offered; nothing reaches it by accident. */
  readonly refused: Readonly<Record<string, string>>;
  /** Not offered, but reached as code. */
  readonly reached: readonly string[];
}

const byProvider = "= the provider's own region, which all resources of a cluster share";
const named = "= a name that follows from what replaces the resource";
const namePrefix = "AWS would end it with digits that change at every replacement: names follow from their inputs";
const tagged = "tags";
const lb = (option: string) => `loadBalancer.${option}`;
const listener = (option: string) => `loadBalancer.listeners.<key>.${option}`;
const group = (option: string) => `targetGroups.<key>.${option}`;
const node = (option: string) => `nodeGroups.<key>.${option}`;
const gateway = "it is of gateway load balancers, which have no address for clients";

export const argumentTables: readonly ArgumentTable[] = [
  {
    type: "lb.LoadBalancer",
    file: "lb/loadBalancer",
    transform: "LoadBalancer: transform.loadBalancer",
    offered: {
      accessLogs: lb("accessLogs"),
      clientKeepAlive: lb("clientKeepAlive"),
      connectionLogs: lb("connectionLogs"),
      healthCheckLogs: lb("healthCheckLogs"),
      desyncMitigationMode: lb("desyncMitigationMode"),
      dropInvalidHeaderFields: lb("dropInvalidHeaderFields"),
      enableCrossZoneLoadBalancing: lb("enableCrossZoneLoadBalancing"),
      enableDeletionProtection: lb("enableDeletionProtection"),
      enableHttp2: lb("enableHttp2"),
      enablePrefixForIpv6SourceNat: "= on for a dualstack network balancer with UDP listeners",
      enableTlsVersionAndCipherSuiteHeaders: lb("enableTlsVersionAndCipherSuiteHeaders"),
      enableZonalShift: lb("enableZonalShift"),
      idleTimeout: lb("idleTimeout"),
      internal: lb("scheme"),
      ipAddressType: lb("ipAddressType"),
      loadBalancerType: lb("type"),
      name: named,
      region: byProvider,
      securityGroups: "= the firewall's group of the balancer",
      subnets: "= the network's public subnets, or private ones for an internal balancer",
      tags: tagged,
    },
    refused: {
      customerOwnedIpv4Pool: "AWS Outposts: this toolkit lays out networks over Availability Zones only",
      namePrefix,
    },
    reached: [
      ...["dnsRecordClientRoutingPolicy", "enableWafFailOpen", "enableXffClientPort"],
      ...["enforceSecurityGroupInboundRulesOnPrivateLinkTraffic", "ipamPools"],
      ...["minimumLoadBalancerCapacity", "preserveHostHeader", "secondaryIpsAutoAssignedPerSubnet"],
      ...["subnetMappings", "xffHeaderProcessingMode"],
    ],
  },
  {
    type: "lb.Listener",
    file: "lb/listener",
    transform: "LoadBalancer: transform.listener",
    offered: {
      alpnPolicy: listener("alpnPolicy"),
      certificateArn: listener("certificateArn"),
      defaultActions: listener("defaultAction"),
      loadBalancerArn: "= the balancer",
      port: listener("port"),
      protocol: listener("protocol"),
      region: byProvider,
      routingHttpRequestXAmznTlsCipherSuiteHeaderName: listener("requestHeaders"),
      routingHttpRequestXAmznTlsVersionHeaderName: listener("requestHeaders"),
      routingHttpResponseAccessControlAllowCredentialsHeaderValue: listener("responseHeaders.cors"),
      routingHttpResponseAccessControlAllowHeadersHeaderValue: listener("responseHeaders.cors"),
      routingHttpResponseAccessControlAllowMethodsHeaderValue: listener("responseHeaders.cors"),
      routingHttpResponseAccessControlAllowOriginHeaderValue: listener("responseHeaders.cors"),
      routingHttpResponseAccessControlExposeHeadersHeaderValue: listener("responseHeaders.cors"),
      routingHttpResponseAccessControlMaxAgeHeaderValue: listener("responseHeaders.cors"),
      routingHttpResponseContentSecurityPolicyHeaderValue: listener("responseHeaders"),
      routingHttpResponseServerEnabled: listener("responseHeaders"),
      routingHttpResponseStrictTransportSecurityHeaderValue: listener("responseHeaders.strictTransportSecurity"),
      routingHttpResponseXContentTypeOptionsHeaderValue: listener("responseHeaders"),
      routingHttpResponseXFrameOptionsHeaderValue: listener("responseHeaders"),
      sslPolicy: listener("sslPolicy"),
      tags: tagged,
      tcpIdleTimeoutSeconds: lb("idleTimeout"),
    },
    refused: {},
    reached: [
      "mutualAuthentication",
      ...["", "Issuer", "Leaf", "SerialNumber", "Subject", "Validity"].map(
        (part) => `routingHttpRequestXAmznMtlsClientcert${part}HeaderName`,
      ),
    ],
  },
  {
    type: "lb.ListenerRule",
    file: "lb/listenerRule",
    transform: "LoadBalancer: transform.rule",
    offered: {
      actions: listener("rules.<key>.action"),
      conditions: listener("rules.<key>.conditions"),
      listenerArn: "= the listener",
      priority: listener("rules.<key>.priority"),
      region: byProvider,
      tags: tagged,
      transforms: listener("rules.<key>.rewrite"),
    },
    refused: {},
    reached: [],
  },
  {
    type: "lb.TargetGroup",
    file: "lb/targetGroup",
    transform: "TargetGroup: transform.targetGroup",
    offered: {
      connectionTermination: group("connectionTermination"),
      deregistrationDelay: group("deregistrationDelay"),
      healthCheck: group("healthCheck"),
      lambdaMultiValueHeadersEnabled: group("function.multiValueHeaders"),
      loadBalancingAlgorithmType: group("loadBalancingAlgorithmType"),
      loadBalancingAnomalyMitigation: group("anomalyMitigation"),
      loadBalancingCrossZoneEnabled: group("crossZone"),
      name: named,
      port: group("port"),
      preserveClientIp: group("preserveClientIp"),
      protocol: group("protocol"),
      protocolVersion: group("protocolVersion"),
      proxyProtocolV2: group("proxyProtocolV2"),
      region: byProvider,
      slowStart: group("slowStart"),
      stickiness: group("stickiness"),
      tags: tagged,
      targetGroupHealth: group("targetGroupHealth"),
      targetType: group("targetType"),
      vpcId: "= the network",
    },
    refused: { namePrefix, targetFailovers: gateway },
    reached: ["ipAddressType", "targetControlPort", "targetHealthStates"],
  },
  {
    type: "autoscaling.Group",
    file: "autoscaling/group",
    transform: "NodeGroup: transform.group",
    offered: {
      availabilityZoneDistribution: "= balanced-best-effort",
      capacityRebalance: "= on where there are spot nodes, by mixedInstances",
      defaultInstanceWarmup: node("defaultInstanceWarmup"),
      desiredCapacity: node("desiredCapacity.initial"),
      enabledMetrics: "= those that alarms and scaling read",
      healthCheckGracePeriod: node("healthCheckGracePeriod"),
      healthCheckType: node("healthCheckType"),
      ignoreFailedScalingActivities: "= on where there are spot nodes, by mixedInstances",
      initialLifecycleHooks: "= the hook by which a node says that it is ready",
      instanceMaintenancePolicy: node("instanceRefresh"),
      instanceRefresh: node("instanceRefresh"),
      launchTemplate: "= the group's template",
      maxInstanceLifetime: node("maxInstanceLifetime"),
      maxSize: node("maxSize"),
      minSize: node("minSize"),
      mixedInstancesPolicy: node("mixedInstances"),
      name: named,
      region: byProvider,
      tags: tagged,
      targetGroupArns: node("targetGroups"),
      terminationPolicies: "= those that replace old templates first",
      vpcZoneIdentifiers: "= the network's private subnets",
      waitForCapacityTimeout: "= what boot and checks take at most",
    },
    refused: {
      availabilityZones: "the subnets say which zones: the provider takes one or the other",
      launchConfiguration: "AWS offers it to no new account since 2023, launch templates take its place",
      loadBalancers: "Classic Load Balancers, which this toolkit does not make",
      namePrefix,
      trafficSources: "the provider takes targetGroupArns or these; VPC Lattice is not made by this toolkit",
    },
    reached: [
      ...["capacityReservationSpecification", "context", "defaultCooldown", "desiredCapacityType"],
      ...["forceDelete", "forceDeleteWarmPool", "instanceLifecyclePolicy"],
      ...["metricsGranularity", "minElbCapacity", "placementGroup", "protectFromScaleIn", "serviceLinkedRoleArn"],
      ...["suspendedProcesses", "waitForElbCapacity", "warmPool"],
    ],
  },
  {
    type: "ec2.LaunchTemplate",
    file: "ec2/launchTemplate",
    transform: "NodeGroup: transform.launchTemplate",
    offered: {
      blockDeviceMappings: node("volume"),
      iamInstanceProfile: "= the node's own role, with the policies of managedPolicyArns",
      imageId: node("imageId"),
      instanceType: node("instanceType"),
      metadataOptions: "= IMDSv2 only",
      monitoring: "= every minute",
      name: named,
      region: byProvider,
      tagSpecifications: tagged,
      tags: tagged,
      updateDefaultVersion: "= true",
      userData: node("workload"),
      vpcSecurityGroupIds: "= the firewall's group of the nodes",
    },
    refused: {
      kernelId: "paravirtual images, which no current instance type starts",
      namePrefix,
      ramDiskId: "paravirtual images, which no current instance type starts",
      securityGroupNames: "EC2-Classic and default VPCs; groups are named by id",
    },
    reached: [
      ...[
        "capacityReservationSpecification",
        "cpuOptions",
        "creditSpecification",
        "defaultVersion",
        "description",
        "ebsOptimized",
      ],
      ...["disableApiStop", "disableApiTermination", "enclaveOptions", "hibernationOptions", "instanceRequirements"],
      ...["instanceInitiatedShutdownBehavior", "instanceMarketOptions", "keyName", "licenseSpecifications"],
      ...["maintenanceOptions", "networkInterfaces", "networkPerformanceOptions", "placement"],
      ...["privateDnsNameOptions", "secondaryInterfaces"],
    ],
  },
  {
    type: "ec2.NatGateway",
    file: "ec2/natGateway",
    transform: "Network: transform.natGateway",
    offered: {
      allocationId: "= an address of its own",
      availabilityMode: "network.nat",
      availabilityZoneAddresses: "network.natAddresses",
      region: byProvider,
      subnetId: "= the zone's public subnet, by network.nat",
      tags: tagged,
      vpcId: "= the network, for a regional gateway",
    },
    refused: {},
    reached: [
      ...["connectivityType", "privateIp", "secondaryAllocationIds", "secondaryPrivateIpAddressCount"],
      "secondaryPrivateIpAddresses",
    ],
  },
  {
    type: "acm.Certificate",
    file: "acm/certificate",
    transform: "Certificate: transform.certificate",
    offered: {
      domainName: "certificate.domainName",
      keyAlgorithm: "certificate.keyAlgorithm",
      region: byProvider,
      subjectAlternativeNames: "certificate.subjectAlternativeNames",
      tags: tagged,
      validationMethod: "= DNS, which renews by itself",
    },
    refused: {
      certificateBody: "an imported key would stand in the state: import it elsewhere and name its ARN",
      certificateChain: "an imported key would stand in the state: import it elsewhere and name its ARN",
      privateKey: "an imported key would stand in the state: import it elsewhere and name its ARN",
      privateKeyWo: "an imported key would stand in the state: import it elsewhere and name its ARN",
      privateKeyWoVersion: "an imported key would stand in the state: import it elsewhere and name its ARN",
      validationOptions: "they say where e-mails go; names are proven by DNS",
    },
    reached: ["certificateAuthorityArn", "earlyRenewalDuration", "options"],
  },
];

/** Names of the arguments that the provider declares, in its order. */
export function declaredArguments(root: string, { type, file }: ArgumentTable): readonly string[] {
  const path = join(root, "node_modules/@pulumi/aws", `${file}.d.ts`);
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest);
  const name = `${type.split(".")[1] ?? ""}Args`;
  const found = source.statements.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === name);
  if (found === undefined || !ts.isInterfaceDeclaration(found)) throw new Error(`${file} declares no ${name}`);
  return found.members.flatMap((member) => (member.name && ts.isIdentifier(member.name) ? [member.name.text] : []));
}
