import assert from "node:assert/strict";
import { test } from "node:test";
import {
  defaultTlsPolicy,
  offeredTlsPolicies,
  tlsLoss,
  tlsPolicies,
  tlsPolicyAdvice,
  tlsPolicyWeakness,
  tlsStrength,
} from "../../../platforms/aws/tls";
import { evaluate } from "../../../policies/evaluate";
import { listenerTlsPolicy } from "../../../policies/rules/aws/elb/listener-tls-policy";
import { everyRule, verdictsOf } from "../../policies/breaks";
import { graphOf, withProperty } from "../../policies/fixture";
import { compliant } from "../../policies/program";

const name = (rest: string) => `ELBSecurityPolicy-${rest}`;

/** TLS 1.2 or 1.3 only, forward secrecy, no Ext ciphers. */
const safe = [
  "TLS13-1-2-Res-FIPS-2023-04",
  "TLS13-1-2-Res-FIPS-PQ-2025-09",
  "TLS13-1-3-FIPS-PQ-2025-09",
  "TLS13-1-2-Res-PQ-2025-09",
  "TLS13-1-3-RFC9151-FIPS-2023-07",
  "TLS13-1-2-RFC9151-INTEROP2-FIPS-2023-07",
].map(name);

const unsafe = [
  "TLS13-1-2-Ext1-FIPS-2023-04",
  "TLS13-1-1-FIPS-2023-04",
  "TLS13-1-0-FIPS-PQ-2025-09",
  "TLS13-1-0-PQ-2025-09",
  "TLS13-1-2-Ext0-RFC9151-FIPS-2023-07",
  "TLS13-1-2-RFC9151-INTEROP4-FIPS-2023-07",
  "2015-05",
].map(name);

const verdictOf = (sslPolicy: string) =>
  verdictsOf(
    evaluate(graphOf(withProperty(compliant, "https", "sslPolicy", sslPolicy)), [listenerTlsPolicy], everyRule).results,
  ).some((verdict) => verdict.includes("fail"))
    ? "fail"
    : "pass";

test("case 06-tls-policies-fips-res: restricted, FIPS and post-quantum policies are offered and pass the pack", () => {
  for (const policy of safe) {
    assert.ok(offeredTlsPolicies.includes(policy), policy);
    assert.equal(verdictOf(policy), "pass", policy);
    assert.equal(tlsPolicyAdvice(policy), undefined, policy);
  }
});

test("case 06-tls-policies-fips-res: Ext ciphers, TLS 1.0 and 1.1 still fail, with the reason", () => {
  for (const policy of unsafe) {
    assert.ok(tlsPolicies.has(policy), policy);
    assert.ok(!offeredTlsPolicies.includes(policy), policy);
    assert.equal(verdictOf(policy), "fail", policy);
    assert.match(tlsPolicyWeakness(policy) ?? "", /^it (?:accepts|lacks) /, policy);
  }
});

test("the default is the console's, and no weaker than any policy on offer in more than its version", () => {
  assert.equal(defaultTlsPolicy, name("TLS13-1-2-Res-PQ-2025-09"));
  for (const policy of offeredTlsPolicies) {
    const loss = tlsLoss(defaultTlsPolicy, policy) ?? "";
    assert.doesNotMatch(loss, /post-quantum|ciphers/, policy);
  }
});

test("every name is listed once and has a strength; the order puts post-quantum first", () => {
  assert.equal(tlsPolicies.size, 28 + 7 + 11);
  const strengths = offeredTlsPolicies.map((policy) => tlsStrength(policy) ?? 0);
  assert.deepEqual(
    strengths,
    [...strengths].sort((a, b) => b - a),
  );
  for (const [policy, { postQuantum }] of tlsPolicies) {
    if (!postQuantum) continue;
    const classical = policy.replace("-PQ-2025-09", policy.includes("FIPS") ? "-2023-04" : "-2021-06");
    assert.ok((tlsStrength(policy) ?? 0) > (tlsStrength(classical) ?? 0), `${policy} above ${classical}`);
    assert.equal(tlsLoss(classical, policy), "no post-quantum key exchange");
    assert.equal(tlsLoss(policy, classical), undefined);
  }
  assert.equal(tlsStrength("TLS1.2"), undefined);
});

test("each quality that is lost is named, whatever is won", () => {
  assert.equal(tlsLoss(name("TLS13-1-3-2021-06"), defaultTlsPolicy), "no post-quantum key exchange");
  assert.equal(tlsLoss(defaultTlsPolicy, name("TLS13-1-3-2021-06")), "TLS 1.2 is accepted");
  assert.equal(tlsLoss(name("TLS13-1-2-PQ-2025-09"), defaultTlsPolicy), "weaker ciphers are accepted");
  assert.equal(
    tlsLoss(name("TLS13-1-2-2021-06"), name("TLS13-1-3-FIPS-PQ-2025-09")),
    "no post-quantum key exchange, TLS 1.2 is accepted, weaker ciphers are accepted, no FIPS-validated cryptography",
  );
  assert.equal(tlsLoss("mine", defaultTlsPolicy), undefined);
});
