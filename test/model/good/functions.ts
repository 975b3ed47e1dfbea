import type { Accepted } from "./support";

const arn = "arn:aws:lambda:eu-west-1:123456789012:function:hello";

/** The spare group as one of a function, weighted beside the one of machines. */
const spare = (more: object, around: object = {}): Accepted => [
  "alb",
  { "nodeGroups.spare": undefined, "targetGroups.spare": { targetType: "lambda", ...more }, ...around },
];

export const functions: readonly Accepted[] = [
  spare({ function: { arn } }),
  spare({ function: { arn: `${arn}:live` } }),
  spare({ function: { arn } }, { "targetGroups.web": { port: 8080, protocol: "HTTP", slowStart: 0 } }),
  spare({ function: { arn: `${arn}:42`, multiValueHeaders: true } }),
  spare({ function: { arn }, healthCheck: { enabled: false } }),
  spare(
    { function: { arn }, healthCheck: { enabled: true, path: "/live", matcher: "200", interval: 35, timeout: 30 } },
    {},
  ),
  [
    "alb",
    {
      "nodeGroups.spare": undefined,
      "targetGroups.spare": { targetType: "lambda", function: { arn } },
      provider: "twin",
    },
    { "cluster.targetGroups.spare.function": "the twin runs no Lambda functions" },
  ],
  [
    "alb",
    {
      "nodeGroups.spare": undefined,
      region: "cn-north-1",
      "certificate.zoneId": "Z0123456789ABC",
      "targetGroups.spare": {
        targetType: "lambda",
        function: { arn: "arn:aws-cn:lambda:cn-north-1:123456789012:function:hello" },
      },
    },
  ],
];
