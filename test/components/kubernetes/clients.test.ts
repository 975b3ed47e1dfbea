import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { rewriteFilter } from "../../../components/kubernetes/gateway/filters";
import { groupsOf, regexProblem } from "../../../components/kubernetes/gateway/rules/regex";
import { objectsOf, only, recordCluster } from "../../support/kubernetes/cluster";
import { connections, smallest, widest } from "../../support/kubernetes/specs";

const replaced = (regex: string, replace: string) =>
  rewriteFilter({ url: { regex, replace } })?.urlRewrite?.path?.replaceRegexMatch;

describe("rewriting a path", () => {
  test("replaces the first match alone, where Envoy would replace them all", () => {
    assert.deepEqual(replaced("/v(\\d)", "/$1"), { pattern: "^(.*?)(?:/v(\\d))", substitution: "\\1/\\2" });
    // The same expression in JavaScript's words, which Envoy's engine reads alike.
    const { pattern, substitution } = replaced("a(b|c)", "<$1>") ?? { pattern: "", substitution: "" };
    assert.equal("xabyac".replace(new RegExp(pattern), substitution.replace(/\\(\d)/g, "$$$1")), "x<b>yac");
  });

  test("leaves an expression as it is that can match at the start only", () => {
    assert.deepEqual(replaced("^/api/", "/"), { pattern: "^/api/", substitution: "/" });
    assert.equal(replaced("^/a|/b", "/")?.pattern, "^(.*?)(?:^/a|/b)");
  });

  test("keeps a backslash of the replacement from naming a group", () => {
    assert.equal(replaced("^/a", "/\\1")?.substitution, "/\\\\1");
  });

  test("counts the groups of RE2's expressions", () => {
    assert.deepEqual(["a", "(a)(?:b)(?P<c>d)", "(?i)(a)", "\\(a"].map(groupsOf), [0, 2, 1, 0]);
    assert.equal(regexProblem("(?P<a>b)"), undefined);
  });

  test("takes signs for themselves where they are escaped or in a class", () => {
    for (const sound of ["^/a\\++$", "[*+]+", "[]+]+", "^/x[^?+]", "a\\\\1", "\\(?=", "a\\[b+"])
      assert.equal(regexProblem(sound), undefined, sound);
    for (const foreign of ["a++", "[ab]++", "a{2}+", "(?>a)", "(?<=a)b", "(a)\\1", "[a]\\\\(?!b)"])
      assert.match(regexProblem(foreign) ?? "", /^RE2 has no/, foreign);
  });
});

describe("clients", () => {
  test("of a listener that asks for certificates have a policy of their own, which says again what the gateway's says", async () => {
    const objects = objectsOf(await recordCluster(widest()));
    const { targetRefs, tls, ...common } = only(objects, "ClientTrafficPolicy", "shop").spec ?? {};
    const own = only(objects, "ClientTrafficPolicy", "shop-https").spec ?? {};
    const { targetRefs: ownRefs, tls: ownTls, ...ownCommon } = own;
    assert.deepEqual(ownCommon, common);
    assert.deepEqual(
      ownRefs,
      (targetRefs as readonly object[]).map((ref) => ({ ...ref, sectionName: "https" })),
    );
    const configMap = (name: string) => ({ group: "", kind: "ConfigMap", name });
    assert.deepEqual(ownTls, {
      ...(tls as object),
      clientValidation: {
        mode: "RequireAndVerify",
        caCertificateRefs: [configMap("shop-trust-partners")],
        allowExpiredCertificate: true,
        crl: {
          refs: [configMap("shop-trust-partners-revoked-left"), configMap("lost")],
          onlyVerifyLeafCertificate: true,
        },
      },
    });
    const maps = objects.filter(({ kind }) => kind === "ConfigMap").map(({ metadata }) => metadata.name);
    assert.deepEqual(maps.sort(), ["shop-dashboard", "shop-trust-partners", "shop-trust-partners-revoked-left"]);
  });

  test("of other clusters are asked for nothing", async () => {
    const objects = objectsOf(await recordCluster(smallest()));
    assert.equal(objects.filter(({ kind }) => kind === "ClientTrafficPolicy").length, 1);
    assert.equal(objects.filter(({ kind }) => kind === "ConfigMap").length, 0);
  });

  test("of a listener whose TLS the nodes end are told apart by the name that they ask for", async () => {
    const objects = objectsOf(await recordCluster(connections()));
    const route = only(objects, "TLSRoute", "mail-vault").spec;
    assert.deepEqual(route?.["hostnames"], ["*.vault.example.com", "vault.example.com"]);
    const listeners = only(objects, "Gateway", "mail").spec?.["listeners"] as readonly { name: string; tls?: object }[];
    assert.deepEqual(listeners.find(({ name }) => name === "vault")?.tls, { mode: "Passthrough" });
    const [target] = only(objects, "BackendTrafficPolicy", "mail-vault").spec?.["targetRefs"] as readonly object[];
    assert.deepEqual(target, { group: "gateway.networking.k8s.io", kind: "TLSRoute", name: "mail-vault" });
  });
});
