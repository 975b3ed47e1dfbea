import * as lb from "@pulumi/aws/lb";
import * as s3 from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import { sorted } from "../../../model/settings/entries";
import { type LimitOverrides, limitsWith } from "../../../platforms/aws/limits";
import { parseArgs } from "../../errors";
import { physicalName } from "../../names";
import { createPrivateBucket, type PrivateBucket, tlsOnly } from "../../private-bucket";
import { type Tags, tagger } from "../../tags";
import { type Transforms, transformed } from "../../transform";
import type { TrustStoreInput } from "./inputs";
import { type ContentSettings, holdsContent } from "./plan";
import type { TrustStoreSettings } from "./resolved";
import { trustStoreSettings } from "./settings";

export interface TrustStoreRoles {
  trustStore: lb.TrustStoreArgs;
  revocation: lb.TrustStoreRevocationArgs;
  bucket: s3.BucketArgs;
}

export interface TrustStoreWiring {
  /**
   * How the store's name at AWS begins; a hash follows. 23 characters are kept.
   * @default the component's name
   */
  readonly baseName?: string;
  /** Tags of every child; they win over the component's own. */
  readonly tags?: Tags;
  /** Vendor limits that have moved. */
  readonly limits?: LimitOverrides | undefined;
  /** Changes the arguments of children. Unsupported surface. */
  readonly transform?: Transforms<TrustStoreRoles> | undefined;
}

export type TrustStoreArgs = TrustStoreInput & TrustStoreWiring;

type NewStore = Exclude<TrustStoreSettings, { arn: string }>;

interface Place {
  readonly bucket: pulumi.Input<string>;
  readonly key: pulumi.Input<string>;
  readonly version: pulumi.Input<string> | undefined;
}

/**
 * Whose client certificates a listener lets in (mTLS): authorities and, optionally, lists of certificates that are let in no more.
 *
 * ```ts
 * const partners = new TrustStore("partners", { authorities: { pem: readFileSync("partners.pem", "utf8") } });
 * new LoadBalancer("shop", { trustStores: { partners }, listeners: { https: { mutualAuthentication: { mode: "verify", trustStore: "partners" } } } });
 * ```
 *
 * **Creates** the trust store and one revocation per list. What is given as `pem` is put into a private, encrypted, versioned bucket, by whose
 * versions a change is noticed. With `arn`: nothing.
 *
 * **Costs**: each trust store that a listener uses by the hour.
 *
 * **When something fails**: a client whose certificate is unknown, revoked or expired gets no connection, and no answer that says why; connection
 * logs do.
 *
 * **Stable**: a change of authorities changes the store in place. A changed list is a new revocation, which is there before the old one goes.
 */
export class TrustStore extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: TrustStoreSettings;
  /** ARN of the store. */
  readonly arn: pulumi.Output<string>;
  /** Its revocation lists: a listener waits for them. */
  readonly ready: readonly pulumi.Resource[];
  private readonly wiring: TrustStoreWiring;

  constructor(name: string, args: TrustStoreArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const { baseName: _, tags: _tags, limits, transform: _transform, ...input } = args;
    const settings = parseArgs(trustStoreSettings(limitsWith(limits)), input, { type: "TrustStore", name });
    super("vipkit:trust-store:TrustStore", name, settings, opts);
    this.settings = settings;
    this.wiring = args;
    const made =
      "arn" in settings ? { arn: pulumi.output(settings.arn), revocations: [] } : this.#create(name, settings);
    this.arn = made.arn;
    this.ready = made.revocations;
    this.registerOutputs({ arn: this.arn });
  }

  #create(name: string, settings: NewStore) {
    const { baseName = name, tags, transform } = this.wiring;
    const bucket = holdsContent(settings) ? this.#createBucket(name) : undefined;
    const child = `${name}-trust-store`;
    const bundle = this.#place(`${name}-authorities`, settings.authorities, bucket);
    const store = new lb.TrustStore(
      child,
      transformed(transform?.trustStore, child, {
        name: physicalName("trustStore", baseName, {}),
        caCertificatesBundleS3Bucket: bundle.bucket,
        caCertificatesBundleS3Key: bundle.key,
        ...(bundle.version === undefined ? {} : { caCertificatesBundleS3ObjectVersion: bundle.version }),
        tags: tagger("trust-store", tags)(child),
      }),
      { parent: this },
    );
    const revocations = sorted(settings.revocations).map(([key, list]) => {
      const revocationName = `${name}-revocation-${key}`;
      const place = this.#place(revocationName, list, bucket);
      return new lb.TrustStoreRevocation(
        revocationName,
        transformed(transform?.revocation, revocationName, {
          trustStoreArn: store.arn,
          revocationsS3Bucket: place.bucket,
          revocationsS3Key: place.key,
          ...(place.version === undefined ? {} : { revocationsS3ObjectVersion: place.version }),
        }),
        { parent: this },
      );
    });
    return { arn: store.arn, revocations };
  }

  /** Versioned, so that a changed file is a changed input of what reads it. */
  #createBucket(name: string): PrivateBucket {
    const tags = tagger("trust-store", this.wiring.tags);
    const opts = { parent: this };
    const made = createPrivateBucket(
      `${name}-trust`,
      (child) => transformed(this.wiring.transform?.bucket, child, { forceDestroy: true, tags: tags(child) }),
      opts,
    );
    const bucket = made.bucket.id;
    const versioning = new s3.BucketVersioning(
      `${name}-trust-versioning`,
      { bucket, versioningConfiguration: { status: "Enabled" } },
      opts,
    );
    const policy = made.bucket.arn.apply((arn) => JSON.stringify({ Version: "2012-10-17", Statement: [tlsOnly(arn)] }));
    new s3.BucketPolicy(`${name}-trust-policy`, { bucket, policy }, { ...opts, dependsOn: [made.access] });
    return { ...made, closed: [...made.closed, made.access, versioning] };
  }

  /** Where a file lies: where the settings say, or in the component's own bucket. */
  #place(name: string, content: ContentSettings, own: PrivateBucket | undefined): Place {
    if (!("pem" in content)) return { bucket: content.bucket, key: content.key, version: content.version };
    const object = new s3.BucketObjectv2(
      name,
      {
        bucket: own?.bucket.id ?? "",
        key: `${name}.pem`,
        content: content.pem,
        contentType: "application/x-pem-file",
      },
      { parent: this, dependsOn: own?.closed ?? [] },
    );
    return { bucket: object.bucket, key: object.key, version: object.versionId };
  }
}
