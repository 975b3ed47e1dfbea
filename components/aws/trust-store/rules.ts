import type { Path } from "../../../model/settings/path";
import { limitText } from "../../../model/settings/primitives";
import type { Report, SettingsRules, ValidPart } from "../../../model/settings/rule";
import type { Limits } from "../../../platforms/aws/limits";
import type { TrustStoreShape } from "./schema";

type TrustStore = ValidPart<TrustStoreShape>;

const blocks = (pem: string, kind: string): number => pem.split(`-----BEGIN ${kind}-----`).length - 1;

interface Content {
  readonly pem: string;
  readonly path: Path;
}

const pemOf = (source: object | undefined, path: Path): readonly Content[] => {
  const pem: unknown = source === undefined ? undefined : Reflect.get(source, "pem");
  return typeof pem === "string" ? [{ pem, path: [...path, "pem"] }] : [];
};

/** Certificates and lists that stand in the settings themselves. */
function contentsOf(store: TrustStore) {
  if (!("authorities" in store)) return { authorities: [], revocations: [] };
  const lists = Object.entries(store.revocations ?? {});
  return {
    authorities: pemOf(store.authorities, ["authorities"]),
    revocations: lists.flatMap(([name, list]) => pemOf(list, ["revocations", name])),
  };
}

/** A key beside a certificate would be published with it. */
function noKeys(store: TrustStore, say: Report): void {
  const { authorities, revocations } = contentsOf(store);
  for (const { pem, path } of [...authorities, ...revocations]) {
    if (!/-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/.test(pem)) continue;
    say(path, {
      problem: "holds a private key",
      received: "PEM text",
      derived: true,
      fix: "take the key out, and replace it: it stands in this file",
    });
  }
}

function readable(store: TrustStore, say: Report, limits: Limits): void {
  const { authorities, revocations } = contentsOf(store);
  for (const { pem, path } of authorities) {
    const count = blocks(pem, "CERTIFICATE");
    if (count === 0) {
      const allowed = "PEM text with -----BEGIN CERTIFICATE-----";
      say(path, { problem: "holds no certificate", received: "other text", derived: true, allowed });
    }
    const { max, severity } = limits["elbv2.trustStore.authorities"];
    if (count > max && severity === "error") tooMany(path, count, say, limits);
  }
  for (const { pem, path } of revocations) {
    if (blocks(pem, "X509 CRL") > 0) continue;
    const allowed = "PEM text with -----BEGIN X509 CRL-----";
    say(path, { problem: "holds no revocation list", received: "other text", derived: true, allowed });
  }
}

function tooMany(path: Path, count: number, say: Report, limits: Limits): void {
  const allowed = limitText(limits, "elbv2.trustStore.authorities");
  say(path, { problem: `${count} certificates`, received: "PEM text", derived: true, allowed });
}

export const trustStoreRules = (limits: Limits): SettingsRules<TrustStoreShape> => ({
  "no-private-key": noKeys,
  "pem-readable": (store, say) => readable(store, say, limits),
});

/** Default quotas, which an account may have raised. */
export const trustStoreCautions = (limits: Limits): SettingsRules<TrustStoreShape> => ({
  "beyond-quotas": (store, say) => {
    const { max, severity } = limits["elbv2.trustStore.authorities"];
    for (const { pem, path } of contentsOf(store).authorities) {
      const count = blocks(pem, "CERTIFICATE");
      if (severity === "warning" && count > max) tooMany(path, count, say, limits);
    }
    const lists = "authorities" in store ? Object.keys(store.revocations ?? {}).length : 0;
    if (lists <= limits["elbv2.trustStore.revocations"].max) return;
    const allowed = limitText(limits, "elbv2.trustStore.revocations");
    say(["revocations"], { problem: `${lists} lists are more than AWS allows by default`, allowed });
  },
});
