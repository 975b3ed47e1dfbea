import * as acm from "@pulumi/aws/acm";
import * as route53 from "@pulumi/aws/route53";
import * as pulumi from "@pulumi/pulumi";
import { type LimitOverrides, limitsWith } from "../../../platforms/aws/limits";
import { type CertificateMetric, metricSets } from "../../../platforms/aws/metrics";
import { parseArgs } from "../../errors";
import { type Metric, metricOf } from "../../metric";
import { type Tags, tagger } from "../../tags";
import { type Transforms, transformed } from "../../transform";
import type { CertificateInput } from "./inputs";
import { planCertificate, validationNameOf } from "./plan";
import type { CertificateSettings } from "./resolved";
import { zoneFor } from "./rules";
import { certificateSettings } from "./settings";

export interface CertificateRoles {
  certificate: acm.CertificateArgs;
  validationRecord: route53.RecordArgs;
}

export interface CertificateWiring {
  /** Tags of every child; they win over the component's own. */
  readonly tags?: Tags;
  /** Vendor limits that have moved. */
  readonly limits?: LimitOverrides | undefined;
  /** Changes the arguments of children. Unsupported surface. */
  readonly transform?: Transforms<CertificateRoles> | undefined;
}

export type CertificateArgs = CertificateInput & CertificateWiring;

/** A DNS record that proves control of a domain name. */
export interface ValidationRecord {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

interface Issued {
  readonly arn: pulumi.Output<string>;
  readonly domainNames: readonly string[];
  readonly validationRecords: pulumi.Output<readonly ValidationRecord[]>;
}

type RequestSettings = Exclude<CertificateSettings, { arn: string }>;

/** Seconds a resolver may keep a validation record. */
const recordTtl = 60;

/**
 * The TLS certificate of a cluster: issued by ACM and proven by DNS, or one that exists, by its ARN.
 *
 * ```ts
 * const certificate = new Certificate("shop", { domainName: "shop.example.com", zoneId: "Z0123456789ABCDEFGHIJ" });
 * ```
 *
 * **Creates** with `zoneId` (or a zone per domain, `zoneIds`): the certificate, one CNAME per name to prove (a wildcard shares its parent's) and a wait until ACM has issued it.
 * Without: the certificate only; `validationRecords` says which records to make by hand, and no HTTPS listener can use it before they exist
 * and ACM has seen them. With `arn`: nothing.
 *
 * **Costs**: public certificates are free.
 *
 * **When something fails**: a record in a zone that is not delegated keeps `up` waiting until the provider gives up (75 minutes). Renewal needs
 * the records for as long as the certificate lives; ACM renews by itself while they exist. Changing any name makes a new certificate first and
 * deletes the old one when no listener uses it.
 *
 * Two certificates of one account for the same name share one record, so it is taken over when it exists already; the stack that is
 * destroyed first takes it away, and the next `up` of the other one restores it.
 */
export class Certificate extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: CertificateSettings;
  /** Of an issued certificate: known once ACM has validated it, if the component makes the records. */
  readonly arn: pulumi.Output<string>;
  /** Every name it covers, the main one first; empty for an imported ARN. */
  readonly domainNames: readonly string[];
  /** The records that prove its names; empty for an imported ARN. */
  readonly validationRecords: pulumi.Output<readonly ValidationRecord[]>;
  private readonly transform: Transforms<CertificateRoles>;
  readonly #logicalName: string;

  constructor(name: string, args: CertificateArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const { tags, limits, transform = {}, ...input } = args;
    const settings = parseArgs(certificateSettings(limitsWith(limits)), input, { type: "Certificate", name });
    super("vipkit:certificate:Certificate", name, settings, opts);
    this.settings = settings;
    this.#logicalName = name;
    this.transform = transform;
    const issued =
      "arn" in settings
        ? { arn: pulumi.output(settings.arn), domainNames: [], validationRecords: pulumi.output([]) }
        : this.issue(name, settings, tags);
    this.arn = issued.arn;
    this.domainNames = issued.domainNames;
    this.validationRecords = issued.validationRecords;
    this.registerOutputs({ arn: this.arn, validationRecords: this.validationRecords });
  }

  /** What CloudWatch has of it: for alarms, metric math and dashboards. */
  metric(name: CertificateMetric): Metric {
    const subject = { type: "Certificate", name: this.#logicalName };
    const source = { subject, parent: this, set: metricSets.certificate, dimensions: { CertificateArn: this.arn } };
    return metricOf(source, name);
  }

  private issue(name: string, settings: RequestSettings, tags: Tags | undefined): Issued {
    const plan = planCertificate(settings);
    const child = `${name}-certificate`;
    const certificate = new acm.Certificate(
      child,
      transformed<acm.CertificateArgs>(this.transform.certificate, child, {
        domainName: plan.domainName,
        // ACM adds the main name by itself. Written out, so that removing the last other name is a change too.
        subjectAlternativeNames: [plan.domainName, ...plan.subjectAlternativeNames].sort(),
        validationMethod: "DNS",
        keyAlgorithm: settings.keyAlgorithm,
        tags: tagger("certificate", tags)(child),
      }),
      { parent: this },
    );
    const records = plan.validationNames.map((domain) => ({ domain, record: this.recordOf(certificate, domain) }));
    const { zoneId, zoneIds, recordsExist } = settings;
    const isProven = zoneId !== undefined || Object.keys(zoneIds).length > 0 || recordsExist;
    return {
      arn: isProven ? this.validate(name, settings, certificate, records) : certificate.arn,
      domainNames: [plan.domainName, ...plan.subjectAlternativeNames],
      validationRecords: pulumi.all(records.map(({ record }) => record)),
    };
  }

  /** The record ACM asks for. Which names there are is plain; only what their records hold is not. */
  private recordOf(certificate: acm.Certificate, domain: string): pulumi.Output<ValidationRecord> {
    return certificate.domainValidationOptions.apply((options) => {
      const option = options.find(({ domainName }) => validationNameOf(domainName) === domain);
      if (option === undefined) {
        throw new pulumi.ResourceError(
          `ACM returned no validation record for ${domain}; refresh and try again`,
          this,
          true,
        );
      }
      return { name: option.resourceRecordName, type: option.resourceRecordType, value: option.resourceRecordValue };
    });
  }

  private validate(
    name: string,
    settings: RequestSettings,
    certificate: acm.Certificate,
    proofs: readonly { readonly domain: string; readonly record: pulumi.Output<ValidationRecord> }[],
  ): pulumi.Output<string> {
    const records = proofs.flatMap(({ domain, record }) => {
      const zoneId = zoneFor(domain, settings);
      if (zoneId === undefined) return [];
      const child = `${name}-validation-record-${domain}`;
      const args = transformed<route53.RecordArgs>(this.transform.validationRecord, child, {
        zoneId,
        name: record.name,
        type: record.type,
        records: [record.value],
        ttl: recordTtl,
        allowOverwrite: true,
      });
      return new route53.Record(child, args, { parent: this });
    });
    const fqdns = settings.recordsExist ? {} : { validationRecordFqdns: records.map(({ fqdn }) => fqdn) };
    const args = { certificateArn: certificate.arn, ...fqdns };
    return new acm.CertificateValidation(`${name}-validation`, args, { parent: this }).certificateArn;
  }
}
