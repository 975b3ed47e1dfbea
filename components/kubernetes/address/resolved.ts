// What the settings are when every default is resolved. Generated from the schemas by `npm run docs`: edit them, not this.
/** Where the gateway's address comes from. */
export type KubernetesAddressSettings = KubernetesAddressCloudSettings | KubernetesAddressMetallbSettings;

export interface KubernetesAddressCloudSettings {
  /** The cluster's own load balancers, as its cloud makes them. */
  readonly kind: "cloud";
  /** Annotations of the Service by which the cloud is told what to make, such as an internal load balancer. */
  readonly annotations: Record<string, string>;
}

export interface KubernetesAddressMetallbSettings {
  /** Addresses of your own, announced by MetalLB. */
  readonly kind: "metallb";
  /** Ranges that the gateway's address is from. */
  readonly addresses: string[];
  /** Namespace in which MetalLB runs. Allowed: a namespace: letters, digits and hyphens, lower case, up to 63 characters. Default: `"metallb-system"`. */
  readonly namespace: string;
  /** How the network learns where the address is. */
  readonly announce: KubernetesAddressL2AnnounceSettings | KubernetesAddressBgpAnnounceSettings;
}

export interface KubernetesAddressL2AnnounceSettings {
  /** One node answers for the address, and another one when it dies: same subnet only. */
  readonly mode: "l2";
  /** Interfaces that announce the address. Default: all. */
  readonly interfaces?: string[] | undefined;
}

export interface KubernetesAddressBgpAnnounceSettings {
  /** Every node with a proxy announces the address to the routers. */
  readonly mode: "bgp";
  /** Routers that the nodes talk to, by name. */
  readonly peers: Record<string, KubernetesAddressPeerSettings>;
  /** How fast a router sees that a node has died: about the interval times the multiplier, and 0.1 seconds. */
  readonly bfd: KubernetesAddressBfdSettings;
}

export interface KubernetesAddressPeerSettings {
  /** Address of the router. Allowed: an address such as 192.0.2.1. */
  readonly address: string;
  /** The router's autonomous system. Allowed: 1 to 4294967295. */
  readonly asn: number;
  /** The cluster's autonomous system. Allowed: 1 to 4294967295. */
  readonly myAsn: number;
  /** Seconds without a message after which the router drops the routes where BFD does not. Allowed: 3 to 65535 seconds. Default: `9`. */
  readonly holdTime: number;
}

export interface KubernetesAddressBfdSettings {
  /** Milliseconds between two packets that this node takes. Allowed: 10 to 60000 milliseconds. Default: `300`. */
  readonly receiveInterval: number;
  /** Milliseconds between two packets that this node sends. Allowed: 10 to 60000 milliseconds. Default: `300`. */
  readonly transmitInterval: number;
  /** Packets missed after which the router takes the node for dead: the node's figure is the one that counts. Allowed: 2 to 255. Default: `3`. */
  readonly detectMultiplier: number;
}
