import { createHash, createPrivateKey, X509Certificate } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Certificate } from "../../contract/certificate";
import type { Balancer, Listener } from "../../contract/desired-state";
import { digest } from "../render/names";
import { isTls } from "../render/tls";
import { BalancerError } from "../runtime/program";
import { Authority, type LeafRequest } from "./authority";

const folderName = "certificates";
/** ACM renews 60 days before the end. Source: AWS Certificate Manager user guide, managed renewal. */
const renewalWindow = 60 * 24 * 3600 * 1000;

interface Served {
  readonly balancers: readonly Balancer[];
  readonly certificates: readonly Certificate[];
}

/** Path of a listener's certificates, the default one first, as the configuration names it. */
export const certificateList = (balancer: Balancer, listener: Listener): string =>
  `${folderName}/${balancer.name}.${listener.port}.lst`;

/** Paths of what a listener trusts of its clients, as the configuration names them. */
export const clientFiles = (balancer: Balancer, listener: Listener) => ({
  authorities: `${folderName}/${balancer.name}.${listener.port}.ca.pem`,
  revocations: `${folderName}/${balancer.name}.${listener.port}.crl.pem`,
});

/** The certificates that HAProxy serves: imported ones as they are, all others issued by the stack's own authority. */
export class TlsFiles {
  readonly #authority: Authority;
  #digest = "";
  #serials: ReadonlyMap<string, string> = new Map();

  constructor(
    private readonly home: string,
    authorityFolder: string,
  ) {
    this.#authority = new Authority(authorityFolder);
  }

  /** Changes whenever HAProxy must load its certificates again. */
  get digest(): string {
    return this.#digest;
  }

  /** ARN by serial number, as HAProxy logs it: upper-case hexadecimal. */
  get serials(): ReadonlyMap<string, string> {
    return this.#serials;
  }

  /** Writes what the listeners need, renews what is about to expire, removes what is not needed. */
  async write(served: Served): Promise<void> {
    const lists = listsOf(served.balancers);
    const needed = new Set([...lists.values()].flat());
    if (lists.size > 0) await mkdir(path.join(this.home, folderName), { recursive: true, mode: 0o700 });
    const hash = createHash("sha256");
    const serials = new Map<string, string>();
    for (const arn of [...needed].toSorted()) {
      const pem = await this.#ensure(arn, served);
      hash.update(arn).update(pem);
      serials.set(parse(arn, pem).serialNumber, arn);
    }
    for (const [file, arns] of lists) await this.#save(file, arns.map((arn) => `${fileOf(arn)}\n`).join(""));
    const trusted = await this.#trusted(served.balancers);
    for (const [file, text] of trusted) {
      hash.update(file).update(text);
      await this.#save(file, text);
    }
    await this.#sweep(new Set([...[...needed].map(fileOf), ...lists.keys(), ...trusted.keys()]));
    this.#digest = needed.size === 0 ? "" : hash.digest("hex");
    this.#serials = serials;
  }

  /** Text by file of what listeners trust. Where nodes judge, any authority will do: HAProxy wants one to ask for a certificate at all. */
  async #trusted(balancers: readonly Balancer[]): Promise<ReadonlyMap<string, string>> {
    const files = new Map<string, string>();
    for (const balancer of balancers) {
      for (const listener of balancer.listeners.filter(isTls)) {
        const { clientCertificates } = listener;
        if (clientCertificates === undefined) continue;
        const { authorities, revocations } = clientFiles(balancer, listener);
        const isJudged = clientCertificates.mode === "verify";
        files.set(authorities, isJudged ? clientCertificates.authorities : await this.#authority.ensure());
        if (clientCertificates.revocations.length > 0) {
          files.set(revocations, clientCertificates.revocations.map((list) => `${list.trim()}\n`).join(""));
        }
      }
    }
    return files;
  }

  async #ensure(arn: string, served: Served): Promise<string> {
    const known = served.certificates.find((certificate) => certificate.arn === arn);
    const present = await readFile(path.join(this.home, fileOf(arn)), "utf8").catch(() => "");
    if (known?.imported !== undefined) {
      const pem = `${known.imported.certificate.trim()}\n${known.imported.privateKey.trim()}\n`;
      if (pem !== present) await this.#save(fileOf(arn), pem);
      return pem;
    }
    const request = leafRequest(arn, known, served.balancers);
    const authority = await this.#authority.ensure();
    if (isServable(present, request, authority)) return present;
    const leaf = await this.#authority.issue(request);
    const pem = [leaf.certificate, authority, leaf.privateKey].map((part) => `${part.trim()}\n`).join("");
    await this.#save(fileOf(arn), pem);
    return pem;
  }

  async #save(file: string, text: string): Promise<void> {
    const target = path.join(this.home, file);
    await writeFile(`${target}.draft`, text, { mode: 0o600 });
    await rename(`${target}.draft`, target);
  }

  async #sweep(kept: ReadonlySet<string>): Promise<void> {
    const present = await readdir(path.join(this.home, folderName)).catch(() => []);
    const stale = present.map((name) => `${folderName}/${name}`).filter((file) => !kept.has(file));
    await Promise.all(stale.map((file) => rm(path.join(this.home, file), { force: true })));
  }
}

/** @throws BalancerError when an imported certificate is not one */
function parse(arn: string, pem: string): X509Certificate {
  try {
    createPrivateKey(pem);
    return new X509Certificate(pem);
  } catch {
    throw new BalancerError(`${arn}: the imported certificate is not readable PEM, or its key is not; import it again`);
  }
}

const fileOf = (arn: string): string => `${folderName}/${digest(arn, 16)}.pem`;

function listsOf(balancers: readonly Balancer[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    balancers.flatMap((balancer) =>
      balancer.listeners.filter(isTls).map((listener) => [certificateList(balancer, listener), listener.certificates]),
    ),
  );
}

/** The names that the program asked for, and those under which the twin's clients reach the balancers that serve it. */
function leafRequest(arn: string, known: Certificate | undefined, balancers: readonly Balancer[]): LeafRequest {
  const serving = balancers.filter(({ listeners }) => listeners.some(({ certificates }) => certificates.includes(arn)));
  const addresses = serving.flatMap((balancer) => balancer.addresses.map(({ ip }) => ip));
  const names = serving.map(({ dnsName }) => dnsName).filter((name) => /[a-z]/i.test(name));
  return {
    domainNames: [...new Set([...(known?.domainNames ?? []), ...names])].toSorted(),
    addresses: [...new Set(addresses)].toSorted(),
    keyAlgorithm: known?.keyAlgorithm ?? "RSA_2048",
    ...(known?.endsAt === undefined ? {} : { endsAt: known.endsAt }),
  };
}

function readable(pem: string): X509Certificate | undefined {
  try {
    const certificate = new X509Certificate(pem);
    return certificate.checkPrivateKey(createPrivateKey(pem)) ? certificate : undefined;
  } catch {
    return undefined;
  }
}

/** Whether its end is the one wanted: a certain one, or one that is not near. */
function isInTime({ validTo }: X509Certificate, { endsAt }: LeafRequest): boolean {
  const end = new Date(validTo).getTime();
  return endsAt === undefined ? end - Date.now() > renewalWindow : end === endsAt;
}

/** The same names, from the present authority, and not about to end. */
function isServable(pem: string, request: LeafRequest, authority: string): boolean {
  const certificate = readable(pem);
  if (certificate === undefined) return false;
  const wanted = [
    ...request.domainNames.map((name) => `DNS:${name}`),
    ...request.addresses.map((address) => `IP Address:${address}`),
  ];
  return (
    certificate.verify(new X509Certificate(authority).publicKey) &&
    isInTime(certificate, request) &&
    (certificate.subjectAltName ?? "") === wanted.join(", ")
  );
}
