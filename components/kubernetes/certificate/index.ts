import type { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import * as pulumi from "@pulumi/pulumi";
import { certifiedNames } from "../../certificate-names";
import { createCustom, type ManifestTransforms } from "../custom-resource";
import type { Placement } from "../objects";
import { settingsOf } from "../settings-of";
import type { KubernetesCertificateInput } from "./inputs";
import { planCertificate, planIssuer, secretNameOf } from "./plan";
import { certificateSettings } from "./settings";

interface CertificateWiring {
  /** Cluster, namespace and labels. */
  readonly context: Placement;
  /** Changes the manifests of children. Unsupported surface. */
  readonly transform?: ManifestTransforms<"issuer" | "certificate">;
}

export type CertificateArgs = KubernetesCertificateInput & CertificateWiring;

/**
 * The TLS certificate of a cluster: issued by cert-manager, or a Secret that exists.
 *
 * ```ts
 * new Certificate("shop-certificate", { domainName: "shop.example.com", issuer: { name: "letsencrypt" }, context });
 * ```
 *
 * **Creates** with `domainName`: a Certificate of cert-manager, and for an authority of your own its Issuer. With `secretName`: nothing.
 *
 * **Costs**: what the issuer asks for.
 *
 * **When something fails**: a name that cannot be proven keeps the gateway's listener from serving, and `up` waiting for it. Renewal begins 30 days
 * before the end and makes a new key each time; proxies take it up without closing connections.
 */
export class Certificate extends pulumi.ComponentResource {
  /** Secret that holds key and certificate. */
  readonly secretName: string;
  /** Every name it covers, the main one first; empty for a Secret that exists. */
  readonly domainNames: readonly string[];
  /** Undefined where the issuer exists, or nothing is issued. */
  readonly issuer: CustomResource | undefined;
  /** Undefined for a Secret that exists. */
  readonly certificate: CustomResource | undefined;

  constructor(name: string, args: CertificateArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const { context, transform = {}, ...input } = args;
    const settings = settingsOf(certificateSettings(), input, { type: "Certificate", name });
    super("vipkit:kubernetes-certificate:Certificate", name, settings, opts);
    this.secretName = secretNameOf(settings, context);
    this.domainNames = certifiedNames(settings);
    const issuer = planIssuer(settings, context);
    this.issuer = issuer && createCustom(`${name}-issuer`, issuer, transform.issuer, { parent: this });
    const certificate = planCertificate(settings, context);
    const dependsOn = this.issuer === undefined ? [] : [this.issuer];
    this.certificate =
      certificate &&
      createCustom(`${name}-certificate`, certificate, transform.certificate, { parent: this, dependsOn });
    this.registerOutputs({ secretName: this.secretName });
  }
}
