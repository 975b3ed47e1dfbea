import type { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import * as pulumi from "@pulumi/pulumi";
import { createCustom, type ManifestTransforms } from "../custom-resource";
import type { Placement } from "../objects";
import { settingsOf } from "../settings-of";
import type { KubernetesAddressInput } from "./inputs";
import { planAddress, planAddressAnnotations } from "./plan";
import { addressSettings } from "./settings";

interface AddressWiring {
  /** Cluster, namespace and labels. */
  readonly context: Placement;
  /** Changes the manifests of children. Unsupported surface. */
  readonly transform?: ManifestTransforms<"pool" | "bfdProfile" | "peer" | "advertisement">;
}

export type AddressArgs = KubernetesAddressInput & AddressWiring;

/**
 * Where the gateway's address comes from: the cloud's load balancers, or addresses of your own that MetalLB announces.
 *
 * ```ts
 * new Address("shop-address", { kind: "metallb", addresses: ["192.0.2.16/28"], announce: { mode: "l2" }, context });
 * ```
 *
 * **Creates** for `metallb`: a pool that nothing else takes addresses from, and how it is announced; for BGP the routers and a BFD profile too. For
 * `cloud`: nothing.
 *
 * **Costs**: what the cloud asks for its load balancer.
 *
 * **When something fails**: L2: another node answers for the address once the first one has been missed, and clients of the same subnet follow at
 * once. BGP: routers drop a dead node after BFD's interval times its multiplier, and most open connections break once.
 */
export class Address extends pulumi.ComponentResource {
  /** Annotations of the gateway's Service by which its address is chosen. */
  readonly annotations: Readonly<Record<string, string>>;
  /** What MetalLB is told, if it is. */
  readonly objects: readonly CustomResource[];

  constructor(name: string, args: AddressArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const { context, transform = {}, ...input } = args;
    const settings = settingsOf(addressSettings(), input, { type: "Address", name });
    super("vipkit:kubernetes-address:Address", name, settings, opts);
    this.annotations = planAddressAnnotations(settings, context);
    const plan = planAddress(settings, context);
    this.objects = plan === undefined ? [] : this.#create(name, plan, transform);
    this.registerOutputs({});
  }

  #create(
    name: string,
    { pool, bfdProfile, peers, advertisement }: NonNullable<ReturnType<typeof planAddress>>,
    transform: NonNullable<AddressWiring["transform"]>,
  ): readonly CustomResource[] {
    const addresses = createCustom(`${name}-pool`, pool, transform.pool, { parent: this });
    const profile = bfdProfile && createCustom(`${name}-bfd`, bfdProfile, transform.bfdProfile, { parent: this });
    const dependsOn = profile === undefined ? [] : [profile];
    const routers = peers.map(({ key, manifest }) =>
      createCustom(`${name}-peer-${key}`, manifest, transform.peer, { parent: this, dependsOn }),
    );
    const announced = createCustom(`${name}-announcement`, advertisement, transform.advertisement, {
      parent: this,
      dependsOn: [addresses, ...routers],
    });
    return [addresses, ...dependsOn, ...routers, announced];
  }
}
