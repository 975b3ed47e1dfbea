import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import tls from "node:tls";
import type { Certificate } from "../../twin/contract/certificate";
import type { ClientCertificates } from "../../twin/contract/client-certificates";
import type { Listener } from "../../twin/contract/desired-state";
import { PlaneFixture } from "../support/balancer-plane";
import { balancer, forward, listener, quickCheck, targetGroup } from "../support/balancing";
import { ClientAuthority, type ClientIdentity } from "../support/client-authority";
import { reserveSlot } from "../support/slots";
import { ask } from "../support/traffic";

const slot = reserveSlot();
const address = `127.${slot}.0.4`;
const url = `https://${address}:8443`;
const own: Certificate = {
  arn: "arn:aws:acm:eu-west-1:123456789012:certificate/own",
  domainNames: ["own.example.com"],
  keyAlgorithm: "EC_prime256v1",
  imported: undefined,
};
const headers: ClientCertificates["headers"] = {
  chain: "X-Amzn-Mtls-Clientcert",
  leaf: "X-Amzn-Mtls-Clientcert-Leaf",
  serialNumber: "X-Serial",
  issuer: "X-Amzn-Mtls-Clientcert-Issuer",
  subject: "X-Amzn-Mtls-Clientcert-Subject",
  validity: "X-Amzn-Mtls-Clientcert-Validity",
};

describe("a listener that asks its clients for certificates", { timeout: 120_000 }, () => {
  let fixture: PlaneFixture;
  let ca = "";
  let partners: ClientAuthority;
  let others: ClientAuthority;
  let client: ClientIdentity;
  let revoked: ClientIdentity;
  let expired: ClientIdentity;
  let stranger: ClientIdentity;

  before(async () => {
    [partners, others] = [await ClientAuthority.create("partners"), await ClientAuthority.create("others")];
    client = await partners.issue("client", "0A01");
    revoked = await partners.issue("revoked", "0A02");
    expired = await partners.issue("expired", "0A03", -1);
    stranger = await others.issue("stranger", "0A04");
    fixture = await PlaneFixture.open(slot);
    await fixture.start("a");
    await serve(undefined);
    ca = await readFile(path.join(fixture.folder, "ca", "ca.pem"), "utf8");
    await fixture.whenAll("healthy", ["a"]);
  });
  after(() => fixture.close());

  const verify = (changes: Partial<ClientCertificates> = {}): ClientCertificates => ({
    mode: "verify",
    authorities: partners.pem,
    revocations: [],
    ignoreExpiry: false,
    advertiseNames: false,
    headers,
    ...changes,
  });
  const serve = (clientCertificates: ClientCertificates | undefined, changes: Partial<Listener> = {}) =>
    fixture.apply(
      {
        balancers: [
          balancer(slot, [
            listener(8443, {
              protocol: "HTTPS",
              certificates: [own.arn],
              defaultAction: forward({ blue: 1 }),
              clientCertificates,
              ...changes,
            }),
          ]),
        ],
        targetGroups: [targetGroup("blue", { healthCheck: quickCheck })],
        certificates: [own],
      },
      fixture.in("blue", "a"),
    );

  const identity = (who: ClientIdentity | undefined) => (who === undefined ? {} : { cert: who.cert, key: who.key });
  const answer = (who: ClientIdentity | undefined, sent: Record<string, string> = {}) =>
    ask(url, { ca, headers: sent, tls: identity(who) });
  const seen = async (who: ClientIdentity | undefined, sent: Record<string, string> = {}) =>
    JSON.parse((await answer(who, sent)).body).headers as Record<string, string>;
  const isRefused = (who: ClientIdentity | undefined) => assert.rejects(answer(who));

  it("lets in whom its authorities know, and tells nodes who it is", async () => {
    await serve(verify());
    const got = await seen(client, { "x-serial": "forged" });
    assert.equal(got["x-serial"], client.serial);
    assert.equal(got["x-amzn-mtls-clientcert-subject"], "O=Example,OU=Orders,CN=client");
    assert.equal(got["x-amzn-mtls-clientcert-issuer"], "O=Partners,CN=partners");
    assert.match(
      String(got["x-amzn-mtls-clientcert-validity"]),
      /^NotBefore=2025-01-02T03:04:05Z;NotAfter=20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
    );
    const leaf = decodeURIComponent(String(got["x-amzn-mtls-clientcert-leaf"]));
    assert.equal(leaf.trim(), client.cert.trim());
    assert.equal(got["x-amzn-mtls-clientcert"], undefined);
    await isRefused(undefined);
    await isRefused(stranger);
    await isRefused(expired);
  });

  it("lets expired certificates in only when told to", async () => {
    await serve(verify({ ignoreExpiry: true }));
    assert.equal((await answer(expired)).status, 200);
    await isRefused(stranger);
  });

  it("keeps out what a list revokes, and nobody whose authority has no list", async () => {
    const revocations = [await partners.revoke(revoked.serial)];
    await serve(verify({ authorities: partners.pem + others.pem, revocations }));
    assert.equal((await answer(client)).status, 200);
    await isRefused(revoked);
    assert.equal((await answer(stranger)).status, 200);
    await serve(verify({ authorities: partners.pem + others.pem }));
    assert.equal((await answer(revoked)).status, 200);
  });

  it("passes any certificate on, and none where none is shown", async () => {
    await serve(verify({ mode: "passthrough", authorities: "" }));
    const chain = (await seen(stranger))["x-amzn-mtls-clientcert"];
    assert.equal(decodeURIComponent(String(chain)).trim(), stranger.cert.trim());
    assert.equal((await seen(undefined, { "x-amzn-mtls-clientcert": "forged" }))["x-amzn-mtls-clientcert"], undefined);
  });

  it("asks nobody once it is off", async () => {
    await serve(undefined);
    assert.equal((await answer(undefined)).status, 200);
  });

  it("keeps strangers out of a network balancer's TLS listener too", async () => {
    const network = balancer(
      slot,
      [
        listener(8443, {
          protocol: "TLS",
          certificates: [own.arn],
          clientCertificates: verify(),
          defaultAction: forward({ tcp: 1 }),
        }),
      ],
      { type: "network" },
    );
    const tcp = targetGroup("tcp", { protocol: "TCP", healthCheck: quickCheck });
    await fixture.apply({ balancers: [network], targetGroups: [tcp], certificates: [own] }, fixture.in("tcp", "a"));
    const hello = (who: ClientIdentity | undefined) =>
      new Promise<string>((resolve, reject) => {
        const socket = tls.connect({
          host: address,
          port: 8443,
          ca,
          checkServerIdentity: () => undefined,
          ...identity(who),
        });
        socket.on("secureConnect", () => socket.write("GET / HTTP/1.0\r\n\r\n"));
        socket.on("data", (data) => {
          resolve(data.toString());
          socket.destroy();
        });
        socket.on("error", reject);
        socket.on("close", () => reject(new Error("closed")));
      });
    assert.match(await hello(client), /200 OK/);
    await assert.rejects(hello(stranger));
    await assert.rejects(hello(undefined));
  });
});
