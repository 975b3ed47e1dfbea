import assert from "node:assert/strict";
import { test } from "node:test";
import { planMutualAuthentication } from "../../components/aws/load-balancer/plan";
import { loadBalancerSettings } from "../../components/aws/load-balancer/settings";
import { TrustStore } from "../../components/aws/trust-store";
import { recordOnTwin } from "../support/on-twin";
import { labelOf, record } from "../support/recorder";
import { rootCertificate as pem } from "../support/root-certificate";

const crl = "-----BEGIN X509 CRL-----\nMIIB\n-----END X509 CRL-----\n";

test("what stands in the settings is put into a closed, versioned bucket: exactly these children", async () => {
  const { resources, result } = await record(
    () => new TrustStore("partners", { authorities: { pem }, revocations: { old: { pem: crl } } }),
  );
  assert.deepEqual(resources.map(labelOf), [
    "TrustStore partners-trust-store",
    "TrustStoreRevocation partners-revocation-old",
    "Bucket partners-trust-bucket",
    "BucketObjectv2 partners-authorities",
    "BucketObjectv2 partners-revocation-old",
    "BucketOwnershipControls partners-trust-ownership",
    "BucketPolicy partners-trust-policy",
    "BucketPublicAccessBlock partners-trust-access",
    "BucketServerSideEncryptionConfiguration partners-trust-encryption",
    "BucketVersioning partners-trust-versioning",
    "TrustStore partners",
  ]);
  assert.equal(result.ready.length, 1);
  const object = resources.find(({ name, type }) => name === "partners-authorities" && type.includes("bucketObject"));
  // S3 takes ten tags for an object, and a cluster may have more.
  assert.deepEqual(object?.inputs, {
    bucket: "partners-trust-bucket-id",
    key: "partners-authorities.pem",
    content: pem,
    contentType: "application/x-pem-file",
  });
});

test("files in S3 are named as they are, and a store that exists makes nothing", async () => {
  const made = await record(
    () =>
      new TrustStore("a", { authorities: { bucket: "shop-trust", key: "ca.pem", version: "7" }, baseName: "shop-a" }),
  );
  assert.deepEqual(made.resources.map(labelOf), ["TrustStore a-trust-store", "TrustStore a"]);
  const { tags: _, name, ...inputs } = made.resources[0]?.inputs ?? {};
  assert.match(String(name), /^shop-a-[0-9a-f]{8}$/);
  assert.deepEqual(inputs, {
    caCertificatesBundleS3Bucket: "shop-trust",
    caCertificatesBundleS3Key: "ca.pem",
    caCertificatesBundleS3ObjectVersion: "7",
  });
  const arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:truststore/a/1a2b3c4d5e6f7a8b";
  const { resources } = await record(() => new TrustStore("a", { arn }));
  assert.deepEqual(resources.map(labelOf), ["TrustStore a"]);
});

test("the control plane takes what the component makes", async () => {
  const { refusals } = await recordOnTwin(
    () => new TrustStore("partners", { authorities: { pem }, revocations: { old: { pem: crl } } }),
  );
  assert.deepEqual(refusals, []);
});

test("client certificates are explicit when off, and carry only what their mode has", () => {
  const plan = (mutualAuthentication: object | undefined, protocol = "HTTPS") => {
    const listener = { port: 443, protocol, defaultAction: { type: "forward", targetGroups: { web: 1 } } };
    const settings = loadBalancerSettings().parse({
      type: protocol === "HTTPS" ? "application" : "network",
      listeners: { main: { ...listener, ...(mutualAuthentication === undefined ? {} : { mutualAuthentication }) } },
    });
    const main = settings.listeners["main"];
    assert.ok(main);
    return planMutualAuthentication(main, { partners: "arn" });
  };
  assert.deepEqual(plan(undefined), { mode: "off" });
  assert.equal(plan(undefined, "TLS"), undefined);
  assert.deepEqual(plan({ mode: "off" }, "TLS"), { mode: "off" });
  assert.deepEqual(plan({ mode: "passthrough" }), { mode: "passthrough" });
  assert.deepEqual(plan({ mode: "verify", trustStore: "partners" }), {
    mode: "verify",
    trustStoreArn: "arn",
    ignoreClientCertificateExpiry: false,
    advertiseTrustStoreCaNames: "off",
  });
});
