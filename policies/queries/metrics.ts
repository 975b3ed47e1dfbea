/**
 * Metrics of balancers that count: reported only when there is something to count, and 1 in every statistic but Sum.
 * Source: ELB guides, CloudWatch metrics of application and network load balancers, read 2026-11-30.
 */
export const countedMetrics: ReadonlySet<string> = new Set([
  ...["HTTPCode_ELB_3XX_Count", "HTTPCode_ELB_4XX_Count", "HTTPCode_ELB_5XX_Count"],
  ...["HTTPCode_ELB_500_Count", "HTTPCode_ELB_502_Count", "HTTPCode_ELB_503_Count", "HTTPCode_ELB_504_Count"],
  ...[
    "HTTPCode_Target_2XX_Count",
    "HTTPCode_Target_3XX_Count",
    "HTTPCode_Target_4XX_Count",
    "HTTPCode_Target_5XX_Count",
  ],
  ...["RejectedConnectionCount", "TargetConnectionErrorCount", "TargetTLSNegotiationErrorCount"],
  ...["ClientTLSNegotiationErrorCount", "RequestCount", "TCP_ELB_Reset_Count", "TCP_Target_Reset_Count"],
]);

/** Metrics that tell how many there are at a moment. */
export const levelMetrics: ReadonlySet<string> = new Set(["HealthyHostCount", "UnHealthyHostCount"]);

/** Namespaces of balancers, and how the name of their balancer dimension begins. */
export const balancerNamespaces: Readonly<Record<string, string>> = {
  "AWS/ApplicationELB": "app",
  "AWS/NetworkELB": "net",
  "AWS/GatewayELB": "gwy",
};
