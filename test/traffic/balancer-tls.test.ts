import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import http2 from "node:http2";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import tls from "node:tls";
import { Authority } from "../../twin/balancer/certificates/authority";
import type { Certificate } from "../../twin/contract/certificate";
import type { Listener } from "../../twin/contract/desired-state";
import { PlaneFixture } from "../support/balancer-plane";
import { balancer, forward, listener, quickCheck, targetGroup } from "../support/balancing";
import { reserveSlot } from "../support/slots";
import { ask, sleep, startNode } from "../support/traffic";

const slot = reserveSlot();
const address = `127.${slot}.0.4`;
const url = `https://${address}:8443`;
const certificate = (name: string, changes: Partial<Certificate> = {}): Certificate => ({
  arn: `arn:aws:acm:eu-west-1:123456789012:certificate/${name}`,
  domainNames: [`${name}.example.com`, `*.${name}.example.com`],
  keyAlgorithm: "EC_prime256v1",
  imported: undefined,
  ...changes,
});

describe("a TLS listener", { timeout: 120_000 }, () => {
  let fixture: PlaneFixture;
  let ca = "";
  const first = certificate("first", { keyAlgorithm: "RSA_2048" });
  const second = certificate("second");

  before(async () => {
    fixture = await PlaneFixture.open(slot);
    await fixture.start("a");
    await serve({});
    ca = await readFile(path.join(fixture.folder, "ca", "ca.pem"), "utf8");
    await fixture.whenAll("healthy", ["a"]);
  });
  after(() => fixture.close());

  const serve = (changes: Partial<Listener>, certificates = [first, second]) =>
    fixture.apply(
      {
        balancers: [
          balancer(slot, [
            listener(8443, {
              protocol: "HTTPS",
              certificates: certificates.map(({ arn }) => arn),
              defaultAction: forward({ blue: 1 }),
              ...changes,
            }),
          ]),
        ],
        targetGroups: [targetGroup("blue", { healthCheck: quickCheck })],
        certificates,
      },
      fixture.in("blue", "a"),
    );
  const handshake = (options: tls.ConnectionOptions): Promise<{ protocol: string; cipher: string; subject: string }> =>
    new Promise((resolve, reject) => {
      const socket = tls.connect(
        { host: address, port: 8443, ca, checkServerIdentity: () => undefined, ...options },
        () => {
          resolve({
            protocol: socket.getProtocol() ?? "",
            cipher: socket.getCipher().standardName,
            subject: String(socket.getPeerCertificate().subject.CN),
          });
          socket.end();
        },
      );
      socket.on("error", reject);
    });

  it("is trusted through the stack's authority, by name and by address", async () => {
    assert.equal((await ask(url, { ca })).node, "a");
    const headers = { host: "shop.second.example.com" };
    assert.equal((await ask(url, { ca, headers, tls: { servername: "shop.second.example.com" } })).node, "a");
    await assert.rejects(ask(url), /unable to verify|self-signed/);
  });

  it("chooses the certificate by SNI, the first one for every other name", async () => {
    const subject = async (servername: string) => (await handshake({ servername })).subject;
    assert.equal(await subject("first.example.com"), "*.first.example.com");
    assert.equal(await subject("a.second.example.com"), "*.second.example.com");
    assert.equal(await subject("elsewhere.example.org"), "*.first.example.com");
  });

  it("accepts and refuses what the security policy says", async () => {
    const tls12 = { maxVersion: "TLSv1.2" as const };
    const cbc = { ...tls12, ciphers: "ECDHE-RSA-AES128-SHA256" };
    assert.equal((await handshake({})).protocol, "TLSv1.3");
    assert.equal((await handshake(tls12)).protocol, "TLSv1.2");
    await assert.rejects(handshake(cbc), /handshake failure/);
    await serve({ sslPolicy: "ELBSecurityPolicy-TLS13-1-2-PQ-2025-09" });
    assert.equal((await handshake(cbc)).cipher, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256");
    const old = { minVersion: "TLSv1" as const, maxVersion: "TLSv1.1" as const, ciphers: "DEFAULT@SECLEVEL=0" };
    await assert.rejects(handshake(old));
    await assert.rejects(handshake({ ...tls12, ciphers: "AES128-GCM-SHA256" }), /handshake failure/);
    await serve({ sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06" });
    await assert.rejects(handshake(cbc), /handshake failure/);
    await serve({ sslPolicy: "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09" });
    await assert.rejects(handshake(tls12), /protocol version/);
    assert.equal((await handshake({})).protocol, "TLSv1.3");
    await serve({ sslPolicy: "ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04" });
    await assert.rejects(handshake({ ciphers: "TLS_CHACHA20_POLY1305_SHA256", minVersion: "TLSv1.3" }));
    await serve({});
  });

  it("speaks HTTP/2", async () => {
    const session = http2.connect(url, { ca });
    const stream = session.request({ ":path": "/h2" });
    const [headers, body] = await new Promise<[http2.IncomingHttpHeaders, string]>((resolve, reject) => {
      let text = "";
      let head: http2.IncomingHttpHeaders = {};
      session.on("error", reject);
      stream.on("response", (received) => {
        head = received;
      });
      stream.on("data", (chunk: Buffer) => {
        text += chunk.toString();
      });
      stream.on("end", () => resolve([head, text]));
    });
    session.close();
    assert.equal(headers["x-node"], "a");
    assert.equal(JSON.parse(body).headers["x-forwarded-proto"], "https");
  });

  it("keeps its keys to itself, and its certificates over restarts", async () => {
    const mode = async (...file: string[]) =>
      ((await stat(path.join(fixture.folder, ...file))).mode & 0o777).toString(8);
    assert.equal(await mode("ca", "ca.key"), "600");
    const folder = path.join(fixture.folder, "haproxy", "certificates");
    const files = await readdir(folder);
    assert.deepEqual(
      new Set(await Promise.all(files.map((file) => mode("haproxy", "certificates", file)))),
      new Set(["600"]),
    );
    const pems = files.filter((file) => file.endsWith(".pem"));
    assert.equal(pems.length, 2);
    const before = await Promise.all(pems.map((file) => readFile(path.join(folder, file), "utf8")));
    await serve({ sslPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06" });
    await serve({});
    assert.deepEqual(await Promise.all(pems.map((file) => readFile(path.join(folder, file), "utf8"))), before);
  });

  it("renews a certificate that is about to end or lacks a name, and drops one that nobody serves", async () => {
    const more = { ...first, domainNames: [...first.domainNames, "more.example.com"] };
    const generation = await fixture.generation();
    await serve({}, [more]);
    assert.equal(await fixture.generation(), generation + 1);
    const folder = path.join(fixture.folder, "haproxy", "certificates");
    const [file = "", ...others] = (await readdir(folder)).filter((name) => name.endsWith(".pem"));
    assert.deepEqual(others, []);
    const pem = await readFile(path.join(folder, file), "utf8");
    const served = new X509Certificate(pem);
    assert.match(served.subjectAltName ?? "", new RegExp(`DNS:more.example.com, IP Address:${address}`));
    assert.ok(served.verify(new X509Certificate(ca).publicKey));
    await writeFile(path.join(folder, file), pem.replace(/[A-Za-z0-9]{10}/, "damagedpem"));
    await serve({}, [more]);
    assert.equal((await ask(url, { ca })).node, "a");
    await serve({});
  });

  it("serves an imported certificate as it is, and says which one it cannot read", async () => {
    const authority = new Authority(path.join(fixture.folder, "other"));
    const otherCa = await authority.ensure();
    const leaf = await authority.issue({
      domainNames: ["own.example.com"],
      addresses: [address],
      keyAlgorithm: "EC_secp384r1",
    });
    const own = certificate("own", { imported: leaf });
    await serve({}, [own]);
    assert.equal((await ask(url, { ca: otherCa })).node, "a");
    const broken = certificate("broken", { imported: { certificate: "nothing", privateKey: "nothing" } });
    await assert.rejects(serve({}, [broken]), /certificate\/broken: the imported certificate is not readable PEM/);
    assert.equal((await ask(url, { ca: otherCa })).node, "a");
    await serve({});
  });

  it("encrypts to targets of an HTTPS group without asking who they are", async () => {
    const authority = new Authority(path.join(fixture.folder, "node-ca"));
    await authority.ensure();
    const leaf = await authority.issue({
      domainNames: ["whoever.example.com"],
      addresses: [],
      keyAlgorithm: "RSA_2048",
    });
    const pem = path.join(fixture.folder, "node.pem");
    await writeFile(pem, `${leaf.certificate}\n${leaf.privateKey}\n`);
    const node = await startNode("s", `127.${slot}.200.99`, 8080, { pem });
    fixture.nodes.set("s", node);
    const group = targetGroup("secure", { protocol: "HTTPS", healthCheck: { ...quickCheck, protocol: "HTTPS" } });
    const one = listener(8443, { protocol: "HTTPS", certificates: [first.arn], defaultAction: forward({ secure: 1 }) });
    // Once through a free slot, once through a reload that writes the target down: checks are encrypted both times.
    for (const slowStart of [0, 30]) {
      await fixture.apply(
        { balancers: [balancer(slot, [one])], targetGroups: [{ ...group, slowStart }], certificates: [first] },
        fixture.in("secure", "s"),
      );
      await fixture.whenAll("healthy", ["s"]);
      await sleep(3_500);
      assert.equal(fixture.health("s").state, "healthy");
    }
    assert.equal((await ask(url, { ca })).node, "s");
  });
});
