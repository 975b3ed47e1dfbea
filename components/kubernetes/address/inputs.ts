// What a user may write. Generated from the schemas by `npm run docs`: edit them, not this.
/** Where the gateway's address comes from. */
export type KubernetesAddressInput = KubernetesAddressCloudInput | KubernetesAddressMetallbInput;

export interface KubernetesAddressCloudInput {
  /** The cluster's own load balancers, as its cloud makes them. */
  kind: "cloud";
  /** Annotations of the Service by which the cloud is told what to make, such as an internal load balancer. */
  annotations?: Record<string, string> | undefined;
}

export interface KubernetesAddressMetallbInput {
  /** Addresses of your own, announced by MetalLB. */
  kind: "metallb";
  /** Ranges that the gateway's address is from. */
  addresses: string[];
  /** Namespace in which MetalLB runs. Allowed: a namespace: letters, digits and hyphens, lower case, up to 63 characters. Default: `"metallb-system"`. */
  namespace?: string | undefined;
  /** How the network learns where the address is. */
  announce: KubernetesAddressL2AnnounceInput | KubernetesAddressBgpAnnounceInput;
}

export interface KubernetesAddressL2AnnounceInput {
  /** One node answers for the address, and another one when it dies: same subnet only. */
  mode: "l2";
  /** Interfaces that announce the address. Default: all. */
  interfaces?: string[] | undefined;
}

export interface KubernetesAddressBgpAnnounceInput {
  /** Every node with a proxy announces the address to the routers. */
  mode: "bgp";
  /** Routers that the nodes talk to, by name. */
  peers: Record<string, KubernetesAddressPeerInput>;
  /** How fast a router sees that a node has died: about the interval times the multiplier, and 0.1 seconds. */
  bfd?: KubernetesAddressBfdInput | undefined;
}

export interface KubernetesAddressPeerInput {
  /** Address of the router. Allowed: an address such as 192.0.2.1. */
  address: string;
  /** The router's autonomous system. Allowed: 1 to 4294967295. */
  asn: number;
  /** The cluster's autonomous system. Allowed: 1 to 4294967295. */
  myAsn: number;
  /** Seconds without a message after which the router drops the routes where BFD does not. Allowed: 3 to 65535 seconds. Default: `9`. */
  holdTime?: number | undefined;
}

export interface KubernetesAddressBfdInput {
  /** Milliseconds between two packets that this node takes. Allowed: 10 to 60000 milliseconds. Default: `300`. */
  receiveInterval?: number | undefined;
  /** Milliseconds between two packets that this node sends. Allowed: 10 to 60000 milliseconds. Default: `300`. */
  transmitInterval?: number | undefined;
  /** Packets missed after which the router takes the node for dead: the node's figure is the one that counts. Allowed: 2 to 255. Default: `3`. */
  detectMultiplier?: number | undefined;
}
