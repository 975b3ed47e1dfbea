import { z } from "zod";
import { vendorCheck, vendorGroup, vendorTarget } from "../../platforms/aws/defaults";
import { block, flag, list, number, optionalNumber, optionalText, text } from "./shape-parts";

/**
 * Stored outputs as the provider's classes return them, reduced to what the data plane reads. Lenient on purpose: the control plane
 * has checked them already, so anything absent takes the vendor's default.
 */
const values = block(z.object({ values: list(z.string()), regexValues: list(z.string()) }));
const rewrite = block(z.object({ rewrite: block(z.object({ regex: text(""), replace: text("") })) }));
const sticky = z.object({ enabled: flag(true), duration: number(0) });
const action = z.object({
  type: text("forward"),
  order: number(0),
  targetGroupArn: optionalText,
  forward: block(
    z.object({ targetGroups: list(z.object({ arn: z.string(), weight: number(1) })), stickiness: block(sticky) }),
  ),
  redirect: block(
    z.object({
      host: text("#{host}"),
      path: text("/#{path}"),
      port: text("#{port}"),
      protocol: text("#{protocol}"),
      query: text("#{query}"),
      statusCode: text("HTTP_302"),
    }),
  ),
  fixedResponse: block(z.object({ contentType: text("text/plain"), messageBody: text(""), statusCode: number(200) })),
});

const condition = z.object({
  hostHeader: values,
  pathPattern: values,
  httpRequestMethod: values,
  sourceIp: block(z.object({ values: list(z.string()), ipAddressType: optionalText })),
  httpHeader: block(z.object({ httpHeaderName: z.string(), values: list(z.string()), regexValues: list(z.string()) })),
  queryStrings: list(z.object({ key: optionalText, value: z.string() })),
});

export const loadBalancerShape = z.object({
  arn: z.string(),
  name: z.string(),
  dnsName: text(""),
  loadBalancerType: text("application"),
  subnetMappings: list(z.object({ subnetId: text(""), privateIpv4Address: optionalText })),
  securityGroups: list(z.string()),
  enableCrossZoneLoadBalancing: flag(false),
  idleTimeout: optionalNumber,
  dropInvalidHeaderFields: flag(false),
  enableHttp2: flag(true),
  clientKeepAlive: number(3600),
  xffHeaderProcessingMode: text("append"),
  enableXffClientPort: flag(false),
  enableTlsVersionAndCipherSuiteHeaders: flag(false),
  accessLogs: block(z.object({ enabled: flag(false) })),
  connectionLogs: block(z.object({ enabled: flag(false) })),
  healthCheckLogs: block(z.object({ enabled: flag(false) })),
});

export const listenerShape = z.object({
  arn: z.string(),
  loadBalancerArn: z.string(),
  port: number(80),
  protocol: text("HTTP"),
  sslPolicy: optionalText,
  alpnPolicy: optionalText,
  certificateArn: optionalText,
  tcpIdleTimeoutSeconds: optionalNumber,
  defaultActions: list(action),
  mutualAuthentication: block(
    z.object({
      mode: text("off"),
      trustStoreArn: text(""),
      ignoreClientCertificateExpiry: flag(false),
      advertiseTrustStoreCaNames: text("off"),
    }),
  ),
  routingHttpRequestXAmznMtlsClientcertHeaderName: text("X-Amzn-Mtls-Clientcert"),
  routingHttpRequestXAmznMtlsClientcertLeafHeaderName: text("X-Amzn-Mtls-Clientcert-Leaf"),
  routingHttpRequestXAmznMtlsClientcertSerialNumberHeaderName: text("X-Amzn-Mtls-Clientcert-Serial-Number"),
  routingHttpRequestXAmznMtlsClientcertIssuerHeaderName: text("X-Amzn-Mtls-Clientcert-Issuer"),
  routingHttpRequestXAmznMtlsClientcertSubjectHeaderName: text("X-Amzn-Mtls-Clientcert-Subject"),
  routingHttpRequestXAmznMtlsClientcertValidityHeaderName: text("X-Amzn-Mtls-Clientcert-Validity"),
  routingHttpResponseServerEnabled: flag(true),
  routingHttpResponseStrictTransportSecurityHeaderValue: text(""),
  routingHttpResponseContentSecurityPolicyHeaderValue: text(""),
  routingHttpResponseXContentTypeOptionsHeaderValue: text(""),
  routingHttpResponseXFrameOptionsHeaderValue: text(""),
  routingHttpResponseAccessControlAllowOriginHeaderValue: text(""),
  routingHttpResponseAccessControlAllowMethodsHeaderValue: text(""),
  routingHttpResponseAccessControlAllowHeadersHeaderValue: text(""),
  routingHttpResponseAccessControlExposeHeadersHeaderValue: text(""),
  routingHttpResponseAccessControlAllowCredentialsHeaderValue: text(""),
  routingHttpResponseAccessControlMaxAgeHeaderValue: text(""),
  routingHttpRequestXAmznTlsVersionHeaderName: text("X-Amzn-Tls-Version"),
  routingHttpRequestXAmznTlsCipherSuiteHeaderName: text("X-Amzn-Tls-Cipher-Suite"),
});

export const listenerRuleShape = z.object({
  arn: z.string(),
  listenerArn: z.string(),
  priority: number(50000),
  actions: list(action),
  conditions: list(condition),
  transforms: list(z.object({ hostHeaderRewriteConfig: rewrite, urlRewriteConfig: rewrite })),
});

export const listenerCertificateShape = z.object({ listenerArn: z.string(), certificateArn: z.string() });

export const targetGroupShape = z.object({
  arn: z.string(),
  arnSuffix: text(""),
  name: z.string(),
  targetType: text("instance"),
  protocol: text("HTTP"),
  port: number(80),
  loadBalancingAlgorithmType: text("round_robin"),
  stickiness: block(
    z.object({
      enabled: flag(true),
      type: text("lb_cookie"),
      cookieDuration: number(vendorTarget.cookieDuration),
      cookieName: text(""),
    }),
  ),
  slowStart: number(vendorTarget.slowStart),
  deregistrationDelay: number(vendorTarget.deregistrationDelay),
  connectionTermination: flag(false),
  proxyProtocolV2: flag(false),
  targetGroupHealth: block(
    z.object({ unhealthyStateRouting: block(z.object({ minimumHealthyTargetsCount: number(1) })) }),
  ),
  healthCheck: block(
    z.object({
      protocol: optionalText,
      port: text("traffic-port"),
      path: text("/"),
      matcher: text(""),
      interval: number(vendorCheck.inBlock.interval),
      timeout: optionalNumber,
      healthyThreshold: number(vendorCheck.inBlock.healthyThreshold),
      unhealthyThreshold: number(vendorCheck.inBlock.unhealthyThreshold),
    }),
  ),
});

export const targetGroupAttachmentShape = z.object({
  targetGroupArn: z.string(),
  targetId: z.string(),
  port: optionalNumber,
});

const templateReference = z.object({ id: optionalText, name: optionalText, version: text("$Default") });

export const groupShape = z.object({
  name: z.string(),
  arn: text(""),
  minSize: number(0),
  maxSize: number(0),
  desiredCapacity: optionalNumber,
  healthCheckType: text("EC2"),
  healthCheckGracePeriod: number(vendorGroup.healthCheckGracePeriod),
  defaultInstanceWarmup: optionalNumber,
  defaultCooldown: number(vendorGroup.defaultCooldown),
  maxInstanceLifetime: number(0),
  vpcZoneIdentifiers: list(z.string()),
  targetGroupArns: list(z.string()),
  trafficSources: list(z.object({ identifier: z.string(), type: text("elbv2") })),
  launchTemplate: block(templateReference),
  mixedInstancesPolicy: block(
    z.object({
      launchTemplate: block(
        z.object({
          launchTemplateSpecification: block(
            z.object({ launchTemplateId: optionalText, launchTemplateName: optionalText, version: text("$Default") }),
          ),
        }),
      ),
    }),
  ),
  initialLifecycleHooks: list(
    z.object({
      name: z.string(),
      lifecycleTransition: z.string(),
      heartbeatTimeout: number(vendorGroup.heartbeatTimeout),
      defaultResult: text("ABANDON"),
    }),
  ),
  instanceMaintenancePolicy: block(z.object({ minHealthyPercentage: number(-1), maxHealthyPercentage: number(-1) })),
  instanceRefresh: block(
    z.object({
      preferences: block(
        z.object({
          minHealthyPercentage: optionalNumber,
          maxHealthyPercentage: optionalNumber,
          autoRollback: flag(false),
          instanceWarmup: optionalNumber,
          checkpointPercentages: list(z.number()),
          checkpointDelay: optionalNumber,
          bakeTime: optionalNumber,
          alarmSpecification: block(z.object({ alarms: list(z.string()) })),
        }),
      ),
    }),
  ),
  warmPool: block(z.object({ minSize: number(0), maxGroupPreparedCapacity: optionalNumber })),
  tags: list(z.object({ key: z.string(), value: z.string(), propagateAtLaunch: flag(false) })),
  waitForCapacityTimeout: text("10m"),
  waitForElbCapacity: optionalNumber,
  minElbCapacity: optionalNumber,
});

export const attachmentShape = z.object({ autoscalingGroupName: z.string(), lbTargetGroupArn: optionalText });

export const lifecycleHookShape = z.object({
  name: z.string(),
  autoscalingGroupName: z.string(),
  lifecycleTransition: z.string(),
  heartbeatTimeout: number(vendorGroup.heartbeatTimeout),
  defaultResult: text("ABANDON"),
});

/** -1 means "as it is" to the provider. */
const size = optionalNumber.transform((value) => (value === -1 ? undefined : value));
export const scheduleShape = z.object({
  scheduledActionName: z.string(),
  autoscalingGroupName: z.string(),
  recurrence: optionalText,
  timeZone: text("UTC"),
  startTime: optionalText,
  endTime: optionalText,
  minSize: size,
  maxSize: size,
  desiredCapacity: size,
});

const launchContents = {
  userData: text(""),
  vpcSecurityGroupIds: list(z.string()),
  networkInterfaces: list(z.object({ securityGroups: list(z.string()) })),
};

export const launchTemplateShape = z.object({
  id: z.string(),
  name: text(""),
  latestVersion: number(1),
  defaultVersion: number(1),
  ...launchContents,
  /** By number; a store of an older vipkit has none. */
  versions: z.record(z.string(), z.object(launchContents)).default({}),
});

export const subnetShape = z.object({ id: z.string(), availabilityZone: text(""), cidrBlock: text("") });

const inlineRule = z.object({
  protocol: text("-1"),
  fromPort: number(0),
  toPort: number(0),
  cidrBlocks: list(z.string()),
  securityGroups: list(z.string()),
  self: flag(false),
});
export const securityGroupShape = z.object({ id: z.string(), ingress: list(inlineRule), egress: list(inlineRule) });

export const securityGroupRuleShape = z.object({
  securityGroupId: z.string(),
  ipProtocol: text("-1"),
  fromPort: optionalNumber,
  toPort: optionalNumber,
  cidrIpv4: optionalText,
  referencedSecurityGroupId: optionalText,
});

export type ActionShape = z.output<typeof action>;
export type ConditionShape = z.output<typeof condition>;
export type TransformShape = z.output<typeof listenerRuleShape>["transforms"][number];
export type GroupShape = z.output<typeof groupShape>;
export type ListenerShape = z.output<typeof listenerShape>;
export type TargetGroupShape = z.output<typeof targetGroupShape>;
