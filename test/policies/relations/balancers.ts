import { type Program, without, withProperty } from "../fixture";
import type { Relation } from "./index";

const network: Program = {
  balancer: {
    type: "aws:lb/loadBalancer:LoadBalancer",
    inputs: { loadBalancerType: "network", accessLogs: { bucket: "logs", enabled: true, prefix: "net" } },
  },
  listener: { type: "aws:lb/listener:Listener", inputs: { loadBalancerArn: "$balancer", port: 443, protocol: "TLS" } },
};

/** A balancer with an elastic IP of its own in one subnet, beside another one. */
const fixed: Program = {
  subnet: { type: "aws:ec2/subnet:Subnet", inputs: { cidrBlock: "10.0.1.0/24" } },
  one: { type: "aws:ec2/eip:Eip", inputs: { domain: "vpc" } },
  two: { type: "aws:ec2/eip:Eip", inputs: { domain: "vpc" } },
  balancer: {
    type: "aws:lb/loadBalancer:LoadBalancer",
    inputs: { loadBalancerType: "network", subnetMappings: [{ subnetId: "$subnet", allocationId: "$one" }] },
  },
  other: {
    type: "aws:lb/loadBalancer:LoadBalancer",
    inputs: { loadBalancerType: "network", subnetMappings: [{ subnetId: "$subnet", allocationId: "$two" }] },
  },
};
const inner = (address: string) =>
  withProperty(fixed, "balancer", "subnetMappings", [{ subnetId: "$subnet", privateIpv4Address: address }]);

const headers: Program = {
  balancer: {
    type: "aws:lb/loadBalancer:LoadBalancer",
    inputs: { enableXffClientPort: true, xffHeaderProcessingMode: "append" },
  },
};

const affinity: Program = {
  group: {
    type: "aws:lb/targetGroup:TargetGroup",
    inputs: { stickiness: { enabled: true, type: "lb_cookie" }, loadBalancingCrossZoneEnabled: "true" },
  },
};

const code: Program = {
  code: { type: "aws:lambda/function:Function", inputs: {} },
  group: { type: "aws:lb/targetGroup:TargetGroup", inputs: { targetType: "lambda" } },
  permission: {
    type: "aws:lambda/permission:Permission",
    inputs: { function: "$code", principal: "elasticloadbalancing.amazonaws.com", sourceArn: "$group" },
  },
  target: {
    type: "aws:lb/targetGroupAttachment:TargetGroupAttachment",
    inputs: { targetGroupArn: "$group", targetId: "$code" },
  },
};

const group = { type: "aws:lb/targetGroup:TargetGroup", inputs: { targetType: "lambda" } };

/** A function that another program makes. */
const foreignCode: Program = {
  group,
  target: {
    type: "aws:lb/targetGroupAttachment:TargetGroupAttachment",
    inputs: { targetGroupArn: "$group", targetId: "arn:aws:lambda:eu-west-1:123456789012:function:hello" },
  },
};

/** As the engine marks a secret. */
const secret = (value: string) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});

const oidc = (clientSecret: unknown) => ({
  type: "authenticate-oidc",
  order: 1,
  authenticateOidc: {
    issuer: "https://id.example.com",
    authorizationEndpoint: "https://id.example.com/authorize",
    tokenEndpoint: "https://id.example.com/token",
    userInfoEndpoint: "https://id.example.com/userinfo",
    clientId: "shop",
    clientSecret,
  },
});
const answer = { type: "fixed-response", order: 2, fixedResponse: { contentType: "text/plain", statusCode: "200" } };

const login: Program = {
  listener: {
    type: "aws:lb/listener:Listener",
    inputs: { port: 443, protocol: "HTTPS", defaultActions: [oidc(secret("hunter2")), answer] },
  },
  rule: {
    type: "aws:lb/listenerRule:ListenerRule",
    inputs: { listenerArn: "$listener", priority: 1, actions: [oidc(secret("hunter3")), answer] },
  },
};

const chained: Program = {
  inner: { type: "aws:lb/loadBalancer:LoadBalancer", inputs: { loadBalancerType: "application" } },
  innerListener: { type: "aws:lb/listener:Listener", inputs: { loadBalancerArn: "$inner", port: 443 } },
  group: { type: "aws:lb/targetGroup:TargetGroup", inputs: { targetType: "alb", port: 443, protocol: "TCP" } },
  target: {
    type: "aws:lb/targetGroupAttachment:TargetGroupAttachment",
    inputs: { targetGroupArn: "$group", targetId: "$inner" },
  },
};

const certified: Program = {
  certificate: {
    type: "aws:acm/certificate:Certificate",
    inputs: { domainName: "shop.example.com", validationMethod: "DNS" },
  },
  issued: { type: "aws:acm/certificateValidation:CertificateValidation", inputs: { certificateArn: "$certificate" } },
  listener: { type: "aws:lb/listener:Listener", inputs: { port: 443, certificateArn: "$issued" } },
  extra: { type: "aws:lb/listenerCertificate:ListenerCertificate", inputs: { certificateArn: "$issued" } },
};

const shielded: Program = {
  balancer: { type: "aws:lb/loadBalancer:LoadBalancer", inputs: { loadBalancerType: "application" } },
  shield: {
    type: "aws:wafv2/webAclAssociation:WebAclAssociation",
    inputs: { resourceArn: "$balancer", webAclArn: "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/shop/1" },
  },
};

const imported: Program = {
  certificate: { type: "aws:acm/certificate:Certificate", inputs: { certificateBody: "PEM", privateKey: "PEM" } },
  listener: { type: "aws:lb/listener:Listener", inputs: { port: 443, certificateArn: "$certificate" } },
};

export const balancerRelations: Readonly<Record<string, Relation>> = {
  "balancer-addresses-accepted": {
    sound: [fixed, inner("10.0.1.9"), without(fixed, "one")],
    broken: {
      "another balancer's": {
        resource: "balancer",
        program: withProperty(fixed, "other", "subnetMappings[0].allocationId", "$one"),
      },
      "a gateway's": {
        resource: "balancer",
        program: {
          ...fixed,
          gateway: { type: "aws:ec2/natGateway:NatGateway", inputs: { allocationId: "$one", subnetId: "$subnet" } },
        },
      },
      "another subnet's": { resource: "balancer", program: inner("10.0.2.9") },
    },
  },
  "network-balancer-logs-need-tls": {
    sound: [
      network,
      withProperty(withProperty(network, "listener", "protocol", "TCP"), "balancer", "accessLogs.enabled", false),
      withProperty(
        withProperty(network, "listener", "protocol", "HTTPS"),
        "balancer",
        "loadBalancerType",
        "application",
      ),
      without(network, "listener"),
    ],
    broken: {
      "TCP only": { resource: "balancer", program: withProperty(network, "listener", "protocol", "TCP") },
    },
  },
  "web-acl-balancer-accepted": {
    sound: [shielded, without(shielded, "balancer")],
    broken: {
      "a network load balancer": {
        resource: "shield",
        program: withProperty(shielded, "balancer", "loadBalancerType", "network"),
      },
    },
  },
  "balancer-log-prefix-free": {
    sound: [network, withProperty(network, "balancer", "accessLogs.prefix", "aws/logs")],
    broken: {
      "the vendor's folder": {
        resource: "balancer",
        program: withProperty(network, "balancer", "accessLogs.prefix", "shop/AWSLogs"),
      },
      "the vendor's folder for connections": {
        resource: "balancer",
        program: withProperty(network, "balancer", "connectionLogs.prefix", "AWSLogs"),
      },
    },
  },
  "balancer-keeps-client-port": {
    sound: [headers, withProperty(headers, "balancer", "xffHeaderProcessingMode", undefined)],
    broken: {
      preserve: {
        resource: "balancer",
        program: withProperty(headers, "balancer", "xffHeaderProcessingMode", "preserve"),
      },
      remove: { resource: "balancer", program: withProperty(headers, "balancer", "xffHeaderProcessingMode", "remove") },
    },
  },
  "target-group-affinity-crosses-zones": {
    sound: [
      affinity,
      withProperty(affinity, "group", "loadBalancingCrossZoneEnabled", "use_load_balancer_configuration"),
      withProperty(affinity, "group", "loadBalancingCrossZoneEnabled", undefined),
      withProperty(
        withProperty(affinity, "group", "loadBalancingCrossZoneEnabled", "false"),
        "group",
        "stickiness.type",
        "source_ip",
      ),
      withProperty(
        withProperty(affinity, "group", "loadBalancingCrossZoneEnabled", "false"),
        "group",
        "stickiness.enabled",
        false,
      ),
    ],
    broken: {
      "one zone each": {
        resource: "group",
        program: withProperty(affinity, "group", "loadBalancingCrossZoneEnabled", "false"),
      },
      "one zone each, by default on": {
        resource: "group",
        program: withProperty(
          withProperty(affinity, "group", "loadBalancingCrossZoneEnabled", "false"),
          "group",
          "stickiness",
          { type: "app_cookie", cookieName: "id" },
        ),
      },
    },
  },
  "listener-client-secret-encrypted": {
    sound: [login, withProperty(login, "listener", "defaultActions", secret("all of it"))],
    // Each alone: an exported state tells nothing of an action that holds a secret.
    broken: {
      "a text": {
        resource: "listener",
        program: without(withProperty(login, "listener", "defaultActions", [oidc("hunter2"), answer]), "rule"),
      },
      "a text in a rule": {
        resource: "rule",
        program: withProperty(withProperty(login, "listener", "defaultActions", [answer]), "rule", "actions", [
          oidc("hunter2"),
          answer,
        ]),
      },
    },
  },
  "lambda-target-permitted": {
    sound: [code, withProperty(code, "permission", "sourceArn", undefined)],
    outside: {
      function: {
        resource: "target",
        program: withProperty(code, "target", "targetId", "arn:aws:lambda:eu-west-1:123456789012:function:hello:live"),
      },
    },
    broken: {
      "a port": { resource: "target", program: withProperty(foreignCode, "target", "port", 80) },
      "a machine": {
        resource: "target",
        program: withProperty(foreignCode, "target", "targetId", "i-0123456789abcdef0"),
      },
      "permission for another group": {
        resource: "target",
        program: withProperty({ ...code, other: group }, "permission", "sourceArn", "$other"),
      },
      "no permission": { resource: "target", program: without(code, "permission") },
      "another service's": {
        resource: "target",
        program: withProperty(code, "permission", "principal", "apigateway.amazonaws.com"),
      },
    },
  },
  "balancer-target-listens": {
    sound: [chained, withProperty(withProperty(chained, "target", "port", 8443), "innerListener", "port", 8443)],
    broken: {
      "another port": { resource: "target", program: withProperty(chained, "innerListener", "port", 80) },
      "no listener": { resource: "target", program: without(chained, "innerListener") },
    },
  },
  "certificate-issued-before-use": {
    sound: [
      certified,
      withProperty(certified, "listener", "certificateArn", "arn:aws:acm:eu-west-1:1:certificate/1"),
      imported,
    ],
    broken: {
      "a listener that does not wait": {
        resource: "listener",
        program: withProperty(certified, "listener", "certificateArn", "$certificate"),
      },
      "a further certificate that is not waited for": {
        resource: "extra",
        program: withProperty(certified, "extra", "certificateArn", "$certificate"),
      },
    },
  },
};
