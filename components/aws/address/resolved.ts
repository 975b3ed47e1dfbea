// What the settings are when every default is resolved. Generated from the schemas by `npm run docs`: edit them, not this.
/** The name that clients use. */
export interface AddressSettings {
  /** Name that clients use. Allowed: a domain name such as shop.example.com, without protocol or path. */
  readonly domainName: string;
  /** Route 53 zone that the name belongs to. Allowed: a hosted zone id such as Z0123456789ABCDEFGHIJ. */
  readonly zoneId: string;
  /** Whether the name answers with IPv6 too; needs a dualstack balancer. Default: `false`. */
  readonly ipv6: boolean;
  /** How several clusters share the name: failover, weighted or latency; all its records have the same. Default: the name is this cluster's alone. */
  readonly routing?:
    | AddressFailoverRoutingSettings
    | AddressWeightedRoutingSettings
    | AddressLatencyRoutingSettings
    | undefined;
  /** Route 53 asks this cluster's own balancer through a listener, from several regions, and answers with another record while that fails. Needs routing. Without it the record follows the balancer's view of its targets. */
  readonly healthCheck?: AddressHealthCheckSettings | undefined;
}

export interface AddressFailoverRoutingSettings {
  /** One record answers while it is healthy, the other one after that. */
  readonly type: "failover";
  /** `primary` answers while it is healthy, `secondary` only then when the primary is not. */
  readonly role: "primary" | "secondary";
  /** Tells this record from the others of the name; each has its own. A change replaces it. Default: the role. Allowed: a name of 1 to 128 characters (limit route53.setIdentifier.length, read 2026-11-30). */
  readonly setIdentifier?: string | undefined;
}

export interface AddressWeightedRoutingSettings {
  /** Each healthy record answers as often as its weight among all says. */
  readonly type: "weighted";
  /** Part of the answers: this weight over the sum of all. 0: none, unless every weight is 0 or nothing else is healthy. Allowed: 0 to 255 (limit route53.weight, read 2026-11-30). */
  readonly weight: number;
  /** Tells this record from the others of the name; each has its own. A change replaces it. Default: the region. Allowed: a name of 1 to 128 characters (limit route53.setIdentifier.length, read 2026-11-30). */
  readonly setIdentifier?: string | undefined;
}

export interface AddressLatencyRoutingSettings {
  /** The healthy record answers whose region is nearest to the client's resolver, by measured latency. */
  readonly type: "latency";
  /** Region to which latency is measured; one record each. Default: the cluster's. Allowed: a region such as eu-west-1. */
  readonly region?: string | undefined;
  /** Tells this record from the others of the name; each has its own. A change replaces it. Default: the region. Allowed: a name of 1 to 128 characters (limit route53.setIdentifier.length, read 2026-11-30). */
  readonly setIdentifier?: string | undefined;
}

export interface AddressHealthCheckSettings {
  /** Listener that is asked, by name: protocol and port are its own. Default: the one that clients use first. Allowed: a letter, then letters, digits and hyphens, lower case, 1 to 24 characters. */
  readonly listener?: string | undefined;
  /** Path that is asked for; any answer of 2xx or 3xx within two seconds is healthy. Default: the health check's path of the target group to which the listener forwards it. TCP and TLS listeners are only connected to. Allowed: a path of 1 to 255 characters (limit route53.healthCheck.path.length, read 2026-11-30). */
  readonly path?: string | undefined;
  /** Seconds between the checks of each checker; 10 costs more than 30. A change replaces the check. Allowed: 10 or 30 seconds. Default: `10`. */
  readonly interval: 10 | 30;
  /** Checks in a row that must fail, or succeed, for the status to change. Allowed: 1 to 10 (limit route53.healthCheck.failureThreshold, read 2026-11-30). Default: `3`. */
  readonly failureThreshold: number;
  /** Regions from which it is checked. Default: all of Route 53's. */
  readonly regions?:
    | ("us-east-1" | "us-west-1" | "us-west-2" | "eu-west-1" | "ap-southeast-1" | "ap-southeast-2" | "ap-northeast-1" | "sa-east-1")[]
    | undefined;
}
