import { webcrypto } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type * as X509 from "@peculiar/x509";

const year = 365 * 24 * 3600 * 1000;
/** Clocks of clients may be behind. */
const backdate = 3600 * 1000;

/** What a leaf is made for. */
export interface LeafRequest {
  readonly domainNames: readonly string[];
  readonly addresses: readonly string[];
  /** ACM's name: `RSA_2048`, `EC_prime256v1`, ... */
  readonly keyAlgorithm: string;
  /** Milliseconds since the epoch. Default: in 395 days. */
  readonly endsAt?: number;
  /** Who it stands for. Default: its first name. */
  readonly subject?: Subject;
  /** What its owner may be in a handshake. Default: `server`. */
  readonly usages?: readonly Usage[];
}

interface Subject {
  readonly commonName: string;
  readonly organization?: string;
}

type Usage = "server" | "client";

/** Source: RFC 5280, 4.2.1.12. */
const extendedUsages: Readonly<Record<Usage, string>> = { server: "1.3.6.1.5.5.7.3.1", client: "1.3.6.1.5.5.7.3.2" };

interface Pem {
  readonly certificate: string;
  readonly privateKey: string;
}

type KeyPair = webcrypto.CryptoKeyPair;

const signing = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;

/**
 * The stack's own certificate authority: `ca.pem` is what a client trusts, its key never leaves the folder (0600). The library is loaded
 * on first use, since it costs a tenth of a second and plain HTTP stacks never need it.
 */
export class Authority {
  constructor(private readonly folder: string) {}

  get certificateFile(): string {
    return path.join(this.folder, "ca.pem");
  }

  /** Makes the authority if the folder has none. Returns its certificate, PEM. */
  async ensure(): Promise<string> {
    const present = await this.#load();
    if (present !== undefined) return present.certificate;
    const x509 = await library();
    const keys = await generate(signing);
    const now = Date.now();
    const certificate = await x509.X509CertificateGenerator.createSelfSigned({
      serialNumber: serialNumber(),
      name: "CN=vipkit local authority,O=vipkit",
      notBefore: new Date(now - backdate),
      notAfter: new Date(now + 10 * year),
      signingAlgorithm: signing,
      keys,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    });
    const pem = certificate.toString("pem");
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    // The key first: a certificate without its key would be trusted and never usable.
    await write(path.join(this.folder, "ca.key"), await privatePem(x509, keys), 0o600);
    await write(this.certificateFile, `${pem}\n`, 0o644);
    return pem;
  }

  async issue(request: LeafRequest): Promise<Pem> {
    await this.ensure();
    const authority = await this.#load();
    if (authority === undefined) throw new Error(`${this.folder} has no readable certificate authority`);
    const x509 = await library();
    const issuer = new x509.X509Certificate(authority.certificate);
    const algorithm = leafAlgorithm(request.keyAlgorithm);
    const keys = await generate(algorithm);
    const now = Date.now();
    const certificate = await x509.X509CertificateGenerator.create({
      serialNumber: serialNumber(),
      subject: subjectOf(request),
      issuer: issuer.subject,
      notBefore: new Date(now - backdate),
      // The longest that ACM issues. Source: AWS Certificate Manager user guide.
      notAfter: new Date(request.endsAt ?? now + 395 * 24 * 3600 * 1000),
      signingKey: await importPrivate(x509, authority.privateKey),
      publicKey: keys.publicKey,
      signingAlgorithm: signing,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(leafUsages(x509, algorithm.name), true),
        new x509.ExtendedKeyUsageExtension((request.usages ?? ["server"]).map((usage) => extendedUsages[usage])),
        ...alternativeNames(x509, request),
        await x509.AuthorityKeyIdentifierExtension.create(issuer),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    });
    return { certificate: certificate.toString("pem"), privateKey: await privatePem(x509, keys) };
  }

  async #load(): Promise<Pem | undefined> {
    const certificate = await readFile(this.certificateFile, "utf8").catch(() => "");
    const privateKey = await readFile(path.join(this.folder, "ca.key"), "utf8").catch(() => "");
    const isUsable = certificate.includes("BEGIN CERTIFICATE") && privateKey.includes("BEGIN PRIVATE KEY");
    return isUsable ? { certificate, privateKey } : undefined;
  }
}

async function library(): Promise<typeof X509> {
  await import("reflect-metadata");
  const x509 = await import("@peculiar/x509");
  x509.cryptoProvider.set(webcrypto);
  return x509;
}

/** A client's certificate may have none, and an empty list is no valid extension. */
function alternativeNames(x509: typeof X509, { domainNames, addresses }: LeafRequest): X509.Extension[] {
  if (domainNames.length + addresses.length === 0) return [];
  return [
    new x509.SubjectAlternativeNameExtension([
      ...domainNames.map((value) => ({ type: "dns" as const, value })),
      ...addresses.map((value) => ({ type: "ip" as const, value })),
    ]),
  ];
}

function subjectOf(request: LeafRequest): X509.JsonName {
  const { commonName, organization } = request.subject ?? { commonName: commonNameOf(request) };
  return [...(organization === undefined ? [] : [{ O: [organization] }]), { CN: [commonName] }];
}

/** A common name has at most 64 characters. Source: RFC 5280, appendix A. */
function commonNameOf({ domainNames, addresses }: LeafRequest): string {
  return [...domainNames, ...addresses].find((name) => name.length <= 64) ?? "vipkit";
}

const rsa = (modulusLength: number) =>
  ({ name: "RSASSA-PKCS1-v1_5", hash: "SHA-256", publicExponent: new Uint8Array([1, 0, 1]), modulusLength }) as const;

/** Source: AWS Certificate Manager user guide, key algorithms. Anything else gets the vendor's default. */
function leafAlgorithm(name: string) {
  const algorithms = {
    RSA_2048: rsa(2048),
    RSA_3072: rsa(3072),
    RSA_4096: rsa(4096),
    EC_prime256v1: signing,
    EC_secp384r1: { name: "ECDSA", namedCurve: "P-384", hash: "SHA-384" } as const,
  };
  return Object.entries(algorithms).find(([key]) => key === name)?.[1] ?? algorithms.RSA_2048;
}

const leafUsages = (x509: typeof X509, algorithm: string): number =>
  algorithm === "ECDSA"
    ? x509.KeyUsageFlags.digitalSignature
    : x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.keyEncipherment;

const generate = (algorithm: ReturnType<typeof leafAlgorithm>): Promise<KeyPair> =>
  webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);

async function privatePem(x509: typeof X509, keys: KeyPair): Promise<string> {
  return x509.PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey), "PRIVATE KEY");
}

function importPrivate(x509: typeof X509, pem: string): Promise<webcrypto.CryptoKey> {
  const [der = new ArrayBuffer(0)] = x509.PemConverter.decode(pem);
  return webcrypto.subtle.importKey("pkcs8", der, signing, false, ["sign"]);
}

/** 64 random bits, positive. */
function serialNumber(): string {
  const bytes = webcrypto.getRandomValues(new Uint8Array(8));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return Buffer.from(bytes).toString("hex");
}

async function write(file: string, text: string, mode: number): Promise<void> {
  await writeFile(`${file}.draft`, text, { mode });
  await rename(`${file}.draft`, file);
}
