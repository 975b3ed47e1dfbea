import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Props } from "../../../twin/contract/resources";
import { Account, makeBalancer, makeSite, refuses, str } from "../../support/account";

const proofOf = (certificate: { readonly outputs: Props }) =>
  certificate.outputs.domainValidationOptions as readonly Record<string, string>[];

describe("certificates", () => {
  it("asks for one proof for each name, the same for a wildcard and its parent", () => {
    const account = new Account();
    const certificate = account.make("certificate", {
      domainName: "example.com",
      subjectAlternativeNames: ["*.example.com", "api.example.com"],
      validationMethod: "DNS",
    });
    assert.match(certificate.id, /^arn:aws:acm:eu-west-1:123456789012:certificate\/[0-9a-f-]{36}$/);
    assert.deepEqual([certificate.outputs.status, certificate.outputs.type], ["PENDING_VALIDATION", "AMAZON_ISSUED"]);
    const proofs = proofOf(certificate);
    assert.deepEqual(
      proofs.map(({ domainName }) => domainName),
      ["example.com", "*.example.com", "api.example.com"],
    );
    const names = proofs.map(({ resourceRecordName }) => resourceRecordName);
    assert.equal(names[0], names[1]);
    assert.notEqual(names[0], names[2]);
    assert.match(str(names[0]), /^_[0-9a-f]{32}\.example\.com\.$/);
    assert.match(str(proofs[0]?.resourceRecordValue), /\.acm-validations\.aws\.$/);
  });

  it("is replaced by other names, whose order means nothing", () => {
    const account = new Account();
    const inputs = { domainName: "a.com", subjectAlternativeNames: ["b.com", "c.com"], validationMethod: "DNS" };
    const certificate = account.make("certificate", inputs);
    assert.deepEqual(account.diff(certificate, { subjectAlternativeNames: ["c.com", "b.com"] }).paths, []);
    assert.equal(account.diff(certificate, { subjectAlternativeNames: ["b.com"] }).replaces, true);
    assert.equal(account.diff(certificate, { domainName: "d.com" }).replaces, true);
    assert.equal(account.diff(certificate, { tags: { a: "b" } }).replaces, false);
  });

  it("is issued once the records of a zone in the account prove it", () => {
    const account = new Account();
    const zone = account.make("zone", { name: "example.com" });
    const certificate = account.make("certificate", { domainName: "vip.example.com", validationMethod: "DNS" });
    const [proof] = proofOf(certificate);
    assert.ok(proof);
    const validate =
      (...fqdns: string[]) =>
      () =>
        account.make("validation", { certificateArn: certificate.id, validationRecordFqdns: fqdns });
    const fqdn = str(proof.resourceRecordName).replace(/\.$/, "");
    refuses("ValidationException", validate("_other.example.com"), /missing vip\.example\.com DNS validation record/);
    refuses("UnexpectedState", validate(fqdn), /PENDING_VALIDATION/);
    const { resourceRecordName: name = "", resourceRecordType: type = "", resourceRecordValue: value = "" } = proof;
    account.make("record", { zoneId: zone.id, name, type, records: [value], ttl: 60 });
    validate(fqdn)();
    const found = account.invoke("aws:acm/getCertificate:getCertificate", {
      domain: "vip.example.com",
      statuses: ["ISSUED"],
    });
    assert.equal(found.arn, certificate.id);
  });

  it("fails the plan with names that are none", () => {
    const account = new Account();
    assert.match(account.failures("certificate", { domainName: "example.com." }).join(), /without a dot/);
    assert.match(account.failures("certificate", {}).join(), /domainName: is required/);
    assert.match(account.failures("certificate", { domainName: "a.com", keyAlgorithm: "RSA" }).join(), /RSA_2048/);
    assert.match(
      account.failures("certificate", { domainName: "a.com", validationMethod: "NONE" }).join(),
      /DNS, EMAIL/,
    );
  });
});

describe("DNS", () => {
  const setUp = () => {
    const account = new Account();
    const zone = account.make("zone", { name: "example.com." }, "zone");
    const record = (more: Props) =>
      account.make("record", { zoneId: zone.id, name: "www", type: "A", ttl: 60, records: ["192.0.2.1"], ...more });
    return { account, zone, record };
  };

  it("answers as AWS does", () => {
    const { account, zone, record } = setUp();
    assert.match(zone.id, /^Z[0-9A-F]{20}$/);
    assert.deepEqual(
      [zone.outputs.name, zone.outputs.zoneId, zone.outputs.arn],
      ["example.com", zone.id, `arn:aws:route53:::hostedzone/${zone.id}`],
    );
    assert.equal((zone.outputs.nameServers as string[]).length, 4);
    assert.deepEqual(
      [record({}).id, record({ type: "AAAA", records: ["::1"] }).outputs.fqdn],
      [`${zone.id}_www.example.com_A`, "www.example.com"],
    );
    assert.equal(record({ name: "example.com", type: "TXT" }).outputs.fqdn, "example.com");
    const found = account.invoke("aws:route53/getZone:getZone", { name: "example.com" });
    assert.deepEqual([found.zoneId, found.resourceRecordSetCount], [zone.id, 5]);
  });

  it("refuses a record that exists, unless told to overwrite, and a CNAME at the apex", () => {
    const { account, zone, record } = setUp();
    record({});
    refuses("InvalidChangeBatch", () => record({}), /name='www\.example\.com\.', type='A'\] but it already exists/);
    refuses("InvalidChangeBatch", () => record({ name: "", type: "CNAME" }), /not permitted at apex/);
    record({ name: "api", setIdentifier: "blue", weightedRoutingPolicies: [{ weight: 10 }] });
    refuses("NoSuchHealthCheck", () => record({ name: "h", healthCheckId: "none" }));
    refuses(
      "NoSuchHostedZone",
      () => account.make("record", { ...record({ name: "x" }).inputs, zoneId: "zone" }),
      /zone/,
    );
    refuses("HostedZoneNotEmpty", () => account.remove(zone));
  });

  it("has one kind of routing for a name, and each role and region once", () => {
    const { record } = setUp();
    const failover = (setIdentifier: string, type: string, name = "www") =>
      record({ name, setIdentifier, failoverRoutingPolicies: [{ type }] });
    const one = failover("one", "PRIMARY");
    refuses("InvalidChangeBatch", () => record({}), /cannot be created as other RRSets exist/);
    refuses("InvalidChangeBatch", () => failover("two", "PRIMARY"), /failover set with type PRIMARY exists/);
    refuses("InvalidChangeBatch", () => failover("one", "PRIMARY"), /already exists/);
    failover("two", "SECONDARY");
    failover("two", "PRIMARY", "api");
    const weighted = { setIdentifier: "three", weightedRoutingPolicies: [{ weight: 1 }] };
    refuses("InvalidChangeBatch", () => record(weighted), /a non-weighted set exists with the same name and type/);
    const latency = (setIdentifier: string, region: string) =>
      record({ name: "near", setIdentifier, latencyRoutingPolicies: [{ region }] });
    latency("one", "eu-west-1");
    refuses("InvalidChangeBatch", () => latency("two", "eu-west-1"), /latency set with region eu-west-1/);
    latency("two", "us-east-1");
    assert.equal(one.outputs.fqdn, "www.example.com");
  });

  it("wants of a health check what its kind needs", () => {
    const check = (inputs: Props) => () => new Account().make("healthCheck", inputs);
    refuses("InvalidInput", check({ type: "HTTPS" }), /an endpoint has a name or an address/);
    refuses("InvalidInput", check({ type: "TCP", fqdn: "a.example.com" }), /no usual one/);
    refuses(
      "InvalidInput",
      check({ type: "TCP", fqdn: "a.example.com", port: 80, resourcePath: "/" }),
      /asks for no path/,
    );
    refuses("InvalidInput", check({ type: "HTTP_STR_MATCH", fqdn: "a.example.com" }), /missing with a type/);
    refuses("InvalidInput", check({ type: "HTTP", fqdn: "a.example.com", searchString: "ok" }), /_STR_MATCH/);
    check({ type: "HTTP_STR_MATCH", ipAddress: "192.0.2.1", searchString: "ok" })();
  });

  it("lets records into zones that the account has from elsewhere", () => {
    const { record } = setUp();
    assert.equal(record({ zoneId: "Z0123456789ABCDEXAMP", name: "www.other.com" }).outputs.fqdn, "www.other.com");
  });

  it("wants the zone of the balancer in an alias to it", () => {
    const { account, record } = setUp();
    const balancer = makeBalancer(account, makeSite(account));
    const { dnsName, zoneId } = balancer.outputs;
    const alias = (zone: string) => () =>
      account.make("record", {
        zoneId: "Z0123456789ABCDEXAMP",
        name: "vip.example.com",
        type: "A",
        aliases: [{ name: `dualstack.${str(dnsName)}`, zoneId: zone, evaluateTargetHealth: true }],
      });
    refuses("InvalidChangeBatch", alias("Z2IFOLAFXWLO4F"), /does not lie within the target zone/);
    alias(str(zoneId))();
    record({});
  });

  it("is replaced by name, zone or set, and changed in place otherwise", () => {
    const { account, record } = setUp();
    const made = record({});
    assert.equal(account.diff(made, { name: "api" }).replaces, true);
    assert.equal(account.diff(made, { records: ["192.0.2.2"] }).replaces, false);
    assert.equal(account.diff(made, { ttl: 300 }).replaces, false);
    const check = account.make("healthCheck", {
      type: "HTTPS",
      fqdn: "vip.example.com",
      requestInterval: 10,
      failureThreshold: 2,
    });
    assert.equal(account.diff(check, { requestInterval: 30 }).replaces, true);
    assert.equal(account.diff(check, { failureThreshold: 3 }).replaces, false);
  });

  const wrong: readonly (readonly ["record" | "healthCheck", Props, RegExp])[] = [
    ["record", { type: "ALIAS" }, /CNAME/],
    ["record", { records: ["a"] }, /ttl: is required/],
    ["record", { aliases: [{}], records: ["a"], ttl: 1 }, /exactly one of aliases, records/],
    ["record", { records: ["a"], ttl: 1, weightedRoutingPolicies: [{ weight: 256 }] }, /0-255/],
    ["record", { records: ["a"], ttl: 1, weightedRoutingPolicies: [{ weight: 1 }] }, /setIdentifier: is required/],
    ["healthCheck", { type: "HTTPS", requestInterval: 20 }, /10 or 30/],
    ["healthCheck", { type: "HTTPS", failureThreshold: 11 }, /1-10/],
    ["healthCheck", { type: "PING" }, /HTTPS/],
    ["healthCheck", { type: "HTTPS", regions: ["eu-west-1"] }, /3/],
    ["healthCheck", { type: "HTTPS", regions: ["eu-west-1", "us-east-1", "eu-west-9"] }, /sa-east-1/],
  ];
  for (const [type, more, words] of wrong) {
    it(`fails the plan of a ${type} with ${JSON.stringify(more)}`, () => {
      const base = type === "record" ? { zoneId: "Z0123456789", name: "www", type: "A" } : {};
      assert.match(new Account().failures(type, { ...base, ...more }).join("; "), words);
    });
  }
});
