import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { Certificate, type CertificateArgs } from "../../components/aws/certificate";
import { planCertificate } from "../../components/aws/certificate/plan";
import { labelOf, record, resolve } from "../support/recorder";

const zoneId = "Z0123456789ABCDEFGHIJ";
const certificateOf = (args: CertificateArgs) => record(() => new Certificate("shop", args));

describe("planCertificate", () => {
  const names = fc.uniqueArray(
    fc.constantFrom(
      "a.example.com",
      "*.a.example.com",
      "B.example.com",
      "example.com",
      "*.example.com",
      "c.example.com.",
    ),
    { maxLength: 6 },
  );

  it("covers and proves the same whatever the order and repetition of names", () => {
    fc.assert(
      fc.property(names, (others) => {
        const plan = planCertificate({ domainName: "example.com", subjectAlternativeNames: others });
        const again = [...others, ...others].reverse();
        assert.deepEqual(planCertificate({ domainName: "example.com", subjectAlternativeNames: again }), plan);
        assert.ok(!plan.subjectAlternativeNames.includes("example.com"));
        assert.ok(plan.validationNames.every((name) => !name.startsWith("*")));
      }),
    );
  });

  it("proves a wildcard and its parent once", () => {
    const plan = planCertificate({
      domainName: "*.example.com",
      subjectAlternativeNames: ["Example.com", "z.example.com"],
    });
    assert.deepEqual(plan, {
      domainName: "*.example.com",
      subjectAlternativeNames: ["example.com", "z.example.com"],
      validationNames: ["example.com", "z.example.com"],
    });
  });
});

describe("a certificate", () => {
  it("case 09-certificate-names-of-two-zones: proves each name in its own zone", async () => {
    const { resources } = await certificateOf({
      domainName: "shop.example.com",
      subjectAlternativeNames: ["example.net", "*.a.example.net"],
      zoneId,
      zoneIds: { "example.net": "Z0NET" },
    });
    const zones = resources.filter(({ type }) => type.endsWith("Record")).map(({ inputs }) => inputs.zoneId);
    assert.deepEqual(zones, ["Z0NET", "Z0NET", zoneId]);
  });

  it("with a zone makes its records and waits for them", async () => {
    const { result, resources } = await certificateOf({
      domainName: "shop.example.com",
      subjectAlternativeNames: ["www.shop.example.com", "*.shop.example.com"],
      zoneId,
    });
    assert.deepEqual(resources.map(labelOf), [
      "Certificate shop-certificate",
      "CertificateValidation shop-validation",
      "Record shop-validation-record-shop.example.com",
      "Record shop-validation-record-www.shop.example.com",
      "Certificate shop",
    ]);
    const [certificate, validation, record] = resources.map(({ inputs }) => inputs);
    assert.deepEqual(certificate?.subjectAlternativeNames, [
      "*.shop.example.com",
      "shop.example.com",
      "www.shop.example.com",
    ]);
    assert.deepEqual([certificate?.validationMethod, certificate?.keyAlgorithm], ["DNS", "EC_prime256v1"]);
    assert.deepEqual(
      [record?.zoneId, record?.name, record?.type, record?.records, record?.allowOverwrite],
      [zoneId, "_proof.shop.example.com.", "CNAME", ["_value.acm-validations.aws."], true],
    );
    assert.deepEqual(validation?.validationRecordFqdns, ["_proof.shop.example.com", "_proof.www.shop.example.com"]);
    assert.equal(await resolve(result.arn), "arn:aws:mock:::shop-certificate");
    assert.deepEqual(result.domainNames, ["shop.example.com", "*.shop.example.com", "www.shop.example.com"]);
  });

  it("without a zone says which records to make and waits for nothing", async () => {
    const { result, resources } = await certificateOf({ domainName: "shop.example.com" });
    assert.deepEqual(resources.map(labelOf), ["Certificate shop-certificate", "Certificate shop"]);
    assert.deepEqual(resources[0]?.inputs.subjectAlternativeNames, ["shop.example.com"]);
    assert.deepEqual(await resolve(result.validationRecords), [
      { name: "_proof.shop.example.com.", type: "CNAME", value: "_value.acm-validations.aws." },
    ]);
  });

  it("that exists is used by its ARN and nothing is created", async () => {
    const arn = "arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012";
    const { result, resources } = await certificateOf({ arn });
    assert.deepEqual(resources.map(labelOf), ["Certificate shop"]);
    assert.equal(await resolve(result.arn), arn);
    assert.deepEqual(await resolve(result.validationRecords), []);
  });
});
