import type { core } from "@pulumi/kubernetes/types/input";
import { metadataOf, nameOf, type Placement } from "../objects";
import type { KubernetesTrustStoreSettings } from "./resolved";

export interface TrustStoreContext extends Placement {
  /** Name of the trust store, as listeners use it. */
  readonly key: string;
}

/** ConfigMaps that a gateway reads: the user's own, or those made here. */
export const trustedNames = (settings: KubernetesTrustStoreSettings, context: TrustStoreContext) => ({
  authorities:
    "configMap" in settings.authorities ? settings.authorities.configMap : nameOf(context, "trust", context.key),
  revocations: Object.entries(settings.revocations)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([list, content]) =>
      "configMap" in content ? content.configMap : nameOf(context, "trust", context.key, "revoked", list),
    ),
});

interface PlannedMap {
  readonly name: string;
  readonly args: core.v1.ConfigMap & { readonly data: Readonly<Record<string, string>> };
}

/** ConfigMaps of what is given as text. */
export function planConfigMaps(settings: KubernetesTrustStoreSettings, context: TrustStoreContext): PlannedMap[] {
  const planned = (name: string, key: string, text: string): PlannedMap => ({
    name,
    args: { metadata: metadataOf(context, name), data: { [key]: text } },
  });
  const names = trustedNames(settings, context);
  return [
    ...("pem" in settings.authorities ? [planned(names.authorities, "ca.crt", settings.authorities.pem)] : []),
    ...Object.entries(settings.revocations)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, content], index) =>
        "pem" in content ? [planned(names.revocations[index] ?? "", "ca.crl", content.pem)] : [],
      ),
  ];
}
