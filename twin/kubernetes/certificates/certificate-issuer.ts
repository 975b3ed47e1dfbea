import { X509Certificate } from "node:crypto";
import { Authority } from "../../balancer/certificates/authority";
import { type ClusterClient, contentTypes } from "../api/cluster-client";
import { type ApiObject, keyOf, numberOf, propsOf, textMapOf, textOf, textsOf } from "../api/objects";
import { Reflector } from "../api/reflector";
import { timestamp } from "../nodes/pod-status";

interface CertificateIssuerOptions {
  readonly client: ClusterClient;
  /** Of the authority that issues: clients trust `ca.pem` in it. */
  readonly folder: string;
  readonly log: (message: string) => void;
}

const certificates = "/apis/cert-manager.io/v1/certificates";
const fieldManager = "vipkit-certificates";
const day = 24 * 3600 * 1000;
/** As long before the end as cert-manager does where nothing else is asked for: a third of 90 days. */
const renewBefore = 30 * day;

/** In place of cert-manager: every Certificate gets its Secret from the authority of this machine, whatever issuer it names. */
export class CertificateIssuer {
  private readonly authority: Authority;
  private readonly reflector: Reflector;
  private readonly pending = new Map<string, Promise<void>>();

  constructor(private readonly options: CertificateIssuerOptions) {
    const { client, folder, log } = options;
    this.authority = new Authority(folder);
    this.reflector = new Reflector(
      client,
      { path: certificates },
      { onChange: (object) => this.take(object), onError: (message) => log(`certificates: ${message}`) },
    );
  }

  get authorityFile(): string {
    return this.authority.certificateFile;
  }

  start(): Promise<void> {
    return this.reflector.start();
  }

  async stop(): Promise<void> {
    await this.reflector.stop();
    await Promise.all(this.pending.values());
  }

  /** One at a time for each object: two Secrets for one change would be one too many. */
  private take(object: ApiObject): void {
    const key = keyOf(object);
    const before = this.pending.get(key) ?? Promise.resolve();
    const own = before
      .then(() => this.settle(object))
      .catch((error: unknown) => this.options.log(`certificate ${key}: ${String(error)}`))
      .finally(() => this.pending.get(key) === own && this.pending.delete(key));
    this.pending.set(key, own);
  }

  private async settle(object: ApiObject): Promise<void> {
    const { client } = this.options;
    const spec = propsOf(object.raw.spec);
    const name = textOf(spec.secretName);
    const path = `/api/v1/namespaces/${object.namespace}/secrets/${name}`;
    const present = await client.call("GET", path).catch(() => ({}));
    const held = decoded(textMapOf(propsOf(present).data)["tls.crt"]);
    if (!serves(held, namesOf(object))) await this.issue(object, path, name);
    await this.report(object);
  }

  private async issue(object: ApiObject, path: string, name: string): Promise<void> {
    const { domainNames, addresses } = namesOf(object);
    const { algorithm, size } = propsOf(propsOf(object.raw.spec).privateKey);
    const keyAlgorithm = keyName(textOf(algorithm), numberOf(size));
    const { certificate, privateKey } = await this.authority.issue({ domainNames, addresses, keyAlgorithm });
    const encoded = (text: string) => Buffer.from(text).toString("base64");
    await this.options.client.call("PATCH", path, {
      contentType: contentTypes.apply,
      query: { fieldManager, force: true },
      body: {
        apiVersion: "v1",
        kind: "Secret",
        type: "kubernetes.io/tls",
        metadata: {
          name,
          namespace: object.namespace,
          annotations: { "cert-manager.io/certificate-name": object.name },
        },
        data: {
          "tls.crt": encoded(certificate),
          "tls.key": encoded(privateKey),
          "ca.crt": encoded(await this.authority.ensure()),
        },
      },
    });
  }

  private async report(object: ApiObject): Promise<void> {
    const { generation } = propsOf(object.raw.metadata);
    const { conditions } = propsOf(object.raw.status);
    const ready = {
      type: "Ready",
      status: "True",
      reason: "Ready",
      message: "Issued by the authority of this machine",
      observedGeneration: numberOf(generation),
    };
    const known = Array.isArray(conditions) ? conditions.map(propsOf) : [];
    if (
      known.some(
        ({ type, status, observedGeneration }) =>
          type === "Ready" && status === "True" && observedGeneration === ready.observedGeneration,
      )
    )
      return;
    await this.options.client.call("PATCH", `${certificatePath(object)}/status`, {
      contentType: contentTypes.merge,
      body: { status: { conditions: [{ ...ready, lastTransitionTime: timestamp(Date.now()) }] } },
    });
  }
}

const certificatePath = ({ namespace, name }: ApiObject) =>
  `/apis/cert-manager.io/v1/namespaces/${namespace}/certificates/${name}`;

const decoded = (text: string | undefined): string => Buffer.from(text ?? "", "base64").toString("utf8");

function namesOf({ raw }: ApiObject) {
  const { dnsNames, commonName, ipAddresses } = propsOf(raw.spec);
  const names = [textOf(commonName), ...textsOf(dnsNames)].filter((name) => name !== "");
  return { domainNames: [...new Set(names)], addresses: textsOf(ipAddresses) };
}

/** Whether a certificate covers all that is asked for, and is not soon to end. */
function serves(pem: string, { domainNames, addresses }: ReturnType<typeof namesOf>): boolean {
  if (!pem.includes("BEGIN CERTIFICATE")) return false;
  const certificate = new X509Certificate(pem);
  const held = new Set((certificate.subjectAltName ?? "").split(", "));
  const wanted = [...domainNames.map((name) => `DNS:${name}`), ...addresses.map((value) => `IP Address:${value}`)];
  return wanted.every((name) => held.has(name)) && Date.parse(certificate.validTo) - Date.now() > renewBefore;
}

/** cert-manager's own default is RSA of 2048 bits. */
const keyName = (algorithm: string, size: number): string =>
  algorithm === "ECDSA" ? (size === 384 ? "EC_secp384r1" : "EC_prime256v1") : `RSA_${size === 0 ? 2048 : size}`;
