import { durationText } from "../../../platforms/kubernetes/durations";
import type { Certificate } from "../crds/certificate";
import type { Issuer } from "../crds/issuer";
import { metadataOf, nameOf, type Placement } from "../objects";
import type { KubernetesCertificateSettings } from "./resolved";

type Requested = Exclude<KubernetesCertificateSettings, { secretName: string }>;

const keys = {
  EC_prime256v1: { algorithm: "ECDSA", size: 256 },
  EC_secp384r1: { algorithm: "ECDSA", size: 384 },
  RSA_2048: { algorithm: "RSA", size: 2048 },
  RSA_3072: { algorithm: "RSA", size: 3072 },
  RSA_4096: { algorithm: "RSA", size: 4096 },
} as const satisfies Record<Requested["keyAlgorithm"], object>;

const day = 86400;
/** Asked for; an issuer may give less. Renewed a third before the end, so that a failing issuer is seen in time. */
const lifetime = { whole: 90 * day, renewBefore: 30 * day } as const;

/** Secret that holds the certificate: the user's own, or the one that cert-manager fills. */
export const secretNameOf = (settings: KubernetesCertificateSettings, placement: Pick<Placement, "cluster">): string =>
  "secretName" in settings ? settings.secretName : nameOf(placement, "tls");

/** The Issuer for an authority of the user's own; undefined where the issuer exists. */
export function planIssuer(settings: KubernetesCertificateSettings, placement: Placement): Issuer | undefined {
  if ("secretName" in settings || !("authority" in settings.issuer)) return undefined;
  return {
    apiVersion: "cert-manager.io/v1",
    kind: "Issuer",
    metadata: metadataOf(placement, nameOf(placement, "authority")),
    spec: { ca: { secretName: settings.issuer.authority } },
  };
}

/** What cert-manager is asked for; undefined where the Secret exists. */
export function planCertificate(
  settings: KubernetesCertificateSettings,
  placement: Placement,
): Certificate | undefined {
  if ("secretName" in settings) return undefined;
  const { domainName, subjectAlternativeNames, keyAlgorithm, issuer } = settings;
  const by = "authority" in issuer ? { name: nameOf(placement, "authority"), kind: "Issuer" } : issuer;
  return {
    apiVersion: "cert-manager.io/v1",
    kind: "Certificate",
    metadata: metadataOf(placement, nameOf(placement, "tls")),
    spec: {
      secretName: secretNameOf(settings, placement),
      commonName: domainName,
      dnsNames: [domainName, ...[...subjectAlternativeNames].sort()],
      duration: durationText(lifetime.whole),
      renewBefore: durationText(lifetime.renewBefore),
      privateKey: { ...keys[keyAlgorithm], rotationPolicy: "Always" },
      usages: ["digital signature", "key encipherment", "server auth"],
      issuerRef: { name: by.name, kind: by.kind, group: "cert-manager.io" },
    },
  };
}
