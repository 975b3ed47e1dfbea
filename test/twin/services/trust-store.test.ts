import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Props, StoredResource } from "../../../twin/contract/resources";
import { Account, forwardTo, makeListener, refuses } from "../../support/account";
import { rootCertificate } from "../../support/root-certificate";
import { fixed, setUp } from "./stage";

const list = "-----BEGIN X509 CRL-----\nMIIB\n-----END X509 CRL-----\n";

function make(account: Account, type: string, inputs: Props, name = type): StoredResource {
  const { inputs: checked } = account.plane.check(type, { name, inputs, seed: name });
  return account.plane.create({ type, name, urn: `urn:${name}`, inputs: checked });
}

const trust = "aws:lb/trustStore:TrustStore";
const revocation = "aws:lb/trustStoreRevocation:TrustStoreRevocation";
const bundle = (key: string): Props => ({ caCertificatesBundleS3Bucket: "trust", caCertificatesBundleS3Key: key });

function stage(more: Props = {}) {
  const { account, balancer, blue } = setUp(more);
  make(account, "aws:s3/bucket:Bucket", { bucket: "trust" });
  const put = (key: string, content: string) =>
    make(account, "aws:s3/bucketObjectv2:BucketObjectv2", { bucket: "trust", key, content }, key);
  put("ca.pem", rootCertificate);
  put("crl.pem", list);
  put("odd.pem", "hello");
  const certificate = account.make("certificate", { domainName: "vip.example.com", validationMethod: "DNS" });
  return { account, balancer, blue, secure: { port: 443, protocol: "HTTPS", certificateArn: certificate.id } };
}

describe("trust stores", () => {
  it("answer as AWS does, each under a name of its own", () => {
    const { account } = stage();
    const { id, outputs } = make(account, trust, { name: "partners", ...bundle("ca.pem") });
    assert.match(id, /:truststore\/partners\/[0-9a-f]{16}$/);
    assert.deepEqual([outputs.arn, outputs.arnSuffix], [id, id.split(":").at(-1)]);
    refuses("DuplicateTrustStoreName", () => make(account, trust, { name: "partners", ...bundle("ca.pem") }, "again"));
  });

  it("read their bundle at once", () => {
    const { account } = stage();
    const refused = (code: string, inputs: Props) =>
      refuses(code, () => make(account, trust, { name: "a", ...inputs }));
    refused("CaCertificatesBundleNotFound", bundle("none.pem"));
    refused("CaCertificatesBundleNotFound", { ...bundle("ca.pem"), caCertificatesBundleS3ObjectVersion: "1" });
    refused("InvalidCaCertificatesBundle", bundle("odd.pem"));
    refused("InvalidCaCertificatesBundle", bundle("crl.pem"));
  });

  it("count their revocation lists, and read them at once", () => {
    const { account } = stage();
    const store = make(account, trust, { name: "partners", ...bundle("ca.pem") });
    const of = (key: string, name = key) =>
      make(account, revocation, { trustStoreArn: store.id, revocationsS3Bucket: "trust", revocationsS3Key: key }, name);
    assert.deepEqual([of("crl.pem").outputs.revocationId, of("crl.pem", "b").outputs.revocationId], [1, 2]);
    refuses("RevocationContentNotFound", () => of("none.pem"));
    refuses("InvalidRevocationContent", () => of("ca.pem"));
    const elsewhere = { trustStoreArn: `${store.id}0`, revocationsS3Bucket: "trust", revocationsS3Key: "crl.pem" };
    refuses("TrustStoreNotFound", () => make(account, revocation, elsewhere, "c"));
  });

  it("stay while a listener uses them, which must name one that exists", () => {
    const { account, balancer, secure } = stage();
    const store = make(account, trust, { name: "partners", ...bundle("ca.pem") });
    const verify = (trustStoreArn: string) => ({ ...secure, mutualAuthentication: { mode: "verify", trustStoreArn } });
    refuses("TrustStoreNotFound", () => makeListener(account, balancer, fixed, verify(`${store.id}0`)));
    const listener = makeListener(account, balancer, fixed, verify(store.id));
    refuses("TrustStoreInUse", () => account.remove(store));
    account.update(listener, { mutualAuthentication: { mode: "off" } });
    account.remove(store);
  });

  const arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:truststore/a/1a2b3c4d5e6f7a8b";
  const wrong: readonly (readonly [Props, RegExp])[] = [
    [{ protocol: "HTTP", mutualAuthentication: { mode: "passthrough" } }, /not supported.*protocol HTTP$/],
    [{ protocol: "TLS", mutualAuthentication: { mode: "passthrough" } }, /not supported by network load balancers/],
    [{ protocol: "HTTPS", mutualAuthentication: { mode: "verify" } }, /trustStoreArn.*required with mode verify/],
    [
      { protocol: "HTTPS", mutualAuthentication: { mode: "passthrough", trustStoreArn: arn } },
      /not supported with mode/,
    ],
    [{ protocol: "HTTPS", mutualAuthentication: { mode: "on" } }, /one of off, passthrough, verify/],
    [
      {
        protocol: "HTTPS",
        mutualAuthentication: { mode: "verify", trustStoreArn: arn, advertiseTrustStoreCaNames: "yes" },
      },
      /one of on, off/,
    ],
  ];
  for (const [inputs, words] of wrong) {
    it(`fail a listener's plan with ${JSON.stringify(inputs).slice(0, 80)}`, () => {
      const failures = new Account().failures("listener", { defaultActions: [forwardTo({ a: 1 })], ...inputs });
      assert.match(failures.join("\n"), words);
    });
  }
});
