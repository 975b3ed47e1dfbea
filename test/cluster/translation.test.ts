import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import type { Props } from "../../model/graph/json";
import { Authority } from "../../twin/balancer/certificates/authority";
import { propsOf } from "../../twin/kubernetes/api/objects";
import type { Translation } from "../../twin/kubernetes/gateway/translate";
import { ClientAuthority } from "../support/client-authority";
import { connections, widest } from "../support/kubernetes/specs";
import { complaintsOf, partsWith, translateCluster } from "../support/kubernetes/translation";

const base64 = (text: string) => Buffer.from(text).toString("base64");

async function tlsSecret(namespace: string, ...names: readonly string[]): Promise<readonly Props[]> {
  const authority = new Authority(mkdtempSync(join(tmpdir(), "vipkit-test-")));
  const pem = await authority.issue({ domainNames: ["x.example.com"], addresses: [], keyAlgorithm: "EC_prime256v1" });
  return names.map((name) => ({
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name, namespace },
    type: "kubernetes.io/tls",
    data: { "tls.crt": base64(pem.certificate), "tls.key": base64(pem.privateKey) },
  }));
}

const configMap = (name: string, data: Props): Props => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, namespace: "store" },
  data,
});

describe("what Envoy Gateway makes of a cluster that reads HTTP", () => {
  let made: Translation;
  before(async () => {
    const spec = widest();
    const partners = await ClientAuthority.create("partners");
    spec.trustStores = {
      partners: {
        authorities: { pem: partners.pem },
        revocations: { left: { pem: await partners.revoke("05") }, lost: { configMap: "lost" } },
      },
    };
    made = await translateCluster(spec, [
      ...(await tlsSecret("store", "shop-tls", "other-tls")),
      configMap("inner-ca", { "ca.crt": partners.pem }),
      configMap("lost", { "ca.crl": await partners.revoke("06") }),
    ]);
  });
  const parts = (key: string) => partsWith(made.xds, key);

  test("is accepted whole", () => {
    assert.deepEqual(complaintsOf(made), []);
  });

  test("rewrites the first match of a path, and the host", () => {
    const [route] = parts("regexRewrite");
    assert.deepEqual(route?.regexRewrite, {
      pattern: { regex: "^(.*?)(?:/api/v(\\d+))" },
      substitution: "\\1/\\2",
    });
    assert.equal(route?.hostRewriteLiteral, "api.shop");
  });

  test("answers preflight requests for the one origin", () => {
    const [policy] = parts("allowOriginStringMatch");
    assert.deepEqual(policy?.allowOriginStringMatch, [{ exact: "https://www.example.com" }]);
    assert.deepEqual(
      [policy?.allowMethods, policy?.allowHeaders, policy?.exposeHeaders, policy?.allowCredentials, policy?.maxAge],
      ["GET, PUT", "X-Token", "X-Total", true, "600"],
    );
  });

  test("verifies clients of one listener by its authorities, asks those of another, and keeps TLS as the gateway has it", () => {
    const listeners = parts("requireClientCertificate");
    const verified = listeners.find(({ requireClientCertificate }) => requireClientCertificate === true);
    const asked = listeners.find(({ requireClientCertificate }) => requireClientCertificate === false);
    const own = propsOf(propsOf(verified?.commonTlsContext).combinedValidationContext);
    assert.deepEqual(own.defaultValidationContext, { allowExpiredCertificate: true });
    assert.equal(propsOf(own.validationContextSdsSecretConfig).name, "store/shop-https/ca.crt");
    assert.deepEqual(propsOf(asked?.commonTlsContext).validationContext, {
      trustChainVerification: "ACCEPT_UNTRUSTED",
    });
    for (const context of [verified, asked]) {
      const { tlsParams, alpnProtocols } = propsOf(context?.commonTlsContext);
      assert.equal(propsOf(tlsParams).tlsMinimumProtocolVersion, "TLSv1_3");
      assert.deepEqual(alpnProtocols, ["http/1.1"]);
    }
  });

  test("tells nodes of the client's certificate, and nothing that a client says of it", () => {
    const headers = parts("requestHeadersToRemove").map(({ requestHeadersToRemove: removed, requestHeadersToAdd }) => {
      const added = partsWith(requestHeadersToAdd, "value").map(({ key, value }) => [key, value] as const);
      return { removed, added };
    });
    const verified = headers.find(({ added }) => added.some(([key]) => key === "X-Client-Subject"));
    assert.ok(verified);
    assert.deepEqual(
      verified.added.map(([key]) => key),
      verified.removed,
    );
    const values = Object.fromEntries(verified.added.map(([key, value]) => [String(key), value]));
    assert.equal(values["X-Client-Subject"], "%DOWNSTREAM_PEER_SUBJECT%");
    assert.equal(values["X-Amzn-Tls-Version"], "%DOWNSTREAM_TLS_VERSION%");
    const passed = headers.find(({ added }) => added.some(([key]) => key === "X-Amzn-Mtls-Clientcert"));
    assert.equal(passed?.added.length, 3);
  });
});

describe("what Envoy Gateway makes of listeners that pass connections on", () => {
  test("tells connections apart by the name that they ask for, and ends no TLS there", async () => {
    const made = await translateCluster(connections(), await tlsSecret("mail", "mail-tls"));
    assert.deepEqual(complaintsOf(made), []);
    const named = partsWith(made.xds, "filterChainMatch").filter(
      ({ filterChainMatch }) => "serverNames" in propsOf(filterChainMatch),
    );
    assert.deepEqual(
      named.map(({ filterChainMatch, transportSocket }) => [filterChainMatch, transportSocket]),
      [[{ serverNames: ["*.vault.example.com", "vault.example.com"] }, undefined]],
    );
  });
});
