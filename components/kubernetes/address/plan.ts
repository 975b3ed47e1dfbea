import { durationText } from "../../../platforms/kubernetes/durations";
import type { BFDProfile } from "../crds/bfd-profile";
import type { BGPAdvertisement } from "../crds/bgp-advertisement";
import type { BGPPeer } from "../crds/bgp-peer";
import type { IPAddressPool } from "../crds/ip-address-pool";
import type { L2Advertisement } from "../crds/l2-advertisement";
import { metadataOf, nameOf, type Placement } from "../objects";
import type { KubernetesAddressSettings } from "./resolved";

type Metallb = Extract<KubernetesAddressSettings, { kind: "metallb" }>;
type Bgp = Extract<Metallb["announce"], { mode: "bgp" }>;

/** What MetalLB is told, in the order in which one needs the other. */
interface AddressPlan {
  readonly pool: IPAddressPool;
  readonly bfdProfile: BFDProfile | undefined;
  readonly peers: readonly { readonly key: string; readonly manifest: BGPPeer }[];
  readonly advertisement: L2Advertisement | BGPAdvertisement;
}

/** MetalLB reads its own namespace only, so that names must tell clusters apart. */
const poolName = ({ namespace, cluster }: Placement): string => `${namespace}-${cluster}`;

/** Annotations of the gateway's Service by which its address is chosen. */
export const planAddressAnnotations = (
  settings: KubernetesAddressSettings,
  placement: Placement,
): Readonly<Record<string, string>> =>
  settings.kind === "cloud" ? settings.annotations : { "metallb.io/address-pool": poolName(placement) };

/** What MetalLB is told of the gateway's addresses; undefined where the cloud gives them. */
export function planAddress(settings: KubernetesAddressSettings, placement: Placement): AddressPlan | undefined {
  if (settings.kind !== "metallb") return undefined;
  const name = poolName(placement);
  const own = { ...placement, namespace: settings.namespace };
  const { announce, addresses } = settings;
  return {
    // Only the gateway's Service names the pool: another one of the cluster must not take its addresses.
    pool: {
      apiVersion: "metallb.io/v1beta1",
      kind: "IPAddressPool",
      metadata: metadataOf(own, name),
      spec: { addresses, autoAssign: false },
    },
    ...(announce.mode === "bgp"
      ? { bfdProfile: planBfd(announce, own, name), peers: planPeers(announce, own, name) }
      : { bfdProfile: undefined, peers: [] }),
    advertisement: planAdvertisement(settings, own, name),
  };
}

const planBfd = ({ bfd }: Bgp, placement: Placement, name: string): BFDProfile => ({
  apiVersion: "metallb.io/v1beta1",
  kind: "BFDProfile",
  metadata: metadataOf(placement, name),
  spec: bfd,
});

const planPeers = ({ peers }: Bgp, placement: Placement, pool: string): AddressPlan["peers"] =>
  Object.entries(peers)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { address, asn, myAsn, holdTime }]) => ({
      key,
      manifest: {
        apiVersion: "metallb.io/v1beta2",
        kind: "BGPPeer",
        metadata: metadataOf(placement, nameOf({ cluster: pool }, key)),
        // A third of the hold time, as BGP has it (RFC 4271, 10).
        spec: {
          peerAddress: address,
          peerASN: asn,
          myASN: myAsn,
          holdTime: durationText(holdTime),
          keepaliveTime: durationText(Math.max(1, Math.floor(holdTime / 3))),
          bfdProfile: pool,
        },
      },
    }));

function planAdvertisement(
  { announce }: Metallb,
  placement: Placement,
  pool: string,
): L2Advertisement | BGPAdvertisement {
  const metadata = metadataOf(placement, pool);
  if (announce.mode === "bgp") {
    return { apiVersion: "metallb.io/v1beta1", kind: "BGPAdvertisement", metadata, spec: { ipAddressPools: [pool] } };
  }
  const { interfaces } = announce;
  return {
    apiVersion: "metallb.io/v1beta1",
    kind: "L2Advertisement",
    metadata,
    spec: { ipAddressPools: [pool], ...(interfaces === undefined ? {} : { interfaces }) },
  };
}
