import "reflect-metadata";
import { webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";

x509.cryptoProvider.set(webcrypto);

const signing = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const hour = 3600 * 1000;

export interface ClientIdentity {
  readonly cert: string;
  readonly key: string;
  /** Upper-case hexadecimal. */
  readonly serial: string;
}

/** An authority that gives clients their certificates, and takes them back. */
export class ClientAuthority {
  private constructor(
    private readonly keys: webcrypto.CryptoKeyPair,
    private readonly certificate: x509.X509Certificate,
  ) {}

  static async create(name: string): Promise<ClientAuthority> {
    const keys = (await webcrypto.subtle.generateKey(signing, true, ["sign", "verify"])) as webcrypto.CryptoKeyPair;
    const certificate = await x509.X509CertificateGenerator.createSelfSigned({
      serialNumber: "01",
      name: `CN=${name},O=Partners`,
      notBefore: new Date(Date.now() - 48 * hour),
      notAfter: new Date(Date.now() + 24 * hour),
      signingAlgorithm: signing,
      keys,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    });
    return new ClientAuthority(keys, certificate);
  }

  get pem(): string {
    return `${this.certificate.toString("pem")}\n`;
  }

  /** A client's certificate and key; `hours` until it ends, which may be over. */
  async issue(name: string, serial: string, hours = 1): Promise<ClientIdentity> {
    const keys = (await webcrypto.subtle.generateKey(signing, true, ["sign", "verify"])) as webcrypto.CryptoKeyPair;
    const certificate = await x509.X509CertificateGenerator.create({
      serialNumber: serial,
      subject: `CN=${name},OU=Orders,O=Example`,
      issuer: this.certificate.subject,
      notBefore: new Date(Date.UTC(2025, 0, 2, 3, 4, 5)),
      notAfter: new Date(Date.now() + hours * hour),
      signingKey: this.keys.privateKey,
      publicKey: keys.publicKey,
      signingAlgorithm: signing,
      extensions: [new x509.ExtendedKeyUsageExtension(["1.3.6.1.5.5.7.3.2"])],
    });
    const der = await webcrypto.subtle.exportKey("pkcs8", keys.privateKey);
    const key = x509.PemConverter.encode(der, "PRIVATE KEY");
    return { cert: certificate.toString("pem"), key, serial };
  }

  /** The list of certificates that are let in no more. */
  async revoke(...serials: readonly string[]): Promise<string> {
    const list = await x509.X509CrlGenerator.create({
      issuer: this.certificate.subject,
      thisUpdate: new Date(Date.now() - hour),
      nextUpdate: new Date(Date.now() + hour),
      signingAlgorithm: signing,
      signingKey: this.keys.privateKey,
      entries: serials.map((serialNumber) => ({ serialNumber, revocationDate: new Date(Date.now() - hour) })),
    });
    // The library's own tag is "CRL", which OpenSSL does not read.
    return `${x509.PemConverter.encode(list.rawData, "X509 CRL")}\n`;
  }
}
