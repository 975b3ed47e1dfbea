import type { Placement } from "../objects";

export interface ObservabilityContext extends Placement {
  /** Namespace in which the gateway's proxies run. */
  readonly proxyNamespace: string;
  /** Name of the nodes' port that serves metrics, as the pods have it. */
  readonly metricsPort: string;
  /** Whether a certificate is issued here, and whether backups are made. */
  readonly isCertified: boolean;
  readonly isBackedUp: boolean;
}
