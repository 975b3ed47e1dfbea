import type { Placement } from "../objects";
import type { KubernetesTargetGroupSettings } from "../target-group/resolved";
import type { KubernetesProxiesSettings } from "./resolved";

/** ConfigMaps of one trust store. */
interface TrustedNames {
  /** Has the authorities under `ca.crt`. */
  readonly authorities: string;
  /** Have revocation lists under `ca.crl`. */
  readonly revocations: readonly string[];
}

/** What a gateway is made of beside its own settings. */
export interface GatewayContext extends Placement {
  readonly targetGroups: Readonly<Record<string, KubernetesTargetGroupSettings>>;
  readonly proxies: KubernetesProxiesSettings;
  /** Secret with the certificate of listeners that name none; undefined where there is no such certificate. */
  readonly certificateSecret?: string;
  /** Whose client certificates are trusted, by the names that listeners use. */
  readonly trustStores?: Readonly<Record<string, TrustedNames>>;
  /** Annotations of the Service that has the address. */
  readonly addressAnnotations: Readonly<Record<string, string>>;
  /** Zones over which the cluster's machines are spread. */
  readonly zones: number;
  /** Name that clients use, for external-dns. */
  readonly domainName?: string;
}

const usualClass = { envoy: "envoy", aws: "alb" } as const;

/** GatewayClass that serves. */
export const classNameOf = ({ profile, className }: Pick<KubernetesProxiesSettings, "profile" | "className">): string =>
  className ?? usualClass[profile];

/** Whether the AWS Load Balancer Controller serves. */
export const isByAws = ({ proxies }: Pick<GatewayContext, "proxies">): boolean => proxies.profile === "aws";

const usualIdleTimeout = { application: 60, network: 350 } as const;

/** Seconds without data after which a connection is closed, to clients and to nodes. */
export const idleTimeoutOf = ({
  type,
  idleTimeout,
}: {
  readonly type: "application" | "network";
  readonly idleTimeout?: number | undefined;
}): number => idleTimeout ?? usualIdleTimeout[type];
