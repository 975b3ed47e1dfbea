import type { BadInput, Changes, Expected } from "./support";

const arn = "arn:aws:lambda:eu-west-1:123456789012:function:hello";
const tg = (option: string) => `cluster.targetGroups.spare.${option}`;

/** The spare group as one of a function, with something wrong about it. */
const spare = (more: object, expected: Expected, around: Changes = {}): BadInput => [
  "alb",
  {
    "nodeGroups.spare": undefined,
    "targetGroups.spare": { targetType: "lambda", function: { arn }, ...more },
    ...around,
  },
  expected,
];

const none = "a function has none";

/** Groups whose target is a Lambda function. */
export const functions: readonly BadInput[] = [
  spare({ function: undefined }, { [tg("function")]: "missing: a group with targetType lambda names its function" }),
  spare({ function: { arn: "hello" } }, { [tg("function.arn")]: "malformed" }),
  spare({ function: { arn: `${arn}:$LATEST` } }, { [tg("function.arn")]: "other than $LATEST" }),
  spare({ function: { arn, payload: 2 } }, { [tg("function.payload")]: "unknown option" }),
  spare({ function: { arn, multiValueHeaders: "yes" } }, { [tg("function.multiValueHeaders")]: "not true or false" }),
  spare({ port: 9000 }, { [tg("port")]: none }),
  // At their defaults, which say nothing of a function either.
  spare({ port: 8080 }, { [tg("port")]: none }),
  spare({ protocol: "HTTP", slowStart: 0 }, { [tg("protocol")]: none, [tg("slowStart")]: none }),
  spare(
    {
      loadBalancingAlgorithmType: "round_robin",
      anomalyMitigation: false,
      deregistrationDelay: 30,
      proxyProtocolV2: false,
      crossZone: "use_load_balancer_configuration",
    },
    {
      [tg("loadBalancingAlgorithmType")]: none,
      [tg("anomalyMitigation")]: none,
      [tg("deregistrationDelay")]: none,
      [tg("proxyProtocolV2")]: none,
      [tg("crossZone")]: none,
    },
  ),
  spare({ healthCheck: { enabled: true, port: "traffic-port" } }, { [tg("healthCheck.port")]: none }),
  spare({ healthCheck: { interval: 5 } }, { [tg("healthCheck.interval")]: "not checked by default" }),
  // What one group writes is not another's.
  spare({ port: 8080 }, { [tg("port")]: none }, { "targetGroups.web": { port: 8080, healthCheck: { interval: 5 } } }),
  spare({ protocol: "HTTPS" }, { [tg("protocol")]: none }),
  spare({ protocolVersion: "HTTP2" }, { [tg("protocolVersion")]: none }),
  spare({ slowStart: 30 }, { [tg("slowStart")]: none }),
  spare({ stickiness: { type: "lb_cookie" } }, { [tg("stickiness")]: none }),
  spare({ loadBalancingAlgorithmType: "weighted_random" }, { [tg("loadBalancingAlgorithmType")]: none }),
  spare({ deregistrationDelay: 5 }, { [tg("deregistrationDelay")]: none }),
  spare({ crossZone: false }, { [tg("crossZone")]: none }),
  spare(
    { targetGroupHealth: { unhealthyStateRouting: { minimumHealthyTargetsPercentage: 50 } } },
    { [tg("targetGroupHealth.unhealthyStateRouting.minimumHealthyTargetsPercentage")]: "no zones to compare" },
  ),
  spare({ healthCheck: { protocol: "HTTP" } }, { [tg("healthCheck.protocol")]: none }),
  spare({ healthCheck: { enabled: true, port: 80 } }, { [tg("healthCheck.port")]: none }),
  spare({ healthCheck: { path: "/live" } }, { [tg("healthCheck.path")]: "not checked by default" }),
  spare({ healthCheck: { enabled: true, timeout: 5 } }, { [tg("healthCheck.timeout")]: "not below the interval" }),
  spare(
    { function: { arn: arn.replace("eu-west-1", "us-east-1") } },
    { [tg("function.arn")]: "a function of us-east-1, the cluster is in eu-west-1" },
  ),
  spare(
    {},
    { "cluster.nodeGroups.spare.targetGroups[0]": "its targets are of type lambda" },
    { "nodeGroups.spare": { targetGroups: ["spare"] } },
  ),
  [
    "alb",
    { "targetGroups.spare.function": { arn } },
    { [tg("function")]: "its targets are of type instance, not functions" },
  ],
  [
    "alb",
    { "targetGroups.spare.healthCheck.enabled": false },
    { [tg("healthCheck.enabled")]: "targets of type instance are always checked" },
  ],
  [
    "nlb",
    { "targetGroups.smtp": { targetType: "lambda", function: { arn } }, "nodeGroups.mail.targetGroups": ["imap"] },
    { "cluster.targetGroups.smtp.targetType": "a network load balancer invokes no functions" },
  ],
];
