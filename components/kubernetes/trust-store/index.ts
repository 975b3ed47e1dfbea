import { ConfigMap, type ConfigMapArgs } from "@pulumi/kubernetes/core/v1/configMap";
import * as pulumi from "@pulumi/pulumi";
import { type Transforms, transformed } from "../../transform";
import { settingsOf } from "../settings-of";
import type { KubernetesTrustStoreInput } from "./inputs";
import { planConfigMaps, type TrustStoreContext } from "./plan";
import type { KubernetesTrustStoreSettings } from "./resolved";
import { trustStoreSettings } from "./settings";

export interface TrustStoreArgs extends KubernetesTrustStoreInput {
  /** Cluster, namespace, labels and the store's own name. */
  readonly context: TrustStoreContext;
  /** Changes the arguments of children. Unsupported surface. */
  readonly transform?: Transforms<{ configMap: ConfigMapArgs }>;
}

/**
 * Whose client certificates are let in by listeners of mode verify.
 *
 * ```ts
 * new TrustStore("partners", { authorities: { pem: readFileSync("partners.pem", "utf8") }, context });
 * ```
 *
 * **Creates** a ConfigMap for what is given as `pem`: the authorities, and each revocation list. What names a `configMap` exists.
 *
 * **Costs**: nothing.
 *
 * **When something fails**: a list or a bundle that the gateway cannot read lets no client in, and says so in the status of the listener's policy.
 */
export class TrustStore extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: KubernetesTrustStoreSettings;

  constructor(name: string, args: TrustStoreArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const { context, transform = {}, ...input } = args;
    const settings = settingsOf(trustStoreSettings(), input, { type: "TrustStore", name });
    super("vipkit:kubernetes-trust-store:TrustStore", name, settings, opts);
    this.settings = settings;
    for (const { name: map, args: planned } of planConfigMaps(settings, context)) {
      const child = `${name}-${map}`;
      new ConfigMap(child, transformed<ConfigMapArgs>(transform.configMap, child, planned), { parent: this });
    }
    this.registerOutputs({});
  }
}
